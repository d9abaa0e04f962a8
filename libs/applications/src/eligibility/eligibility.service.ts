import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { scopeOf } from '../nomination-scope.js';
import { holdToNoConflict } from '../screening/no-conflict.js';
import { eligibilityOf } from './eligibility.queries.js';
import { blocking, type EligibilityLine, type Verdict } from './standing.js';

export interface JudgementFacts {
  criterionId: string;
  verdict: Verdict;
  note: string;
}

/** Officers judge what the product cannot tell, and waive what is not met. */
@Injectable()
export class EligibilityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
  ) {}

  /** Throws ELIGIBILITY.NO_SUCH_CRITERION, ELIGIBILITY.TOLD_BY_THE_RECORD, ELIGIBILITY.REASON_MISSING, SCREENING.CONFLICT_OF_INTEREST. */
  judge(
    nominationId: string,
    facts: JudgementFacts,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string; standing: EligibilityLine['standing'] }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
        const nomination = await this.records.lock(tx, nominationId, scope, null);
        await holdToNoConflict(tx, actor.accountId, nomination);
        holdToJudgeable(await linesOf(tx, nomination), facts);
        await tx.insert('eligibility_judgement', {
          id,
          nomination_id: nominationId,
          criterion_id: facts.criterionId,
          verdict: facts.verdict,
          note: facts.note,
          judged_by: actor.accountId,
          judged_at: tx.at,
        });
        await this.audit.record(tx, {
          action: facts.verdict === 'WAIVED' ? 'waive-criterion' : 'judge-criterion',
          subjectType: 'nomination',
          subjectId: nominationId,
          actorId: actor.accountId,
          details: { criterionId: facts.criterionId, verdict: facts.verdict },
        });
        const line = (await linesOf(tx, nomination)).find((one) => one.id === facts.criterionId)!;
        return { id, standing: line.standing };
      }),
    );
  }
}

/** Throws ELIGIBILITY.ESSENTIAL_NOT_MET, naming each criterion. */
export async function holdToEssentials(tx: Transaction, nomination: Nomination): Promise<void> {
  const unmet = blocking(await linesOf(tx, nomination));
  if (unmet.length === 0) return;
  const list = unmet.map(({ wording }) => `«${wording}»`).join(', ');
  const sentence = `An essential criterion of the run is not met: ${list}. Do not accept, or waive the criterion with a reason.`;
  const criteria = unmet.map(({ id, kind, wording, evidence }) => ({
    criterionId: id,
    kind,
    wording,
    evidence,
  }));
  throw new DomainError('CONFLICT', 'ELIGIBILITY.ESSENTIAL_NOT_MET', sentence, { criteria });
}

async function linesOf(tx: Transaction, { courseRunId, id }: Nomination): Promise<EligibilityLine[]> {
  return (await eligibilityOf((sql, values) => tx.rows(sql, values), courseRunId, [id])).get(id) ?? [];
}

function holdToJudgeable(lines: EligibilityLine[], { criterionId, verdict, note }: JudgementFacts): void {
  const line = lines.find(({ id }) => id === criterionId);
  if (!line) {
    const message = 'criterionId is not a criterion of this course run. Read the run again.';
    throw invalid('ELIGIBILITY.NO_SUCH_CRITERION', [{ field: 'criterionId', message }]);
  }
  if (verdict === 'WAIVED') {
    const message = 'note must say why the office takes the person though the criterion is not met.';
    if (!note) throw invalid('ELIGIBILITY.REASON_MISSING', [{ field: 'note', message }]);
    return;
  }
  if (line.outcome === 'TO_BE_JUDGED') return;
  throw new DomainError(
    'CONFLICT',
    'ELIGIBILITY.TOLD_BY_THE_RECORD',
    `The record tells this criterion: ${line.evidence} Have the record corrected, or waive the criterion with a reason.`,
    { outcome: line.outcome },
  );
}
