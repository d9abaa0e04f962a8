import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { aPlan, aPlannableYear, place, type PlannableYear, WEEK } from '../builders/plan.js';
import { ReleaseDesk } from '../builders/plan-release.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let desk: ReleaseDesk;
let year: PlannableYear;

beforeAll(async () => {
  product = await openProduct({ worker: false });
  desk = new ReleaseDesk(await product.headquarters());
  year = await aPlannableYear(product);
});
afterAll(() => product.close());

describe('A run that is published', () => {
  let published: { id: string };
  let draft: { id: string; version: number };

  beforeAll(async () => {
    published = await aCourseRun(product, {
      fiscalYear: 2027,
      startsOn: '2027-06-07',
      endsOn: '2027-07-16',
      slots: { KE: 2 },
      jicaDeadline: '2027-02-26',
    });
    await product.rows('INSERT INTO run_demand (course_run_id, movable) VALUES (?, 1)', [published.id]);
    const first = await aPlan(product, 'First plan');
    const acts = [place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK)];
    await desk.released((await desk.planned(first, acts)).id);
    draft = await desk.planned(await desk.forkOf(first.id), [
      place(published.id, 'TOKYO', year.tokyo.id, 11),
    ]);
  });

  it('waits for a choice of headquarters', async () => {
    const body = await desk.seen(draft.id);
    expect(body.lines).toMatchObject([{ published: true, effect: 'CHOICE_NEEDED' }]);
    expect(body.blocks).toMatchObject([{ rule: 'PUBLISHED_RUN', runs: [published.id] }]);
    expectRefused(await desk.release(draft.id, body), 409, 'PLAN_RELEASE.BLOCKED');
  });

  it('is not moved before a deadline of its nominations', async () => {
    const early = await desk.planned(await desk.forkOf(draft.id), [
      place(published.id, 'TOKYO', year.tokyo.id, 6),
    ]);
    await product.rows("UPDATE allotment SET jica_deadline = '2027-05-14' WHERE course_run_id = ?", [
      published.id,
    ]);
    const body = await desk.seen(early.id, { published: 'MOVE' });
    expect(body.lines[0]).toMatchObject({ effect: 'CANNOT' });
    expect(body.lines[0].because).toContain(
      'The JICA deadline of KE (2027-05-14) must be before the run starts',
    );
  });

  it('is not moved to a day by which its result is promised', async () => {
    await product.rows("UPDATE course_run SET result_on = '2027-06-14' WHERE id = ?", [published.id]);
    const body = await desk.seen(draft.id, { published: 'MOVE' });
    expect(body.lines[0]).toMatchObject({
      effect: 'CANNOT',
      because: expect.stringContaining('promised the result by 2027-06-14'),
    });
    await product.rows("UPDATE course_run SET result_on = '2027-05-28' WHERE id = ?", [published.id]);
  });

  it('is moved with open eyes for who has accepted, and the programme that was told', async () => {
    await product.rows('UPDATE course_run SET places_taken = 14 WHERE id = ?', [published.id]);
    await product.rows('INSERT INTO programme (course_run_id, released_number) VALUES (?, 3)', [
      published.id,
    ]);
    const { warns } = await desk.seen(draft.id, { published: 'MOVE' });
    expect(warns).toContainEqual(
      expect.objectContaining({
        rule: 'PUBLISHED_RUN',
        sentence: expect.stringContaining('14 accepted, programme version 3 released'),
      }),
    );
    await product.rows('UPDATE course_run SET places_taken = 0 WHERE id = ?', [published.id]);
  });

  it('stays as it was announced where headquarters leaves it, and nobody is told otherwise', async () => {
    const body = await desk.seen(draft.id, { published: 'MOVE', except: [published.id] });
    expect(body.lines).toMatchObject([{ effect: 'LEFT', because: expect.stringContaining('published') }]);
    expect(new Set(body.letters.map(({ recipient }: any) => recipient))).toEqual(new Set(['HEADQUARTERS']));
  });

  it('that was left may be moved by a later release of the same place', async () => {
    const receipt = await desk.released(draft.id, { published: 'LEAVE' });
    expect(receipt).toMatchObject({ applied: 0, left: 1 });
    expect((await desk.theRun(published.id)).startsOn).toBe('2027-06-07');
    draft = await desk.forkOf(draft.id);
    expect((await desk.seen(draft.id, { published: 'LEAVE' })).blocks).toMatchObject([
      { rule: 'NOTHING_CHANGES' },
    ]);
  });

  it('is moved where headquarters says so, with open eyes for who waits', async () => {
    const before = await desk.seen(draft.id, { published: 'MOVE' });
    await aSubmitted(await product.overseasOffice(), published.id);
    expectRefused(
      await desk.release(draft.id, before, { published: 'MOVE' }),
      412,
      'PLAN_RELEASE.NOT_AS_REHEARSED',
    );
    const body = await desk.seen(draft.id, { published: 'MOVE' });
    expect(body.lines[0]).toMatchObject({ effect: 'APPLIED' });
    expect(body.warns).toContainEqual(
      expect.objectContaining({
        sentence: expect.stringContaining('1 nomination is in'),
        runs: [published.id],
      }),
    );
    expect(body.lines[0].after.startsOn).toBe('2027-06-14');
    await desk.released(draft.id, { published: 'MOVE' });
    expect(await desk.theRun(published.id)).toMatchObject({
      state: 'PUBLISHED',
      domesticOfficeCode: 'TOKYO',
      startsOn: '2027-06-14',
      endsOn: '2027-07-23',
    });
  });
});
