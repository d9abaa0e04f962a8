import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, place, type PlannableYear, WEEK } from '../builders/plan.js';
import { withAddress } from '../builders/programme-host.js';
import { ReleaseDesk } from '../builders/plan-release.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let desk: ReleaseDesk;
let year: PlannableYear;
let plan: { id: string; version: number };

beforeAll(async () => {
  product = await openProduct();
  headquarters = await product.headquarters();
  desk = new ReleaseDesk(headquarters);
  year = await aPlannableYear(product);
  await withAddress(product, year.kobe.id, 'kobe@host.example');
});
afterAll(() => product.close());

describe('The first release', () => {
  it('shows beforehand what each run is given, and exactly what each letter says', async () => {
    plan = await desk.planned(await aPlan(product, 'First plan'), [
      place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK),
      place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK + 1),
    ]);
    const body = await desk.seen(plan.id, { note: 'For the first time by plan.' });
    expect(body).toMatchObject({ inForce: null, unplaced: 1, unchanged: 0, version: plan.version });
    expect(body.blocks).toEqual([]);
    expect(body.lines).toMatchObject([
      {
        titleEn: 'Sewerage Works',
        kind: 'NEW',
        effect: 'APPLIED',
        to: { officeCode: 'TOKYO', hostPartnerName: 'Tokyo Waterworks', week: WEEK + 1 },
        before: { startsOn: '2027-10-04', endsOn: '2027-10-29' },
        after: { startsOn: '2027-10-11', endsOn: '2027-11-05' },
      },
      { titleEn: 'Water Supply', to: { officeCode: 'KANSAI' }, after: { startsOn: '2027-10-04' } },
    ]);
    const told = body.letters.map(({ recipient, ref, address }: any) => [recipient, ref, address]);
    expect(told).toContainEqual(['DOMESTIC_OFFICE', 'KANSAI', expect.stringContaining('@')]);
    expect(told).toContainEqual(['DOMESTIC_OFFICE', 'TOKYO', expect.stringContaining('@')]);
    expect(told).toContainEqual(['HOST_PARTNER', year.kobe.id, 'kobe@host.example']);
    expect(told).toContainEqual(['HOST_PARTNER', year.tokyo.id, null]);
    expect(told.some(([recipient]: string[]) => recipient === 'HEADQUARTERS')).toBe(true);
  });

  it('sends the letters of the preview, word for word, and no other', async () => {
    const wanted = { note: 'For the first time by plan.' };
    const before = await desk.seen(plan.id, wanted);
    product.mailbox.letters.length = 0;
    const receipt = (await expectStatus(201, desk.release(plan.id, before, wanted))).body;
    expect(receipt).toMatchObject({ planId: plan.id, fiscalYear: 2027, number: 1, applied: 2, left: 0 });
    await product.settled();
    const promised = before.letters
      .filter(({ notSentBecause }: any) => notSentBecause === null)
      .map(({ address, subject, text }: any) => [address, subject, text.trim()]);
    const sent = product.mailbox.letters.map(({ to, subject, text }) => [to, subject, text.trim()]);
    expect(sent.sort()).toEqual(promised.sort());
    expect(sent.length).toBeGreaterThan(3);
  });

  it('gives the course runs their office, host partner and dates', async () => {
    const run = await desk.theRun(year.runs[1]!.id);
    expect(run).toMatchObject({
      domesticOfficeCode: 'TOKYO',
      startsOn: '2027-10-11',
      endsOn: '2027-11-05',
      state: 'DRAFT',
      hostPartners: [expect.objectContaining({ id: year.tokyo.id })],
    });
    expect(run.phases).toMatchObject([{ kind: 'CORE', startsOn: '2027-10-11', endsOn: '2027-11-05' }]);
  });

  it('stands in the record with its changelog, for whoever reads plans', async () => {
    const kansai = await product.domesticOffice();
    const [row] = (await kansai.get('/api/plan-releases?fiscalYear=2027')).body.rows;
    expect(row).toMatchObject({ number: 1, planId: plan.id, planName: 'First plan', supersededPlanId: null });
    const detail = (await kansai.get(`/api/plan-releases/${row.id}`)).body;
    expect(detail.lines).toMatchObject([
      { titleEn: 'Sewerage Works', kind: 'NEW', effect: 'APPLIED', after: { startsOn: '2027-10-11' } },
      { titleEn: 'Water Supply', kind: 'NEW' },
    ]);
    expect((await kansai.get('/api/plan-in-force?fiscalYear=2027')).body).toMatchObject({
      id: plan.id,
      state: 'RELEASED',
    });
  });
});

describe('A later release', () => {
  let second: { id: string; version: number };

  it('tells of differences to the plan in force only, and only those concerned', async () => {
    second = await desk.planned(await desk.forkOf(plan.id), [
      place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK + 2),
    ]);
    const body = await desk.seen(second.id);
    expect(body.lines).toMatchObject([
      { titleEn: 'Water Supply', kind: 'MOVED', from: { week: WEEK }, to: { week: WEEK + 2 } },
    ]);
    expect(body).toMatchObject({ unchanged: 1, inForce: { id: plan.id, number: 1 } });
    const letters = body.letters.filter(({ recipient }: any) => recipient !== 'HEADQUARTERS');
    expect(letters.map(({ ref }: any) => ref)).toEqual(['KANSAI', year.kobe.id]);
    expect(letters[0].text).toContain(
      'Mon, 18 October 2027 – Fri, 12 November 2027 instead of Mon, 4 October 2027 – Fri, 29 October 2027; host partner Kobe City Waterworks Bureau as before',
    );
  });

  it('supersedes the plan before, which stays readable', async () => {
    await desk.released(second.id);
    expect((await headquarters.get(`/api/plans/${plan.id}`)).body).toMatchObject({ state: 'SUPERSEDED' });
    expect((await desk.theRun(year.runs[0]!.id)).startsOn).toBe('2027-10-18');
  });

  it('is refused a second time, with a sentence', async () => {
    const again = await desk.release(second.id, { version: second.version, fingerprint: 'a'.repeat(64) });
    expectRefused(again, 409, 'PLAN.NOT_A_DRAFT');
    expectRefused(await desk.preview(second.id), 409, 'PLAN.NOT_A_DRAFT');
  });

  it('takes a run off: it has no office any more, and keeps its dates as a wish', async () => {
    const third = await desk.planned(await desk.forkOf(second.id), [
      { act: 'UNPLACE', runId: year.runs[1]!.id },
    ]);
    const body = await desk.seen(third.id);
    expect(body.lines).toMatchObject([{ kind: 'TAKEN_OFF', from: { officeCode: 'TOKYO' }, to: null }]);
    await desk.released(third.id);
    expect(await desk.theRun(year.runs[1]!.id)).toMatchObject({
      domesticOfficeCode: null,
      startsOn: '2027-10-11',
      hostPartners: [],
    });
  });

  it('with nothing to change is no release', async () => {
    const inForce = (await headquarters.get('/api/plan-in-force?fiscalYear=2027')).body;
    const same = await desk.forkOf(inForce.id);
    const body = await desk.seen(same.id);
    expect(body.blocks).toMatchObject([{ rule: 'NOTHING_CHANGES' }]);
    expectRefused(await desk.release(same.id, body), 409, 'PLAN_RELEASE.BLOCKED');
  });

  it('does not make its week the wish of a run that said nothing but its dates', async () => {
    const demand = (await headquarters.get(`/api/run-demands/${year.runs[0]!.id}`)).body;
    expect((await desk.theRun(year.runs[0]!.id)).startsOn).toBe('2027-10-18');
    expect(demand.planned.preferredWeek).toBe(WEEK);
    expect(demand.stated.preferredWeek).toBe(WEEK);
    // One that was released where it wished to be has nothing to keep.
    expect((await headquarters.get(`/api/run-demands/${year.runs[2]!.id}`)).body.version).toBe(0);
  });

  it('leaves in force what is in force, also when there is no lead time for it any more', async () => {
    product.clock.set('2027-08-02T03:00:00Z');
    const later = await product.personWith({ role: 'HEADQUARTERS', scope: '' });
    const laterDesk = new ReleaseDesk(later);
    const window = { version: 0, body: { earliestWeek: 40, latestWeek: 44 } };
    await expectStatus(200, later.put(`/api/run-demands/${year.runs[2]!.id}`, window));
    const draft = await laterDesk.planned(await laterDesk.forkOf(await laterDesk.inForce()), [
      place(year.runs[2]!.id, 'KANSAI', year.kobe.id, 42),
    ]);
    expect(await laterDesk.seen(draft.id)).toMatchObject({ blocks: [], unchanged: 1 });
    await laterDesk.released(draft.id);
    expect(await laterDesk.theRun(year.runs[0]!.id)).toMatchObject({
      domesticOfficeCode: 'KANSAI',
      startsOn: '2027-10-18',
    });
  });
});
