import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactions, Uploads } from '#platform';
import { HouseKeeper } from '../../apps/worker/src/house-keeper.js';
import { aPlannableYear, CROWDED } from '../builders/plannable-year.js';
import { aProposalAsked, ended, proposalThat, readProposal, told } from '../builders/plan-proposal.js';
import type { Client } from '../support/client.js';
import { listenTo } from '../support/event-listener.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { RedisGate } from '../support/redis-gate.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';
import { PlannerProcess } from '../support/worker-process.js';

let product: Product;
let planner: PlannerProcess;
let headquarters: Client;
const gate = new RedisGate(process.env.REDIS_URL!);
beforeAll(async () => {
  process.env.EVENT_STREAM_SECONDS = '1';
  const redisUrl = await gate.address();
  await gate.open();
  product = await openProduct({ redisUrl });
  planner = new PlannerProcess(product);
  headquarters = await product.headquarters();
  await aPlannableYear(product, CROWDED);
}, 60_000);
afterAll(async () => {
  await planner.end('SIGKILL');
  await closeUnbroken(product);
  gate.shut();
  delete process.env.EVENT_STREAM_SECONDS;
});
beforeEach(() => product.rows("UPDATE plan_proposal SET state = 'STOPPED' WHERE state = 'WAITING'"));

const follow = (client: Client, id: string, lastEventId?: string) =>
  listenTo(client, `/api/plan-proposals/${id}/progress`, lastEventId);

describe('Whoever follows a proposal', () => {
  it('is told that it waits, and the stream is kept alive until it is stopped', async () => {
    const { id } = await aProposalAsked(headquarters);
    const listener = await follow(headquarters, id);
    await eventually(
      () => listener.beats,
      (beats) => beats >= 2,
    );
    expect(told(listener, 'proposal')).toMatchObject([{ data: { id, state: 'WAITING', bestCost: null } }]);
    expect((await headquarters.post(`/api/plan-proposals/${id}/stop`)).status).toBe(202);
    await listener.ended;
    expect(told(listener, 'end')).toMatchObject([
      {
        data: {
          state: 'STOPPED',
          draftId: null,
          sentence: expect.stringContaining('before the planner had begun'),
        },
      },
    ]);
  });

  it('is cut off when signed out, and nobody may follow without end', async () => {
    const officer = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'TOKYO' });
    const { id } = await aProposalAsked(officer);
    const listeners = await Promise.all(Array.from({ length: 12 }, () => follow(officer, id)));
    expect(listeners.map(({ status }) => status)).toEqual(listeners.map(() => 200));
    expectRefused(
      await officer.get(`/api/plan-proposals/${id}/progress`, { headers: { accept: 'text/event-stream' } }),
      429,
      'STREAM.TOO_MANY',
    );
    const cookies = new Map(officer.cookies);
    expect((await officer.delete('/api/sessions/current')).status).toBe(204);
    await Promise.all(listeners.map(({ ended: over }) => over));
    for (const [name, value] of cookies) officer.cookies.set(name, value);
    expect((await follow(officer, id)).status).toBe(401);
  });

  it('goes on to be told while Redis is away, and the draft is made all the same, once', async () => {
    planner.start();
    const { id } = await aProposalAsked(headquarters, { seconds: 600 });
    await proposalThat(headquarters, id, ({ bestCost }) => bestCost !== null, 40_000);
    const listener = await follow(headquarters, id);
    gate.shut();
    const seen = told(listener, 'proposal').length;
    await eventually(
      () => told(listener, 'proposal').length,
      (count) => count > seen + 1,
    );
    expect((await headquarters.post(`/api/plan-proposals/${id}/stop`)).status).toBe(202);
    await listener.ended;
    expect(told(listener, 'end')).toMatchObject([
      { data: { state: 'STOPPED', draftId: expect.any(String) } },
    ]);
    await gate.open();
    // The queue has lost the lock of the job and gives it out again: it is through already.
    await eventually(
      () => product.rows("SELECT 1 FROM consumed_event WHERE consumer = 'plan-proposals'"),
      (rows) => rows.length > 0,
    );
    const drafts = await product.rows("SELECT id FROM plan_version WHERE origin = 'PROPOSAL'");
    expect(drafts).toHaveLength(1);

    const { sentence } = await readProposal(headquarters, id);
    expect(sentence).toMatch(/runs are placed\. At most [\d.]+ % better exists\.$/);
    await planner.end('SIGTERM');
  }, 90_000);
});

it('What was noted of a proposal goes after thirty days, the proposal stays', async () => {
  const { id } = await aProposalAsked(headquarters);
  const noted = (ordinal: number, at: string) =>
    product.rows(
      'INSERT INTO plan_proposal_progress (proposal_id, ordinal, noted_at, elapsed_seconds) VALUES (?, ?, ?, 1)',
      [id, ordinal, at],
    );
  await noted(1, '2026-04-30 00:00:00');
  await noted(2, '2026-05-20 00:00:00');
  const get = <Part>(part: new (...args: never[]) => Part) => product.app.get(part, { strict: false });
  await new HouseKeeper(get(Transactions), product.clock, get(Uploads)).clearOut();
  const left = await product.rows('SELECT ordinal FROM plan_proposal_progress WHERE proposal_id = ?', [id]);
  expect(left).toEqual([{ ordinal: 2 }]);
  expect(await readProposal(headquarters, id)).toMatchObject({ id, state: 'WAITING' });
});

describe('A question to the planner', () => {
  const ask = (client: Client, body: object) => client.post('/api/plan-proposals', { body });
  const question = { fiscalYear: 2028, kind: 'WHOLE_YEAR', name: 'For the board' };

  it('needs a plan where one is to be mended, and one of its year', async () => {
    const unknown = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61';
    expectRefused(
      await ask(headquarters, { ...question, kind: 'REPLAN' }),
      422,
      'PROPOSAL.PLAN_UNKNOWN',
      'basedOnId',
    );
    expectRefused(
      await ask(headquarters, { ...question, basedOnId: unknown }),
      422,
      'PROPOSAL.PLAN_UNKNOWN',
      'basedOnId',
    );
    const bad = { ...question, seconds: 100_000, seed: -1, name: '' };
    expectRefused(await ask(headquarters, bad), 422, /INVALID/, 'seconds', 'seed', 'name');
  });

  it('waits its turn: nobody has more than three open, and what another has asked for is theirs', async () => {
    const tokyo = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'TOKYO' });
    const kyushu = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KYUSHU' });
    const [first] = [await aProposalAsked(tokyo), await aProposalAsked(tokyo), await aProposalAsked(tokyo)];
    expectRefused(await ask(tokyo, question), 409, 'PROPOSAL.TOO_MANY_OPEN');
    expectRefused(await kyushu.post(`/api/plan-proposals/${first.id}/stop`), 403, 'PROPOSAL.NOT_YOURS');
    expectRefused(
      await tokyo.post(`/api/plan-proposals/${first.id}/try-again`),
      409,
      'PROPOSAL.NOT_TO_BE_TRIED',
    );
    expect((await headquarters.post(`/api/plan-proposals/${first.id}/stop`)).status).toBe(202);
    expect((await ask(tokyo, question)).status).toBe(201);

    const { body } = await kyushu.get('/api/plan-proposals?fiscalYear=2028&limit=2');
    expect(body.rows).toHaveLength(2);
    const next = await kyushu.get(`/api/plan-proposals?fiscalYear=2028&limit=2&after=${body.next}`);
    const ids = [...body.rows, ...next.body.rows].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });

  it('about a year without runs ends with what is to be done first', async () => {
    planner.start();
    const { id } = await aProposalAsked(headquarters, { fiscalYear: 2050 });
    const failed = await proposalThat(headquarters, id, ended);
    expect(failed).toMatchObject({ state: 'FAILED', draftId: null });
    expect(failed.sentence).toMatch(/^FY2050 has no run that can be planned yet: adopt courses/);
    await planner.end('SIGTERM');
  });
});
