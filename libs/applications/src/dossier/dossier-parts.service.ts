import { Injectable } from '@nestjs/common';
import { newId, SealedFields, type Transaction } from '#platform';
import type { PartWriter } from './dossier-part.entity.js';
import type { AnswersByPart } from './completeness.js';
import type { Answers } from './form/answers.js';
import type { FormPartName } from './form/form-field.js';

/** One part as it stands, its sealed answers opened. */
export interface OpenedPart {
  id: string;
  part: FormPartName;
  /** 0 while nothing has been saved. */
  version: number;
  answers: Answers;
  sealed: Answers;
  writtenBy: PartWriter | null;
  nomineeInvitationId: string | null;
  lastChange: string | null;
  changedAt: Date | null;
}

type PartRow = Omit<OpenedPart, 'answers' | 'sealed'> & { answers: Answers | string; sealed: string | null };

const COLUMNS = `d.id, d.part, d.version, d.answers, d.sealed, d.written_by writtenBy, d.nominee_invitation_id nomineeInvitationId, d.last_change lastChange, d.changed_at changedAt`;
const placeOf = (id: string) => ({ table: 'dossier_part', column: 'sealed', id });

/** Reads and writes the parts of a dossier: sealed answers are opened on the way out and sealed on the way in. */
@Injectable()
export class DossierParts {
  constructor(private readonly sealedFields: SealedFields) {}

  /** One part, locked; a new one of version 0 when nothing has been saved. */
  async lock(tx: Transaction, nominationId: string, part: FormPartName): Promise<OpenedPart> {
    const row = await tx.row<PartRow>(
      `SELECT ${COLUMNS} FROM dossier_part d WHERE d.nomination_id = ? AND d.part = ? FOR UPDATE`,
      [nominationId, part],
    );
    return row ? this.opened(row) : unwritten(part);
  }

  /** What has been saved of a dossier, by any way of asking the database. */
  async all(
    rows: (sql: string, parameters: unknown[]) => Promise<unknown>,
    nominationId: string,
  ): Promise<OpenedPart[]> {
    const found = (await rows(`SELECT ${COLUMNS} FROM dossier_part d WHERE d.nomination_id = ?`, [
      nominationId,
    ])) as PartRow[];
    return found.map((row) => this.opened(row));
  }

  /** Writes the next version; the row, or else its nomination, is locked. */
  async store(
    tx: Transaction,
    nominationId: string,
    part: OpenedPart & { writtenBy: PartWriter; lastChange: string },
  ): Promise<void> {
    const row = {
      answers: JSON.stringify(part.answers),
      sealed:
        Object.keys(part.sealed).length > 0
          ? this.sealedFields.seal(placeOf(part.id), JSON.stringify(part.sealed))
          : null,
      written_by: part.writtenBy,
      nominee_invitation_id: part.nomineeInvitationId,
      last_change: part.lastChange,
      changed_at: tx.at,
      version: part.version + 1,
    };
    if (part.version === 0) {
      await tx.insert('dossier_part', { ...row, id: part.id, nomination_id: nominationId, part: part.part });
    } else await this.replace(tx, part, row);
  }

  private async replace(tx: Transaction, part: OpenedPart, row: Record<string, unknown>): Promise<void> {
    const assignments = Object.keys(row).map((column) => `${column} = ?`);
    await tx.write(`UPDATE dossier_part SET ${assignments.join(', ')} WHERE id = ? AND version = ?`, [
      ...Object.values(row),
      part.id,
      part.version,
    ]);
  }

  /** Keyed, since answers can be guessed: by it the same change sent again is known. */
  markOf(change: unknown[]): string {
    return this.sealedFields.fingerprint('dossier-change', JSON.stringify(change));
  }

  private opened(row: PartRow): OpenedPart {
    const answers = typeof row.answers === 'string' ? (JSON.parse(row.answers) as Answers) : row.answers;
    const sealed =
      row.sealed === null ? {} : (JSON.parse(this.sealedFields.open(placeOf(row.id), row.sealed)) as Answers);
    return { ...row, answers, sealed };
  }
}

function unwritten(part: FormPartName): OpenedPart {
  return {
    id: newId(),
    part,
    version: 0,
    answers: {},
    sealed: {},
    writtenBy: null,
    nomineeInvitationId: null,
    lastChange: null,
    changedAt: null,
  };
}

/** Everything that is answered, by part; `held` is what the nomination holds of Part B. */
export function allAnswers(parts: OpenedPart[], held: Answers): AnswersByPart {
  const entries = parts.map(({ part, answers, sealed }) => [part, { ...answers, ...sealed }] as const);
  const byPart: AnswersByPart = Object.fromEntries(entries);
  return { ...byPart, PART_B: { ...byPart.PART_B, ...held } };
}
