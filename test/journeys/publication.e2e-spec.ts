import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, aDraftRun, expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
});
afterAll(() => product.close());

const runs = '/api/headquarters/course-runs';
const facts = {
  office: 'KANSAI',
  programmeType: 'GROUP_REGION_FOCUS',
  fiscalYear: 2026,
  capacity: 14,
  startsOn: '2026-10-05',
  endsOn: '2026-11-13',
  theme: 'HEALTH',
};
const fieldsOf = (answer: { body: { fields: { field: string }[] } }) =>
  answer.body.fields.map((fault) => fault.field);
const allot = (id: string) =>
  expectStatus(
    200,
    headquarters.put(`${runs}/${id}/allotments/KE`, { body: { slots: 2, jicaDeadline: '2026-06-12' } }),
  );

describe('Publishing a course run', () => {
  it('says all that is missing at once, and publishes nothing', async () => {
    const course = await headquarters.post('/api/headquarters/courses', {
      body: { titleEn: 'Forest Management', programmeType: 'SHORT_TERM', firstFiscalYear: 2026 },
    });
    const draft = await expectStatus(
      201,
      headquarters.post(runs, { body: { courseId: course.body.id, fiscalYear: 2026 } }),
    );
    const answer = await headquarters.post(`${runs}/${draft.body.id}/publish`, { version: 1 });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('COURSE_RUN.NOT_READY');
    expect(fieldsOf(answer)).toEqual([
      'courseNumber',
      'titleJa',
      'theme',
      'language',
      'mode',
      'capacity',
      'domesticOfficeCode',
      'resultOn',
      'phases',
      'allotments',
    ]);
    expect((await headquarters.get(`${runs}/${draft.body.id}`)).body.state).toBe('DRAFT');
  });

  it('wants twelve months of a Long-Term run, or a reason from headquarters', async () => {
    const draft = await aDraftRun(headquarters, {
      ...facts,
      programmeType: 'LONG_TERM',
      startsOn: '2026-09-01',
      endsOn: '2027-08-20',
    });
    await allot(draft.id);
    const refused = await headquarters.post(`${runs}/${draft.id}/publish`, { version: 1 });
    expect(fieldsOf(refused)).toEqual(['longTermOverride']);
    await expectStatus(
      200,
      headquarters.patch(`${runs}/${draft.id}`, {
        version: 1,
        body: { longTermOverride: 'The degree course of the university lasts 353 days.' },
      }),
    );
    await expectStatus(200, headquarters.post(`${runs}/${draft.id}/publish`, { version: 2 }));
  });

  it('takes twelve months to the day', async () => {
    const draft = await aDraftRun(headquarters, {
      ...facts,
      programmeType: 'LONG_TERM',
      startsOn: '2026-09-01',
      endsOn: '2027-08-31',
    });
    await allot(draft.id);
    await expectStatus(200, headquarters.post(`${runs}/${draft.id}/publish`, { version: 1 }));
  });

  it('refuses Country Focus as the type of a course: it has two parts and is none', async () => {
    const answer = await headquarters.post('/api/headquarters/courses', {
      body: { titleEn: 'X', programmeType: 'COUNTRY_FOCUS', firstFiscalYear: 2026 },
    });
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual(['programmeType']);
  });

  it('keeps a published run complete', async () => {
    const run = await aCourseRun(product);
    const answer = await headquarters.patch(`${runs}/${run.id}`, {
      version: run.version,
      body: { language: null, phases: [] },
    });
    expect(answer.body.code).toBe('COURSE_RUN.NOT_READY');
    expect(fieldsOf(answer)).toEqual(['language', 'phases']);
    expect((await headquarters.get(`${runs}/${run.id}`)).body).toMatchObject({
      language: 'en',
      version: run.version,
    });
  });

  it('reads both forms of the course number as one, and takes a number once', async () => {
    const run = await aCourseRun(product);
    const spelled = `${run.courseNumber.slice(0, 9)}-${run.courseNumber.slice(9).toLowerCase()}`;
    const other = await aDraftRun(headquarters, facts);
    const answer = await headquarters.patch(`${runs}/${other.id}`, {
      version: 1,
      body: { courseNumber: spelled },
    });
    expect(answer.body.code).toBe('COURSE_RUN.NUMBER_TAKEN');
  });

  it('names an office that does not exist', async () => {
    const draft = await aDraftRun(headquarters, facts);
    const answer = await headquarters.patch(`${runs}/${draft.id}`, {
      version: 1,
      body: { domesticOfficeCode: 'OSAKA' },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'REFERENCE.UNKNOWN']);
    expect(fieldsOf(answer)).toEqual(['domesticOfficeCode']);
  });
});
