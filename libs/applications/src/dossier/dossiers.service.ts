import { Injectable } from '@nestjs/common';
import { AuditTrail, type Transaction, Transactions, tokyoDate } from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { Actor } from '#identity';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { type NominationScope, scopeOf } from '../nomination-scope.js';
import { Passports } from '../people/passports.service.js';
import type { PartWriter } from './dossier-part.entity.js';
import { DossierParts, type OpenedPart } from './dossier-parts.service.js';
import { dossierClosed, holdToForm, holdToPart, writtenByNominee } from './dossier-refusals.js';
import type { Answer } from './form/answers.js';
import { isSealed } from './form/form.js';
import type { FormField, FormPart, FormPartName } from './form/form-field.js';
import { holdToStandingInvitation } from './nominee-invitations.service.js';
import { changed, readChanges } from './part-changes.js';

/** One or several fields of one part, as somebody wants them. */
export interface DossierChange {
  nominationId: string;
  part: FormPartName;
  /** The version of the part that they have seen; 0 while nothing has been saved. */
  ifVersion: number;
  answers: Record<string, unknown>;
}

/** Who fills in: the office that nominates, or the nominee by invitation. */
export type DossierWriter = { as: 'OVERSEAS_OFFICE'; actor: Actor } | { as: 'NOMINEE'; invitationId: string };

export interface PartReceipt {
  part: FormPartName;
  version: number;
}

/** The dossier while it is being written: saved field by field, complete only when it is handed in. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
    private readonly parts: DossierParts,
    private readonly passports: Passports,
  ) {}

  /**
   * Saves fields of one part. The same change sent again (its answer was lost on the line) is answered as before.
   * Throws DOSSIER.INVALID, DOSSIER.CHANGED_MEANWHILE, DOSSIER.CLOSED, DOSSIER.NO_FORM, DOSSIER.PART_NOT_ASKED,
   * DOSSIER.WRITTEN_BY_NOMINEE, INVITATION.ENDED.
   */
  write(change: DossierChange, writer: DossierWriter): Promise<PartReceipt> {
    return this.transactions.run(async (tx) => {
      // The lock of the nomination: a change comes before its submission or finds it handed in.
      const nomination = await this.records.lock(tx, change.nominationId, scopeOfWriter(writer), null);
      if (writer.as === 'NOMINEE') await holdToStandingInvitation(tx, writer.invitationId);
      if (nomination.state !== 'DRAFT' && nomination.state !== 'RETURNED') throw dossierClosed();
      const part = holdToPart(await holdToForm(tx, nomination), change.part, writer.as);
      const before = await this.parts.lock(tx, nomination.id, part.name);
      if (writer.as === 'OVERSEAS_OFFICE' && part.sealed && before.writtenBy === 'NOMINEE')
        throw writtenByNominee();
      const mark = this.parts.markOf(whatAndWho(change, writer));
      const isRepeat = change.ifVersion === before.version - 1 && before.lastChange === mark;
      if (isRepeat) return { part: part.name, version: before.version };
      if (change.ifVersion !== before.version) throw changedMeanwhile('DOSSIER', before.version);
      const changes = readChanges(part, change.answers, tokyoDate(tx.at));
      const written = after(part, before, changes);
      await this.parts.store(tx, nomination.id, {
        ...written,
        writtenBy: writer.as,
        nomineeInvitationId: writer.as === 'NOMINEE' ? writer.invitationId : before.nomineeInvitationId,
        lastChange: mark,
      });
      const fields = [...changes.keys()];
      if (fields.some(({ name }) => name === 'passportNumber'))
        await this.passports.keep(tx, nomination.personId, textOf(written.sealed.passportNumber));
      await this.note(tx, nomination, part, fields, writer);
      return { part: part.name, version: before.version + 1 };
    });
  }

  /** Names of fields, never answers; of a sealed part not even those. */
  private note(
    tx: Transaction,
    nomination: Nomination,
    part: FormPart,
    fields: FormField[],
    writer: DossierWriter,
  ): Promise<void> {
    const invitation = writer.as === 'NOMINEE' ? { invitationId: writer.invitationId } : {};
    return this.audit.record(tx, {
      action: 'save-dossier',
      subjectType: 'nomination',
      subjectId: nomination.id,
      actorId: writer.as === 'OVERSEAS_OFFICE' ? writer.actor.accountId : null,
      details: {
        part: part.name,
        fields: part.sealed ? fields.length : fields.map(({ name }) => name),
        by: writer.as satisfies PartWriter,
        ...invitation,
      },
    });
  }
}

function whatAndWho(change: DossierChange, writer: DossierWriter): unknown[] {
  const who = writer.as === 'NOMINEE' ? writer.invitationId : writer.actor.accountId;
  const { nominationId, part, ifVersion, answers } = change;
  return [nominationId, part, ifVersion, who, answers];
}

const textOf = (answer: Answer | undefined) => (typeof answer === 'string' ? answer : null);

function after(part: FormPart, before: OpenedPart, changes: Map<FormField, Answer | null>): OpenedPart {
  const ofKind = (sealed: boolean) => [...changes].filter(([field]) => isSealed(part, field) === sealed);
  return {
    ...before,
    answers: changed(before.answers, ofKind(false)),
    sealed: changed(before.sealed, ofKind(true)),
  };
}

/** A nominee comes with an invitation to exactly this nomination. */
function scopeOfWriter(writer: DossierWriter): NominationScope {
  return writer.as === 'NOMINEE' ? { kind: 'SYSTEM' } : scopeOf(writer.actor, 'OVERSEAS_OFFICE');
}
