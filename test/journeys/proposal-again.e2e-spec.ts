import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ClaimedProposal, ProposalClaims, ProposalOvertaken } from '#allocation';
import { aProposalAsked, readProposal } from '../builders/plan-proposal.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let officer: Client;
let claims: ProposalClaims;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  claims = product.app.get(ProposalClaims, { strict: false });
});
afterAll(() => closeUnbroken(product));
beforeEach(async () => {
  officer = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'TOKYO' });
});

const HALF_A_MINUTE = 30_000;
const NOTHING_YET = { elapsedSeconds: 1, cost: null, bound: null, gap: null, unplaced: null };

/** As a planner does that is handed the question: the latest that was asked for it. */
async function claim(proposalId: string): Promise<ClaimedProposal | null> {
  const [event] = await product.rows<{ id: string }>(
    'SELECT id FROM outbox_event WHERE subject_id = ? ORDER BY id DESC LIMIT 1',
    [proposalId],
  );
  return claims.claim({ eventId: event!.id, proposalId });
}

/** Three planners take it, and none is heard of again. */
async function interrupted(proposalId: string): Promise<ClaimedProposal[]> {
  const asleep: ClaimedProposal[] = [];
  for (const _ of [1, 2, 3]) {
    asleep.push((await claim(proposalId))!);
    product.clock.advance(HALF_A_MINUTE);
  }
  expect(await claim(proposalId)).toBeNull();
  expect(await readProposal(officer, proposalId)).toMatchObject({ state: 'INTERRUPTED' });
  return asleep;
}

const act = (id: string, what: 'stop' | 'try-again') => officer.post(`/api/plan-proposals/${id}/${what}`);

describe('A proposal that is tried again', () => {
  it('takes nothing from planners that slept through its first end', async () => {
    const { id } = await aProposalAsked(officer);
    const asleep = await interrupted(id);
    expect((await act(id, 'try-again')).status).toBe(202);
    const awake = (await claim(id))!;
    expect(await readProposal(officer, id)).toMatchObject({ state: 'RUNNING', sentence: null });
    for (const planner of asleep) {
      await expect(claims.keep(planner, NOTHING_YET)).rejects.toThrow(ProposalOvertaken);
      await claims.letGo(planner);
    }
    expect(await claims.keep(awake, NOTHING_YET)).toEqual({ stop: false });
  });

  it('has three tries once more', async () => {
    const { id } = await aProposalAsked(officer);
    await interrupted(id);
    expect((await act(id, 'try-again')).status).toBe(202);
    const attempts = (await interrupted(id)).map(({ attempt }) => attempt);
    expect(attempts).toEqual([4, 5, 6]);
  });

  it('is stopped as one that has not begun', async () => {
    const { id } = await aProposalAsked(officer);
    await interrupted(id);
    await act(id, 'try-again');
    expect((await act(id, 'stop')).status).toBe(202);
    const { state, sentence } = await readProposal(officer, id);
    expect({ state, sentence }).toEqual({
      state: 'STOPPED',
      sentence: 'It was stopped before the planner had begun: there is no draft.',
    });
  });
});

it('A proposal that a planner has let go ends at once when it is stopped', async () => {
  const { id } = await aProposalAsked(officer);
  await claims.letGo((await claim(id))!);
  expect((await act(id, 'stop')).status).toBe(202);
  const stopped = await readProposal(officer, id);
  expect(stopped).toMatchObject({ state: 'STOPPED', stopping: false, draftId: null });
  expect(stopped.endedAt).toBe(product.clock.now().toISOString());
  expect(stopped.sentence).toContain('while it waited for the planner to begin it again');
  expect(await claim(id)).toBeNull();
});

it('Nobody has more than three proposals open, however many they ask for at one moment', async () => {
  const body = { fiscalYear: 2028, kind: 'WHOLE_YEAR', name: 'For the board' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => officer.post('/api/plan-proposals', { body })),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  for (const answer of refused) expectRefused(answer, 409, 'PROPOSAL.TOO_MANY_OPEN');
  expect(refused).toHaveLength(5);
});
