import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { AllotmentVisibility } from '../allotment-visibility.js';
import { checkDeadlines } from '../allotments.service.js';
import { CourseRun } from '../course-run.entity.js';
import { changedMeanwhile } from '../courses.service.js';
import { AllotmentProposal, type ProposedAllotment } from './allotment-proposal.entity.js';
import { claimsOn, proposedIn, seatsTold } from './claims.js';
import { type DecidedSlots, decisionFaults } from './deviation.js';
import { insertProposals, proposedActs } from './new-proposals.js';

export interface ProposalReceipt {
  id: string;
  version: number;
}

/** Proposes how a run's seats are shared among the countries that asked for them, and records what headquarters decides. */
@Injectable()
export class AllotmentProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Made from the returns that are handed in, without the requests that were not approved. Throws PROPOSAL.NO_REQUESTS, PROPOSAL.NO_CAPACITY, COURSE_RUN.CLOSED. */
  propose(courseRunId: string, actor: Actor, request: RepeatableRequest): Promise<ProposalReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const run = await lockedRun(tx, courseRunId);
        const [claims, told] = [await claimsOn(tx, [run.id]), await seatsTold(tx, [run.id])];
        if (claims.get(run.id)!.length === 0) throw noRequests(run);
        const seats = seatsToShare(run, told.get(run.id) ?? 0);
        const proposal = { id, courseRunId, seats, claims: claims.get(run.id)! };
        await insertProposals(tx, [proposal], actor);
        await this.audit.record(tx, proposedActs([proposal], actor));
        return { id, version: 1 };
      }),
    );
  }

  /** What is decided becomes the allotments of the run, unseen outside until they are released. Throws PROPOSAL.INVALID, PROPOSAL.OVERTAKEN, PROPOSAL.CHANGED_MEANWHILE, ALLOTMENT.OVER_CAPACITY, ALLOTMENT.ALREADY_TOLD. */
  decide(
    id: string,
    { jicaDeadline, allotments }: { jicaDeadline: string; allotments: DecidedSlots[] },
    actor: Actor,
    ifVersion: number,
  ): Promise<ProposalReceipt> {
    return this.transactions.run(async (tx) => {
      const { proposal, run } = await this.lockedProposal(tx, id, ifVersion);
      const rows = await proposedIn(tx, id);
      const faults = decisionFaults(new Map(rows.map((row) => [row.countryCode, row.proposed])), allotments);
      if (faults.length > 0) throw invalid('PROPOSAL.INVALID', faults);
      checkDeadlines({ jicaDeadline }, run);
      await holdToUntold(tx, run.id, allotments);
      const wanted = allotments.reduce((sum, one) => sum + one.slots, 0);
      const seats = seatsToShare(run, (await seatsTold(tx, [run.id])).get(run.id) ?? 0);
      if (wanted > seats) throw overCapacity(wanted, seats);
      await this.allot(tx, run.id, jicaDeadline, allotments);
      await this.keepDecision(tx, id, rows, allotments);
      const version = proposal.version + 1;
      const decision = { decidedBy: actor.accountId, decidedAt: tx.at, version };
      await tx.manager.update(AllotmentProposal, { id }, decision);
      const deviations = rows.filter(
        (row) => allotments.find((one) => one.countryCode === row.countryCode)!.slots !== row.proposed,
      );
      const countries = deviations.map((row) => row.countryCode);
      await this.note(tx, 'decide', id, actor, { courseRunId: run.id, slots: wanted, deviations: countries });
      return { id, version };
    });
  }

  /** The run is locked first, as every other change of its allotments does. */
  private async lockedProposal(
    tx: Transaction,
    id: string,
    ifVersion: number,
  ): Promise<{ proposal: AllotmentProposal; run: CourseRun }> {
    const seen = await tx.manager.findOneBy(AllotmentProposal, { id });
    if (!seen) throw notFound();
    const run = await lockedRun(tx, seen.courseRunId);
    const proposal = await tx.manager.findOneOrFail(AllotmentProposal, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (proposal.version !== ifVersion) throw changedMeanwhile('PROPOSAL', proposal.version);
    const newer = await tx.row<{ id: string }>(
      'SELECT id FROM allotment_proposal WHERE course_run_id = ? AND id > ? ORDER BY id DESC LIMIT 1',
      [run.id, id],
    );
    if (newer) throw overtaken(newer.id);
    return { proposal, run };
  }

  private async allot(
    tx: Transaction,
    courseRunId: string,
    jicaDeadline: string,
    decided: DecidedSlots[],
  ): Promise<void> {
    const none = decided.filter((one) => one.slots === 0).map((one) => one.countryCode);
    await tx.write(
      "DELETE FROM allotment WHERE course_run_id = ? AND country_code IN (?) AND visibility = 'AWAITS_RELEASE'",
      [courseRunId, ['', ...none]],
    );
    const rows = decided
      .filter((one) => one.slots > 0)
      .map((one) => [newId(), courseRunId, one.countryCode, one.slots, jicaDeadline, 'AWAITS_RELEASE']);
    if (rows.length === 0) return;
    await tx.write(
      `INSERT INTO allotment (id, course_run_id, country_code, slots, jica_deadline, visibility) VALUES ?
       ON DUPLICATE KEY UPDATE slots = VALUES(slots), jica_deadline = VALUES(jica_deadline), version = version + 1`,
      [rows],
    );
  }

  private async keepDecision(
    tx: Transaction,
    proposalId: string,
    rows: ProposedAllotment[],
    decided: DecidedSlots[],
  ): Promise<void> {
    const values = rows.map((row) => {
      const { slots, reason } = decided.find((one) => one.countryCode === row.countryCode)!;
      const { id, countryCode, seatsMin, seatsMax, priority, proposed } = row;
      return [id, proposalId, countryCode, seatsMin, seatsMax, priority, proposed, slots, reason];
    });
    await tx.write(
      `INSERT INTO proposed_allotment (id, proposal_id, country_code, seats_min, seats_max, priority, proposed, decided, reason)
       VALUES ? ON DUPLICATE KEY UPDATE decided = VALUES(decided), reason = VALUES(reason)`,
      [values],
    );
  }

  private note(tx: Transaction, action: string, id: string, actor: Actor, details: object): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'allotment-proposal',
      subjectId: id,
      actorId: actor.accountId,
      details: { ...details },
    });
  }
}

async function lockedRun(tx: Transaction, id: string): Promise<CourseRun> {
  const run = await tx.manager.findOne(CourseRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!run) throw notFound();
  if (run.state === 'DRAFT' || run.state === 'PUBLISHED') return run;
  const sentence = 'Slots are shared in drafts and published course runs only.';
  throw new DomainError('CONFLICT', 'COURSE_RUN.CLOSED', sentence, { state: run.state });
}

function seatsToShare(run: CourseRun, told: number): number {
  const sentence = 'The capacity of the course run is missing: give the number of places first.';
  if (run.capacity === null) throw new DomainError('CONFLICT', 'PROPOSAL.NO_CAPACITY', sentence);
  return Math.max(run.capacity - told, 0);
}

/** What a country has been told is changed on the run or moved to another country, not decided on anew. */
async function holdToUntold(tx: Transaction, courseRunId: string, decided: DecidedSlots[]): Promise<void> {
  const locked = await tx.rows<{ countryCode: string; visibility: AllotmentVisibility }>(
    'SELECT country_code countryCode, visibility FROM allotment WHERE course_run_id = ? AND country_code IN (?) ORDER BY country_code FOR UPDATE',
    [courseRunId, decided.map((one) => one.countryCode)],
  );
  const told = locked.find((one) => one.visibility !== 'AWAITS_RELEASE');
  if (!told) return;
  const sentence = `The slots of ${told.countryCode} are known to its office already: propose anew, without it.`;
  throw new DomainError('CONFLICT', 'ALLOTMENT.ALREADY_TOLD', sentence, { countryCode: told.countryCode });
}

function noRequests(run: CourseRun): DomainError {
  const sentence = `No country whose slots are still open has handed in a request for this course in the survey for FY${run.fiscalYear}.`;
  return new DomainError('CONFLICT', 'PROPOSAL.NO_REQUESTS', sentence);
}

function overtaken(newerId: string): DomainError {
  const sentence = 'A newer proposal has been made for this course run: decide on that one.';
  return new DomainError('CONFLICT', 'PROPOSAL.OVERTAKEN', sentence, { newerId });
}

function overCapacity(wanted: number, seats: number): DomainError {
  const sentence = `${wanted} slots are more than the ${seats} seats that are to be shared: lower some, or raise the capacity of the run.`;
  return new DomainError('CONFLICT', 'ALLOTMENT.OVER_CAPACITY', sentence, { wanted, seats });
}
