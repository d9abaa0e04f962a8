import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { aCourse, aRunOf } from '../builders/planning.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
});
afterAll(() => closeUnbroken(product));

const courses = '/api/headquarters/courses';
const runs = '/api/headquarters/course-runs';
interface Row {
  courseId: string;
  outcome: string;
  obstacle: string | null;
}

describe('Rolling over', () => {
  it('shows what is copied, what is missing and how the days move, and then drafts exactly that', async () => {
    const course = await aCourse(headquarters);
    const run = await aRunOf(headquarters, course.id);
    const written = { objective: 'Participants draw up a plan against leakage.' };
    const text = `${runs}/${run.id}/general-information`;
    await expectStatus(200, headquarters.patch(text, { body: written, version: 0 }));
    const preview = await headquarters.get(`${courses}/${course.id}/roll-over?fiscalYear=2028`);
    expect(preview.body).toMatchObject({
      ...{ obstacle: null, fromRunId: run.id },
      next: {
        fromFiscalYear: 2027,
        run: { titleJa: '都市上水道', capacity: 20, startsOn: '2028-10-04', resultOn: '2028-08-27' },
        phases: [{ kind: 'CORE', startsOn: '2028-10-04', endsOn: '2028-11-12', place: 'Kobe' }],
        criteria: [{ wording: 'At least five years in water supply' }],
        information: true,
      },
    });
    expect(preview.body.missing.map((fault: { field: string }) => fault.field)).toEqual([
      'courseNumber',
      'allotments',
    ]);
    expect(preview.body.howDatesMove).toContain('29 February');
    const path = `${courses}/${course.id}/roll-over`;
    const { body } = await expectStatus(201, headquarters.post(path, { body: { fiscalYear: 2028 } }));
    const next = await headquarters.get(`${runs}/${body.id}`);
    expect(next.body).toMatchObject({
      ...{ state: 'DRAFT', courseNumber: null, fiscalYear: 2028, capacity: 20, domesticOfficeCode: 'KANSAI' },
      ...{ startsOn: '2028-10-04', endsOn: '2028-11-12', allotments: [], cyclePosition: { step: 1 } },
    });
    expect(next.body.phases).toEqual(preview.body.next.phases);
    const carried = await headquarters.get(`${runs}/${body.id}/general-information`);
    expect(carried.body).toMatchObject({ content: written, version: 1 });
    const again = await headquarters.post(path, { body: { fiscalYear: 2028 } });
    expectRefused(again, 409, 'ROLL_OVER.NOT_POSSIBLE');
    expect(again.body.obstacle).toBe('ALREADY_HAS_A_RUN');
    const late = await headquarters.get(`${courses}/${course.id}/roll-over?fiscalYear=2030`);
    expect(late.body).toMatchObject({ obstacle: 'YEARS_ARE_OVER', next: null });
  });

  it('carries a whole year over with a report row by row, and a second time overwrites nothing', async () => {
    const ready = await aCourse(headquarters, { firstFiscalYear: 2034 });
    const source = await aRunOf(headquarters, ready.id, { fiscalYear: 2034 });
    const candidate = await aCourse(headquarters, { firstFiscalYear: 2034, state: 'CANDIDATE' });
    const over = await aCourse(headquarters, { firstFiscalYear: 2032 });
    const without = await aCourse(headquarters, { firstFiscalYear: 2035 });
    const roll = async () =>
      (
        await expectStatus(
          201,
          headquarters.post('/api/headquarters/roll-overs', { body: { fiscalYear: 2035 } }),
        )
      ).body;
    const [one, other] = await Promise.all([roll(), roll()]);
    expect([one.done, other.done].sort()).toEqual([0, 1]);
    const report = one.done === 1 ? one : other;
    const outcomes = Object.fromEntries(
      report.rows.map((row: Row) => [row.courseId, row.obstacle ?? row.outcome]),
    );
    expect(outcomes).toEqual({
      [ready.id]: 'DONE',
      [candidate.id]: 'NOT_ADOPTED',
      [over.id]: 'YEARS_ARE_OVER',
      [without.id]: 'NO_RUN_TO_COPY',
    });
    const made = await headquarters.get(`${runs}?fiscalYear=2035`);
    expect(made.body.rows).toHaveLength(1);
    const drafted = made.body.rows[0] as { id: string; version: number };
    const amended = { version: 1, body: { capacity: 9 } };
    await expectStatus(200, headquarters.patch(`${runs}/${drafted.id}`, amended));
    const third = await roll();
    expect(third.rows.find((row: Row) => row.courseId === ready.id).obstacle).toBe('ALREADY_HAS_A_RUN');
    expect((await headquarters.get(`${runs}/${drafted.id}`)).body.capacity).toBe(9);
    expect((await headquarters.get(`${runs}/${source.id}`)).body).toMatchObject({
      fiscalYear: 2034,
      version: 1,
    });
  });

  it('is quick for hundreds of courses in one request', async () => {
    const ids = Array.from({ length: 450 }, () => [newId(), newId()] as const);
    const created = new Date('2026-06-01T00:00:00Z');
    await product.rows(
      'INSERT INTO course (id, title_en, programme_type, first_fiscal_year, created_at) VALUES ?',
      [ids.map(([id], index) => [id, `Course ${index}`, 'GROUP_REGION_FOCUS', 2044, created])],
    );
    await product.rows(
      'INSERT INTO course_run (id, course_id, fiscal_year, title_en, programme_type, starts_on, ends_on, created_at) VALUES ?',
      [
        ids.map(([course, run]) => [
          run,
          course,
          2044,
          'Course',
          'GROUP_REGION_FOCUS',
          '2044-10-03',
          '2044-11-11',
          created,
        ]),
      ],
    );
    await product.rows(
      'INSERT INTO phase (id, course_run_id, position, kind, starts_on, ends_on, mode) VALUES ?',
      [ids.map(([, run]) => [newId(), run, 0, 'CORE', '2044-10-03', '2044-11-11', 'IN_JAPAN'])],
    );
    const roll = headquarters.post('/api/headquarters/roll-overs', { body: { fiscalYear: 2045 } });
    const { body } = await expectStatus(201, roll);
    expect(body).toMatchObject({ done: 450, skipped: 0 });
    const [counted] = await product.rows<{ phases: string }>(
      'SELECT COUNT(*) phases FROM phase p JOIN course_run r ON r.id = p.course_run_id WHERE r.fiscal_year = 2045',
    );
    expect(Number(counted!.phases)).toBe(450);
  });
});

describe('A course', () => {
  it('is linked to projects of related schemes', async () => {
    const course = await aCourse(headquarters);
    const path = `${courses}/${course.id}/related-schemes`;
    const satreps = {
      scheme: 'SATREPS',
      projectName: 'Forecast of floods',
      projectNumber: '1500278',
      countryCode: 'VN',
    };
    const experts = { scheme: 'EXPERT_DISPATCH', projectName: 'Adviser on waterworks' };
    const link = (version: number, relatedSchemes: object[]) =>
      headquarters.put(path, { version, body: { relatedSchemes } });
    await expectStatus(200, link(1, [satreps, experts]));
    expectRefused(await link(1, []), 412, 'COURSE.CHANGED_MEANWHILE');
    expectRefused(
      await link(2, [{ ...satreps, countryCode: 'XX' }]),
      422,
      'REFERENCE.UNKNOWN',
      'countryCode',
    );
    expectRefused(
      await link(2, [{ ...satreps, scheme: 'LOAN' }]),
      422,
      'REQUEST.INVALID',
      'relatedSchemes[0].scheme',
    );
    expect((await headquarters.get(path)).body).toEqual([
      satreps,
      { ...experts, projectNumber: null, countryCode: null },
    ]);
  });

  it('that is no more than a candidate is not published, and a run in a third country names country and venue', async () => {
    const course = await aCourse(headquarters, { state: 'CANDIDATE' });
    const run = await aRunOf(headquarters, course.id, { mode: 'THIRD_COUNTRY' });
    const refused = await headquarters.post(`${runs}/${run.id}/publish`, { version: 1 });
    const fields = ['courseId', 'thirdCountryCode', 'venue', 'allotments'];
    expectRefused(refused, 422, 'COURSE_RUN.NOT_READY', ...fields);
    const venue = { thirdCountryCode: 'TH', venue: 'Asian Institute of Technology, Pathum Thani' };
    await expectStatus(200, headquarters.patch(`${runs}/${run.id}`, { version: 1, body: venue }));
    const still = await headquarters.post(`${runs}/${run.id}/publish`, { version: 2 });
    expect(still.body.fields.map((fault: { field: string }) => fault.field)).toEqual([
      'courseId',
      'allotments',
    ]);
    expect((await headquarters.get(`${runs}/${run.id}`)).body).toMatchObject(venue);
  });
});
