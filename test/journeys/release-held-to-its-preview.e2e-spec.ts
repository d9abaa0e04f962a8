import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, closed, place, type PlannableYear, WEEK } from '../builders/plan.js';
import { ReleaseDesk } from '../builders/plan-release.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let desk: ReleaseDesk;
let year: PlannableYear;

beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  desk = new ReleaseDesk(headquarters);
  year = await aPlannableYear(product);
  const first = await aPlan(product, 'First plan');
  const acts = [place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK)];
  await desk.released((await desk.planned(first, acts)).id);
});
afterAll(() => product.close());

describe('What was not seen is not released', () => {
  let base: string;
  beforeAll(async () => {
    base = await desk.inForce();
  });

  it('a draft that was changed meanwhile', async () => {
    const draft = await desk.planned(await desk.forkOf(base), [
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK),
    ]);
    const before = await desk.seen(draft.id);
    await desk.planned(draft, [place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK + 3)]);
    expectRefused(await desk.release(draft.id, before), 412, 'PLAN.CHANGED_MEANWHILE');
  });

  it('a course run that was changed meanwhile', async () => {
    const draft = await desk.planned(await desk.forkOf(base), [
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK),
    ]);
    const before = await desk.seen(draft.id);
    const run = await desk.theRun(year.runs[1]!.id);
    await expectStatus(
      200,
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        version: run.version,
        body: { titleEn: 'Sewerage Works and Treatment' },
      }),
    );
    expectRefused(await desk.release(draft.id, before), 412, 'PLAN_RELEASE.NOT_AS_REHEARSED');
  });

  it('another note than the one that was read', async () => {
    const draft = await desk.planned(await desk.forkOf(base), [
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK),
    ]);
    const before = await desk.seen(draft.id, { note: 'One thing' });
    const answer = await desk.release(draft.id, before, { note: 'Another thing' });
    expectRefused(answer, 412, 'PLAN_RELEASE.NOT_AS_REHEARSED');
  });
});

describe('A draft that supposes a capacity', () => {
  const beds = { act: 'ADJUST', what: 'BEDS', of: 'TOKYO', fromWeek: 0, toWeek: 51, to: 20 };
  let draft: { id: string; version: number };
  beforeAll(async () => {
    draft = await desk.planned(await desk.forkOf(await desk.inForce(), 'More beds, Kansai closed'), [
      ...[place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK), beds],
      closed('KANSAI', WEEK + 8, WEEK + 11),
    ]);
  });

  it('is not released while it is not on record', async () => {
    const body = await desk.seen(draft.id);
    expect(body.blocks).toEqual([
      {
        rule: 'SCENARIO',
        sentence:
          'The draft supposes what is not on record: Beds of JICA Tokyo Center in weeks from 29 Mar 2027 to 20 Mar 2028: 20. Enter it as capacity, or undo it or adjust it back (AS_ON_RECORD), then release.',
        runs: [],
      },
      expect.objectContaining({
        rule: 'SCENARIO',
        sentence: expect.stringContaining(
          'JICA Kansai Center closed in weeks from 29 Nov 2027 to 20 Dec 2027.',
        ),
      }),
    ]);
    expectRefused(await desk.release(draft.id, body), 409, 'PLAN_RELEASE.BLOCKED');
  });

  it('may be released once it is entered as capacity, or taken back', async () => {
    await product.rows(
      "UPDATE office_capacity SET beds = 20 WHERE domestic_office_code = 'TOKYO' AND fiscal_year = 2027",
    );
    expect((await desk.seen(draft.id)).blocks).toMatchObject([
      { sentence: expect.stringContaining('JICA Kansai Center closed') },
    ]);
    const back = { ...closed('KANSAI', 0, 51), what: 'AS_ON_RECORD' };
    const { id } = await desk.planned(await desk.forkOf(draft.id), [back]);
    expect((await desk.seen(id)).blocks).toEqual([]);
  });
});

describe('Two officers who release at once', () => {
  it('release one plan, and the other is told why not', async () => {
    const base = await desk.inForce();
    const drafts = [];
    for (const week of [WEEK, WEEK + 1])
      drafts.push(
        await desk.planned(await desk.forkOf(base), [place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, week)]),
      );
    const previews = await Promise.all(drafts.map(({ id }) => desk.seen(id)));
    const answers = await Promise.all(drafts.map(({ id }, at) => desk.release(id, previews[at])));
    const [first, second] = answers.sort((one, other) => one.status - other.status);
    expect(first!.status).toBe(201);
    expectRefused(second!, 412, /^PLAN_RELEASE\.(OVERTAKEN|NOT_AS_REHEARSED)$/);
    const states = await product.rows<{ count: string }>(
      "SELECT COUNT(*) count FROM plan_version WHERE fiscal_year = 2027 AND state = 'RELEASED'",
    );
    expect(Number(states[0]!.count)).toBe(1);
  });

  it('release the same draft once; a repeated request is answered as it was the first time', async () => {
    const base = await desk.inForce();
    const draft = await desk.planned(await desk.forkOf(base), [
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK + 4),
    ]);
    const before = await desk.seen(draft.id);
    const answers = await Promise.all([1, 2, 3].map(() => desk.release(draft.id, before)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expectRefused(
        refused,
        refused.status,
        /^PLAN(\.CHANGED_MEANWHILE|\.NOT_A_DRAFT|_RELEASE\.NOT_AS_REHEARSED)$/,
      );
    const again = await desk.planned(await desk.forkOf(draft.id), [
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK + 3),
    ]);
    const view = await desk.seen(again.id);
    const [one, other] = [
      await desk.release(again.id, view, {}, 'the-same-key-twice'),
      await desk.release(again.id, view, {}, 'the-same-key-twice'),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
  });
});
