import { Injectable } from '@nestjs/common';
import { AuditTrail, invalid, Outbox, tokyoDate, Transactions } from '#platform';
import { nomineeHandedOver } from '../applications.events.js';
import { NominationRecords } from '../nomination-records.service.js';
import { missingIn } from './completeness.js';
import { allAnswers, DossierParts } from './dossier-parts.service.js';
import { dossierClosed, holdToForm } from './dossier-refusals.js';
import { holdToStandingInvitation } from './nominee-invitations.service.js';
import type { NomineeAtWork } from './nominee-links.service.js';

/** The nominee has finished: what they wrote goes back to the office, and the link ends. */
@Injectable()
export class DossierHandover {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly records: NominationRecords,
    private readonly parts: DossierParts,
  ) {}

  /** Names all that is missing in the nominee's parts. Throws DOSSIER.INCOMPLETE, DOSSIER.CLOSED, INVITATION.ENDED. */
  async handOver({ nominationId, invitationId }: NomineeAtWork): Promise<void> {
    await this.transactions.run(async (tx) => {
      const nomination = await this.records.lock(tx, nominationId, { kind: 'SYSTEM' }, null);
      await holdToStandingInvitation(tx, invitationId);
      if (nomination.state !== 'DRAFT' && nomination.state !== 'RETURNED') throw dossierClosed();
      const form = await holdToForm(tx, nomination);
      const answers = allAnswers(
        await this.parts.all((sql, values) => tx.rows(sql, values), nominationId),
        {},
      );
      const missing = missingIn(form, answers, tokyoDate(tx.at), (part) => part.byNominee);
      if (missing.length > 0) throw invalid('DOSSIER.INCOMPLETE', missing);
      await tx.write('UPDATE nominee_invitation SET handed_over_at = ? WHERE id = ?', [tx.at, invitationId]);
      await this.outbox.record(tx, nomineeHandedOver(nominationId, invitationId), null);
      await this.audit.record(tx, {
        action: 'hand-over',
        subjectType: 'nomination',
        subjectId: nominationId,
        actorId: null,
        details: { invitationId },
      });
    });
  }
}
