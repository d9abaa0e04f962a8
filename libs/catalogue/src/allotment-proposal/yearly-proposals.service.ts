import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { claimsOn, seatsTold } from './claims.js';
import { insertProposals, type NewProposal, proposedActs } from './new-proposals.js';

/** One run of the year: proposed, or skipped and why. */
export interface YearlyProposalRow {
  courseRunId: string;
  titleEn: string;
  outcome: 'PROPOSED' | 'SKIPPED';
  why: string | null;
  proposalId: string | null;
}

export interface YearlyProposals {
  fiscalYear: number;
  proposed: number;
  skipped: number;
  rows: YearlyProposalRow[];
}

interface RunOfYear {
  id: string;
  titleEn: string;
  capacity: number | null;
  hasProposal: number;
}

/** Proposes how the seats are shared for all runs of a year at once. */
@Injectable()
export class YearlyProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** A run that has a proposal keeps it: done again, only what came since is proposed. */
  proposeYear(calendarId: string, actor: Actor, request: RepeatableRequest): Promise<YearlyProposals> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const fiscalYear = await fiscalYearOf(tx, calendarId);
        const runs = await this.lockRuns(tx, fiscalYear);
        const ids = runs.map(({ id }) => id);
        const [claims, told] = [await claimsOn(tx, ids), await seatsTold(tx, ids)];
        const proposals = new Map<string, NewProposal>();
        const rows = runs.map((run): YearlyProposalRow => {
          const { id: courseRunId, titleEn, capacity } = run;
          const claimsOfRun = claims.get(courseRunId)!;
          const why = whySkipped(run, claimsOfRun.length);
          if (why !== null || capacity === null)
            return { courseRunId, titleEn, outcome: 'SKIPPED', why, proposalId: null };
          const seats = Math.max(capacity - (told.get(courseRunId) ?? 0), 0);
          const proposal = { id: newId(), courseRunId, seats, claims: claimsOfRun };
          proposals.set(courseRunId, proposal);
          return { courseRunId, titleEn, outcome: 'PROPOSED', why: null, proposalId: proposal.id };
        });
        await insertProposals(tx, [...proposals.values()], actor);
        const counts = { proposed: proposals.size, skipped: rows.length - proposals.size };
        await this.audit.record(tx, [
          ...proposedActs([...proposals.values()], actor),
          {
            action: 'propose-year',
            subjectType: 'programme-calendar',
            subjectId: calendarId,
            actorId: actor.accountId,
            details: counts,
          },
        ]);
        return { fiscalYear, ...counts, rows };
      }),
    );
  }

  private lockRuns(tx: Transaction, fiscalYear: number): Promise<RunOfYear[]> {
    return tx.rows<RunOfYear>(
      `SELECT r.id, r.title_en titleEn, r.capacity, EXISTS (SELECT 1 FROM allotment_proposal p WHERE p.course_run_id = r.id) hasProposal
       FROM course_run r WHERE r.fiscal_year = ? AND r.state IN ('DRAFT', 'PUBLISHED') ORDER BY r.id FOR UPDATE`,
      [fiscalYear],
    );
  }
}

function whySkipped(run: RunOfYear, claims: number): string | null {
  if (Number(run.hasProposal) > 0)
    return 'A proposal has been made already; propose this run anew by itself.';
  if (claims === 0) return 'No country whose slots are still open has handed in a request for this course.';
  return run.capacity === null ? 'The capacity is missing: give the number of places first.' : null;
}

async function fiscalYearOf(tx: Transaction, calendarId: string): Promise<number> {
  const sql = 'SELECT fiscal_year fiscalYear FROM programme_calendar WHERE id = ?';
  const calendar = await tx.row<{ fiscalYear: number }>(sql, [calendarId]);
  if (!calendar) throw notFound();
  return calendar.fiscalYear;
}
