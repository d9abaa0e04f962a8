import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { redisOptions } from '#platform';
import { aPlannableYear, CROWDED } from '../builders/plannable-year.js';
import { aProposalAsked, ended, proposalThat, readProposal } from '../builders/plan-proposal.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { PlannerProcess } from '../support/worker-process.js';

let product: Product;
let headquarters: Client;
let planner: PlannerProcess;
let housekeeping: Queue;
let redis: Redis;
beforeAll(async () => {
  product = await openProduct();
  // The planner's process has the clock of the machine: so has the product in this test.
  product.clock.set(new Date().toISOString());
  headquarters = await product.headquarters();
  planner = new PlannerProcess(product);
  redis = new Redis(redisOptions(product.environment.REDIS_URL!));
  housekeeping = new Queue('housekeeping', { connection: redis, prefix: product.environment.REDIS_PREFIX });
  await aPlannableYear(product, CROWDED);
}, 60_000);
afterAll(async () => {
  await planner.end('SIGKILL');
  await housekeeping.close();
  redis.disconnect();
  await product.close();
});

/** A dead planner's lease ends after half a minute: it is brought forward. */
async function killed(): Promise<void> {
  await planner.end('SIGKILL');
  await product.rows(
    "UPDATE plan_proposal SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE state = 'RUNNING'",
  );
}

/** The sweeper asks again after a minute: it is brought forward. */
async function hurry(): Promise<void> {
  product.clock.set(new Date().toISOString());
  await product.rows(
    "UPDATE outbox_event SET moved_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE state IN ('CLAIMED', 'DISPATCHED')",
  );
  await housekeeping.add('sweep-outbox', {});
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const drafts = () => product.rows<{ id: string }>("SELECT id FROM plan_version WHERE origin = 'PROPOSAL'");
const isSearching = ({ state, bestCost }: { state: string; bestCost: number | null }) =>
  state === 'RUNNING' && bestCost !== null;

/** Waits until the proposal has been taken up by one more planner and is under way. */
const underWay = (id: string, attempt: number) =>
  eventually(
    async () => {
      await hurry();
      const [row] = await product.rows<{ attempt: number }>(
        'SELECT attempt FROM plan_proposal WHERE id = ?',
        [id],
      );
      return [row!.attempt, isSearching(await readProposal(headquarters, id))];
    },
    ([tries, searching]) => tries === attempt && searching === true,
    40_000,
  );

it('a planner that is killed in the middle is followed by one that begins again, and there is one draft', async () => {
  const before = (await drafts()).length;
  planner.start();
  const { id } = await aProposalAsked(headquarters, { seconds: 600 });
  await underWay(id, 1);
  await killed();
  expect(await drafts()).toHaveLength(before);
  await eventually(
    () => hurry().then(() => readProposal(headquarters, id)),
    ({ sentence }) => /does not answer.* begins again by itself/.test(sentence as string),
  );

  planner.start();
  await underWay(id, 2);
  const again = await readProposal(headquarters, id);
  expect(again.sentence).toContain('has been taken up again from the beginning');
  await headquarters.post(`/api/plan-proposals/${id}/stop`);
  const stopped = await proposalThat(headquarters, id, ended);
  expect(stopped).toMatchObject({ state: 'STOPPED', draftId: expect.any(String) });
  expect(await drafts()).toHaveLength(before + 1);
}, 120_000);

it('a planner that is ended in an orderly way lets go, and the next one begins at once', async () => {
  const { id } = await aProposalAsked(headquarters, { seconds: 600 });
  await underWay(id, 1);
  await planner.end('SIGTERM');
  expect(await readProposal(headquarters, id)).toMatchObject({
    state: 'WAITING',
    sentence: expect.stringContaining('begins again by itself'),
  });
  planner.start();
  await underWay(id, 2);
  await headquarters.post(`/api/plan-proposals/${id}/stop`);
  expect((await proposalThat(headquarters, id, ended)).state).toBe('STOPPED');
}, 120_000);

it('a proposal that ends three planners is left to a person, who may try it again', async () => {
  const before = (await drafts()).length;
  const { id } = await aProposalAsked(headquarters, { seconds: 600 });
  for (const attempt of [1, 2, 3]) {
    await underWay(id, attempt);
    await killed();
    planner.start();
  }
  await eventually(
    () => hurry().then(() => readProposal(headquarters, id)),
    ({ state }) => state === 'INTERRUPTED',
    40_000,
  );
  const interrupted = await readProposal(headquarters, id);
  expect(interrupted).toMatchObject({ draftId: null, sentence: expect.stringContaining('Press Try again') });
  expect(await drafts()).toHaveLength(before);

  expect((await headquarters.post(`/api/plan-proposals/${id}/try-again`)).status).toBe(202);
  await underWay(id, 4);
  await headquarters.post(`/api/plan-proposals/${id}/stop`);
  expect((await proposalThat(headquarters, id, ended)).state).toBe('STOPPED');
  expect(await drafts()).toHaveLength(before + 1);
}, 180_000);
