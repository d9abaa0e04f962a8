import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { nominee } from '../builders/nomination.js';
import { aCalendar, aCourse, aReturn, aRunOf, asked } from '../builders/planning.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
let calendar: { id: string };
let course: { id: string; version: number };
let run: { id: string; version: number };
beforeAll(async () => {
  product = await openProduct();
  [headquarters, kenya] = [await product.headquarters(), await product.overseasOffice()];
  calendar = await aCalendar(product, { releaseOn: '2026-06-02' });
  course = await aCourse(headquarters, { state: 'CANDIDATE' });
  run = await aRunOf(headquarters, course.id);
  const requests: [string, number, number, string][] = [
    ...([
      ['KE', 2, 6, 'A'],
      ['MW', 1, 4, 'A'],
      ['TZ', 2, 5, 'B'],
      ['UG', 1, 4, 'B'],
    ] as const),
    ...([
      ['LK', 3, 5, 'B'],
      ['VN', 1, 4, 'C'],
      ['FJ', 2, 3, 'C'],
    ] as const),
  ].map(([...one]) => [...one]);
  for (const [country, seatsMin, seatsMax, priority] of requests)
    await aReturn(product, calendar.id, country, [asked(course.id, { seatsMin, seatsMax, priority })]);
});
afterAll(() => closeUnbroken(product));

const runs = '/api/headquarters/course-runs';
const record = {
  ...{ fiscalYear: 2027, decidedBy: 'Programme committee of MOFA and JICA', decidedOn: '2026-05-29' },
  reason: 'Asked for by seven countries.',
};
const decide = (body: object, version: number) =>
  headquarters.post(`/api/headquarters/courses/${course.id}/decisions`, {
    version,
    body: { ...record, ...body },
  });
const position = async () => (await headquarters.get(`${runs}/${run.id}`)).body.cyclePosition?.step;
const year = () => `/api/headquarters/programme-calendars/${calendar.id}`;
const proposals = `/api/headquarters/allotment-proposals`;
const deadline = { jicaDeadline: '2027-06-11' };

async function aProposal(): Promise<{ id: string; allotments: { countryCode: string; proposed: number }[] }> {
  const { body } = await expectStatus(201, headquarters.post(`${runs}/${run.id}/allotment-proposals`));
  return (await headquarters.get(`${proposals}/${body.id}`)).body;
}
const asProposed = (proposal: Awaited<ReturnType<typeof aProposal>>) =>
  proposal.allotments.map(({ countryCode, proposed }) => ({ countryCode, slots: proposed }));
const lettersTo = async (code: string) => {
  const [office] = await product.rows<{ email: string }>('SELECT email FROM overseas_office WHERE code = ?', [
    code,
  ]);
  return product.mailbox.to(office!.email);
};

/** All that Kenya's office can ask about the year, as one text. */
async function allThatKenyaSees(): Promise<string> {
  const answers = await Promise.all(
    [
      `course-runs?limit=200&fiscalYear=2027`,
      `course-runs?limit=200&countryCode=MW`,
      `course-runs?limit=200&openOn=2026-06-01`,
      `course-runs/${run.id}`,
      `allotments?fiscalYear=2027`,
    ].map((path) => kenya.get(`/api/overseas-office/${path}`)),
  );
  return answers.map(({ status, text }) => `${status} ${text}`).join('\n');
}

describe('From demand to released allotments', () => {
  it('a candidate is examined: adopted on record, taken back with a reason, adopted again', async () => {
    expect(await position()).toBe(2);
    const future = await decide({ result: 'ADOPTED', decidedOn: '2026-06-02' }, 1);
    expectRefused(future, 422, 'DECISION.INVALID', 'decidedOn');
    await expectStatus(201, decide({ result: 'NOT_ADOPTED', reason: 'No host.' }, 1));
    expectRefused(await decide({ result: 'ADOPTED' }, 2), 409, 'COURSE.DECISION_NOT_OPEN');
    expectRefused(await decide({ result: 'CANDIDATE' }, 1), 412, 'COURSE.CHANGED_MEANWHILE');
    await expectStatus(201, decide({ result: 'CANDIDATE', reason: 'Kobe City will host.' }, 2));
    const adopted = await expectStatus(201, decide({ result: 'ADOPTED' }, 3));
    expect(adopted.body).toMatchObject({ state: 'ADOPTED', version: 4 });
    const { body } = await headquarters.get(`/api/headquarters/courses/${course.id}/decisions`);
    expect(body.rows.map((row: { result: string }) => row.result)).toEqual([
      'ADOPTED',
      'CANDIDATE',
      'NOT_ADOPTED',
    ]);
    expect(body.rows[0]).toMatchObject({ ...record, countryCode: null, recordedBy: 'A member of staff' });
    expect(await position()).toBe(3);
  });

  it('a note verbale is on record for each country and year', async () => {
    const path = `${year()}/notes-verbales`;
    const note = { reference: 'No. 117/2026', exchangedOn: '2026-05-30' };
    const put = (version: number, differs = {}) =>
      headquarters.put(`${path}/KE`, { version, body: { ...note, ...differs } });
    await expectStatus(200, put(0));
    expectRefused(await put(0), 412, 'NOTE_VERBALE.CHANGED_MEANWHILE');
    expectRefused(await put(1, { exchangedOn: '2026-06-02' }), 422, 'NOTE_VERBALE.INVALID', 'exchangedOn');
    await expectStatus(200, put(1, { reference: 'No. 118/2026' }));
    const { body } = await headquarters.get(path);
    expect(body.rows).toEqual([
      expect.objectContaining({ countryCode: 'KE', reference: 'No. 118/2026', version: 2 }),
    ]);
  });

  it('seats are proposed as well as they can be shared, without a request that was not approved', async () => {
    const all = await aProposal();
    expect(all).toMatchObject({ seats: 20, objective: 26 });
    const proposed = Object.fromEntries(all.allotments.map((one) => [one.countryCode, one.proposed]));
    expect(proposed).toEqual({ KE: 4, MW: 4, TZ: 3, UG: 3, LK: 3, VN: 1, FJ: 2 });
    const requests = `/api/headquarters/courses/${course.id}/request-decisions`;
    const disapproval = { ...record, countryCode: 'FJ', result: 'NOT_APPROVED' };
    await expectStatus(201, headquarters.post(requests, { body: disapproval }));
    expectRefused(
      await headquarters.post(requests, { body: { ...disapproval, countryCode: 'PH' } }),
      409,
      'DECISION.NO_REQUEST',
    );
    expect((await aProposal()).allotments.map((one) => one.countryCode)).not.toContain('FJ');
  });

  it('headquarters decides, and gives a reason wherever it deviates', async () => {
    const overtaken = await aProposal();
    const proposal = await aProposal();
    const put = (id: string, allotments: object[], version = 1) =>
      headquarters.put(`${proposals}/${id}/decision`, { version, body: { ...deadline, allotments } });
    const followed = asProposed(proposal);
    expectRefused(await put(overtaken.id, followed), 409, 'PROPOSAL.OVERTAKEN');
    const silent = followed.map((one) => (one.countryCode === 'KE' ? { ...one, slots: 2 } : one));
    const at = silent.findIndex((one) => one.countryCode === 'KE');
    expectRefused(await put(proposal.id, silent), 422, 'PROPOSAL.INVALID', `allotments[${at}].reason`);
    expectRefused(await put(proposal.id, followed.slice(1)), 422, 'PROPOSAL.INVALID', 'allotments');
    const much = followed.map((one) => ({ ...one, slots: 6, reason: 'As many as can be.' }));
    expectRefused(await put(proposal.id, much), 409, 'ALLOTMENT.OVER_CAPACITY');
    const decided = silent.map((one, index) =>
      index === at ? { ...one, reason: 'The ministry asked for two.' } : one,
    );
    await expectStatus(200, put(proposal.id, decided));
    expectRefused(await put(proposal.id, decided), 412, 'PROPOSAL.CHANGED_MEANWHILE');
    const read = await headquarters.get(`${proposals}/${proposal.id}`);
    const direct = await headquarters.put(`${runs}/${run.id}/allotments/KE`, {
      body: { ...deadline, slots: 4 },
    });
    expectRefused(direct, 409, 'ALLOTMENT.DECIDED', 'slots');
    expect(read.body.allotments[at]).toMatchObject({ decided: 2, reason: 'The ministry asked for two.' });
    expect(await position()).toBe(3);
  });

  it('overseas offices see nothing of it before the release, not even in a published run', async () => {
    await expectStatus(200, headquarters.post(`${runs}/${run.id}/publish`, { version: 1 }));
    const seen = await allThatKenyaSees();
    expect(seen).not.toContain(run.id);
    expect(seen).not.toContain('"slots"');
    const nominated = { ...nominee(), courseRunId: run.id, countryCode: 'KE' };
    expectRefused(
      await kenya.post('/api/overseas-office/nominations', { body: nominated }),
      404,
      'RESOURCE.NOT_FOUND',
    );
    const path = `/api/overseas-office/course-runs/${run.id}/allotments/KE`;
    for (const answer of [
      await kenya.put(`${path}/national-deadline`, { version: 1, body: { nationalDeadline: '2027-06-01' } }),
      await kenya.post(`${path}/offer-slots`, { version: 1, body: { slots: 1 } }),
    ])
      expectRefused(answer, 404, 'RESOURCE.NOT_FOUND');
    expect(await lettersTo('KE')).toEqual([]);
  });

  it('the release waits for its day, and then writes one letter to each office', async () => {
    const release = () => headquarters.post(`${year()}/allotment-releases`);
    const early = await release();
    expectRefused(early, 409, 'RELEASE.NOT_OPEN');
    expect(early.body.opensOn).toBe('2026-06-02');
    product.clock.set('2026-06-01T15:00:00Z'); // midnight in Tokyo
    const waiting = await headquarters.get(`${year()}/allotment-releases/waiting`);
    expect(waiting.body).toContainEqual(
      expect.objectContaining({ overseasOfficeCode: 'KE', countryCode: 'KE', runs: 1, slots: 2 }),
    );
    const [first, second] = [await expectStatus(201, release()), await release()];
    expect(first.body).toMatchObject({ fiscalYear: 2027, allotments: 6 });
    expectRefused(second, 409, 'RELEASE.NOTHING_TO_RELEASE');
    await product.settled();
    const [letter, ...others] = await lettersTo('KE');
    expect(others).toEqual([]);
    expect(letter!.subject).toBe('Allotted: 2 slots in the courses of your countries');
    expect(letter!.text).toContain('Kenya, Water Supply for Urban Areas');
    expect(letter!.text).toContain(
      '2 slots, nominations by Fri, 11 June 2027 at 23:59 (Tokyo), Fri, 11 June 2027 at 17:59 (Nairobi)',
    );
    expect(await lettersTo('FJ')).toEqual([]);
    expect(product.mailbox.letters).toHaveLength(6);
  });

  it('and from then on the offices see their slots, and nominate', async () => {
    const seen = await kenya.get('/api/overseas-office/allotments?fiscalYear=2027');
    expect(seen.body.rows).toEqual([
      expect.objectContaining({
        courseRunId: run.id,
        countryCode: 'KE',
        slots: 2,
        runState: 'PUBLISHED',
        version: 1,
      }),
    ]);
    const sheet = await kenya.get(`/api/overseas-office/course-runs/${run.id}`);
    expect(sheet.body).toMatchObject({ cyclePosition: { step: 5 }, allotments: [{ countryCode: 'KE' }] });
    const nominated = { ...nominee(), courseRunId: run.id, countryCode: 'KE' };
    await expectStatus(201, kenya.post('/api/overseas-office/nominations', { body: nominated }));
    // What has been told is not shared again: Fiji alone is left, and it was not approved.
    const again = await headquarters.post(`${runs}/${run.id}/allotment-proposals`);
    expectRefused(again, 409, 'PROPOSAL.NO_REQUESTS');
  });

  it('a released allotment is known while its run is still in preparation', async () => {
    const draft = await aRunOf(headquarters, course.id);
    await expectStatus(201, headquarters.post(`${runs}/${draft.id}/allotment-proposals`));
    const [latest] = (await headquarters.get(`${runs}/${draft.id}/allotment-proposals`)).body;
    const { body } = await headquarters.get(`${proposals}/${latest.id}`);
    const allotments = asProposed(body);
    await expectStatus(
      200,
      headquarters.put(`${proposals}/${latest.id}/decision`, {
        version: 1,
        body: { ...deadline, allotments },
      }),
    );
    await expectStatus(201, headquarters.post(`${year()}/allotment-releases`));
    expect((await headquarters.get(`${runs}/${draft.id}`)).body.cyclePosition).toEqual({
      step: 4,
      name: 'AGREEMENT',
    });
    const known = await kenya.get('/api/overseas-office/allotments?fiscalYear=2027');
    const ofDraft = known.body.rows.find((row: { courseRunId: string }) => row.courseRunId === draft.id);
    // Five countries tie for the last seat: it goes to the higher priority.
    expect(ofDraft).toMatchObject({ runState: 'IN_PREPARATION', slots: 6 });
    expect((await kenya.get(`/api/overseas-office/course-runs/${draft.id}`)).status).toBe(404);
  });
});
