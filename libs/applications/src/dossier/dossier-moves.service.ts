import { Injectable } from '@nestjs/common';
import { type FieldFault, invalid, newId, SealedFields, tokyoDate, type Transaction } from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import type { Nomination } from '../nomination.entity.js';
import { type AnswersByPart, missingIn } from './completeness.js';
import { allAnswers, DossierParts, type OpenedPart } from './dossier-parts.service.js';
import { formOfRun, holdToForm } from './dossier-refusals.js';
import { HELD_COLUMNS, heldAnswers, type HeldFacts } from './held-answers.js';
import { readItems, type RequestedItem } from './information-request.js';

interface RunWithForm {
  programmeType: LeafType;
  formVersion: FormVersion | null;
}

/** What happens to the dossier when its nomination moves: it must be complete to be handed in, and then it is frozen. */
@Injectable()
export class DossierMoves {
  constructor(
    private readonly parts: DossierParts,
    private readonly sealedFields: SealedFields,
  ) {}

  /** All that is missing, together with what is missing in the nomination itself; then the next version is frozen. Throws NOMINATION.INCOMPLETE. */
  async handIn(
    tx: Transaction,
    nomination: Nomination,
    run: RunWithForm,
    missingFacts: FieldFault[],
  ): Promise<void> {
    const form = formOfRun(run);
    const parts = form ? await this.parts.all((sql, values) => tx.rows(sql, values), nomination.id) : [];
    const missing = form ? missingIn(form, allAnswers(parts, {}), tokyoDate(tx.at)) : [];
    const all = [...missingFacts, ...missing];
    if (all.length > 0) throw invalid('NOMINATION.INCOMPLETE', all);
    if (form) await this.freeze(tx, nomination, form.formVersion, parts);
  }

  /** Keeps the list beside the reason for which a nomination is returned. Throws DOSSIER.INVALID, DOSSIER.NO_FORM. */
  async keepRequest(
    tx: Transaction,
    nomination: Nomination,
    stepId: string,
    items: RequestedItem[],
  ): Promise<void> {
    const asked = readItems(await holdToForm(tx, nomination), items);
    await tx.insert('information_request', {
      id: newId(),
      nomination_id: nomination.id,
      step_id: stepId,
      items: JSON.stringify(asked),
      asked_at: tx.at,
    });
  }

  private async freeze(
    tx: Transaction,
    nomination: Nomination,
    formVersion: FormVersion,
    parts: OpenedPart[],
  ): Promise<void> {
    const id = newId();
    const held = await tx.row<HeldFacts>(
      `SELECT ${HELD_COLUMNS} FROM nomination n JOIN person p ON p.id = n.person_id WHERE n.id = ?`,
      [nomination.id],
    );
    const last = await tx.row<{ number: number }>(
      'SELECT number FROM dossier_version WHERE nomination_id = ? ORDER BY number DESC LIMIT 1',
      [nomination.id],
    );
    const written: AnswersByPart = Object.fromEntries(parts.map(({ part, answers }) => [part, answers]));
    const answers = { ...written, PART_B: { ...written.PART_B, ...(held ? heldAnswers(held) : {}) } };
    const sealed = Object.fromEntries(parts.map((part) => [part.part, part.sealed]));
    await tx.insert('dossier_version', {
      id,
      nomination_id: nomination.id,
      number: (last?.number ?? 0) + 1,
      form_version: formVersion,
      answers: JSON.stringify(answers),
      sealed: this.sealedFields.seal(
        { table: 'dossier_version', column: 'sealed', id },
        JSON.stringify(sealed),
      ),
      submitted_at: tx.at,
    });
  }
}
