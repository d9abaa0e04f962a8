import type { DataSource } from 'typeorm';
import {
  EligibilityQueries,
  RankedNomineesQueries,
  SelectionDecisions,
  SelectionProposals,
  SelectionRecords,
} from '#applications';
import { AuditTrail, Idempotency, Transactions } from '#platform';
import { demonstrationPerson } from '../accounts.js';
import { lastingId } from '../lasting-id.js';
import { PastClock } from '../past-clock.js';

/** A selection proposed by the product itself and handed on: it waits for the second person. */
export async function selectionScene(dataSource: DataSource, courseRunId: string, at: Date): Promise<void> {
  const [list] = await dataSource.query<{ id: string; state: string; version: number }[]>(
    'SELECT id, state, version FROM selection_list WHERE course_run_id = ? ORDER BY id DESC LIMIT 1',
    [courseRunId],
  );
  if (list && list.state !== 'OPEN') return;
  const officer = demonstrationPerson('kansai@kccp.example');
  const transactions = new Transactions(dataSource, new PastClock(at));
  const audit = new AuditTrail();
  const inputs = new RankedNomineesQueries(dataSource, new EligibilityQueries(dataSource));
  const proposals = new SelectionProposals(transactions, audit, new Idempotency(), inputs);
  const decisions = new SelectionDecisions(transactions, new SelectionRecords(audit));
  const key = lastingId(`selection ${courseRunId}`);
  const request = { actorId: officer.accountId, key, hash: key.replaceAll('-', '').padEnd(64, '0') };
  const { id, version } = list ?? (await proposals.propose(courseRunId, officer, request));
  const adopted = await decisions.adopt(id, officer, version);
  await decisions.handOn(id, officer, adopted.version);
}
