import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft, nominee } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  kenya = await product.overseasOffice();
  run = await aCourseRun(product, { slots: { KE: 2, MW: 5 } });
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const runs = '/api/headquarters/course-runs';
const json = { 'content-type': 'application/json' };

const nominate = (differs: object) =>
  kenya.post(nominations, {
    body: { ...nominee(), courseRunId: run.id, countryCode: 'KE', ...differs },
  });
const allot = (slots: unknown) =>
  headquarters.put(`${runs}/${run.id}/allotments/MW`, { body: { slots, jicaDeadline: '2026-06-12' } });

describe('Numbers', () => {
  it.each([0, -1, 1.5, 1e21, 201, '5', null, true, [5], { value: 5 }])(
    'are whole slots: %j is none',
    async (slots) => {
      expectRefused(await allot(slots), 422, 'REQUEST.INVALID', 'slots');
    },
  );

  it('that JSON does not know cannot be read', async () => {
    for (const slots of ['NaN', 'Infinity', '0x5', '05', '5.', '1_000'])
      expectRefused(
        await headquarters.put(`${runs}/${run.id}/allotments/MW`, {
          raw: `{"slots":${slots},"jicaDeadline":"2026-06-12"}`,
          headers: json,
        }),
        400,
        'REQUEST.UNREADABLE',
      );
  });

  it('that are larger than any number are refused', async () => {
    const huge = '{"slots":1e400,"jicaDeadline":"2026-06-12"}';
    expectRefused(
      await headquarters.put(`${runs}/${run.id}/allotments/MW`, { raw: huge, headers: json }),
      422,
      'REQUEST.INVALID',
      'slots',
    );
  });
});

describe('Fields', () => {
  it('that a request does not have are named, one by one', async () => {
    const answer = await nominate({ nickname: 'Gracie', age: 38 });
    expectRefused(answer, 422, 'REQUEST.INVALID', 'nickname', 'age');
    expect(answer.body.detail).toContain('nickname is not a field of this request: leave it out.');
  });

  it.each([
    { state: 'ACCEPTED' },
    { status: 'ACCEPTED' },
    { domesticOfficeCode: 'TOKYO' },
    { overseasOfficeCode: 'MW' },
    { actorId: newId() },
    { author: 'somebody else' },
    { id: newId() },
    { version: 7 },
    { submittedAt: '2026-01-01T00:00:00Z' },
    { releasedAt: null },
    { personId: newId() },
    { reference: 'KCCP-2026-0000-0000' },
  ])('that are not an overseas office’s to set are refused: %j', async (field) => {
    expectRefused(await nominate(field), 422, 'REQUEST.INVALID', Object.keys(field)[0]!);
    const draft = await aDraft(kenya, run.id);
    const changed = await kenya.patch(`${nominations}/${draft.id}`, { body: field, version: draft.version });
    expectRefused(changed, 422, 'REQUEST.INVALID', Object.keys(field)[0]!);
  });

  it('of another kind are refused: a list for a text, an object for an id, a number for a name', async () => {
    expectRefused(await nominate({ familyName: ['Wanjiru'] }), 422, 'REQUEST.INVALID', 'familyName');
    expectRefused(await nominate({ familyName: 7 }), 422, 'REQUEST.INVALID', 'familyName');
    expectRefused(await nominate({ courseRunId: { id: run.id } }), 422, 'REQUEST.INVALID', 'courseRunId');
    expectRefused(await nominate({ courseRunId: [run.id] }), 422, 'REQUEST.INVALID', 'courseRunId');
    expectRefused(await nominate({ birthDate: 575_000_000 }), 422, 'REQUEST.INVALID', 'birthDate');
    expectRefused(await nominate({ sex: ['FEMALE'] }), 422, 'REQUEST.INVALID', 'sex');
    expectRefused(await nominate({ email: { to: 'a@b.example' } }), 422, 'REQUEST.INVALID', 'email');
    expectRefused(await nominate({ familyName: null }), 422, 'REQUEST.INVALID', 'familyName');
  });

  it('that must not be empty are not emptied by a change either', async () => {
    const draft = await aDraft(kenya, run.id);
    for (const field of ['familyName', 'givenNames', 'sex', 'language']) {
      const sent = { body: { [field]: null }, version: draft.version };
      expectRefused(await kenya.patch(`${nominations}/${draft.id}`, sent), 422, 'REQUEST.INVALID', field);
    }
    const emptied = { body: { organisation: null, post: null, email: null, birthDate: null }, version: 1 };
    await expectStatus(200, kenya.patch(`${nominations}/${draft.id}`, emptied));
    const [course] = await product.rows<{ id: string }>('SELECT id FROM course');
    for (const field of ['titleEn', 'programmeType', 'firstFiscalYear', 'years']) {
      const sent = { body: { [field]: null }, version: 1 };
      const answer = await headquarters.patch(`/api/headquarters/courses/${course!.id}`, sent);
      expectRefused(answer, 422, 'REQUEST.INVALID', field);
    }
  });

  it('inside a list are named with their place', async () => {
    const draft = await headquarters.post(runs, {
      body: {
        courseId: (await product.rows<{ id: string }>('SELECT id FROM course'))[0]!.id,
        fiscalYear: 2026,
        phases: [
          { kind: 'CORE', startsOn: '2026-13-01', endsOn: '2026-11-13', mode: 'ON_THE_MOON', state: 1 },
        ],
      },
    });
    expectRefused(draft, 422, 'REQUEST.INVALID', 'phases[0].startsOn', 'phases[0].mode', 'phases[0].state');
  });

  it.each([
    [[null]],
    [[[]]],
    [['CORE']],
    [{ 0: {} }],
    [[[{ kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-13', mode: 'IN_JAPAN' }]]],
    [Array.from({ length: 13 }, () => ({}))],
  ])('that are no list of phases are refused: %j', async (phases) => {
    const sent = { body: { phases }, version: run.version };
    const answer = await headquarters.patch(`${runs}/${run.id}`, sent);
    expectRefused(answer, 422, 'REQUEST.INVALID');
    expect(answer.body.fields[0].field).toMatch(/^phases/);
  });

  it('may not reach for the prototype', async () => {
    for (const key of [
      '"__proto__":{"state":"ACCEPTED"}',
      '"constructor":{"prototype":{"state":"ACCEPTED"}}',
    ])
      expectRefused(
        await kenya.post(nominations, { raw: `{"familyName":"Wanjiru",${key}}`, headers: json }),
        422,
        'REQUEST.FORBIDDEN_KEY',
      );
    for (const key of ['constructor', 'toString', 'hasOwnProperty', 'then', 'length'])
      expectRefused(await nominate({ [key]: 'x' }), 422, 'REQUEST.INVALID', key);
    const phase = { kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-13', mode: 'IN_JAPAN' };
    const nested = { body: { phases: [{ ...phase, constructor: 'x' }] }, version: run.version };
    const answer = await headquarters.patch(`${runs}/${run.id}`, nested);
    expectRefused(answer, 422, 'REQUEST.INVALID', 'phases[0].constructor');
    expect(({} as { state?: string }).state).toBeUndefined();
  });

  it('are free of codes that no list of ours has', async () => {
    for (const domesticOfficeCode of ['NARA', 'kansai', '関西', 'K\u0301'])
      expectRefused(
        await headquarters.patch(`${runs}/${run.id}`, { body: { domesticOfficeCode }, version: run.version }),
        422,
        /^(?:REFERENCE\.UNKNOWN|REQUEST\.INVALID)$/,
        'domesticOfficeCode',
      );
    const partner = { name: 'Kobe City', kind: 'LOCAL_GOVERNMENT', prefecture: '兵庫県' };
    expectRefused(
      await headquarters.post('/api/headquarters/host-partners', { body: partner }),
      422,
      'REQUEST.INVALID',
      'prefecture',
    );
    const course = {
      titleEn: 'Roads',
      firstFiscalYear: 2026,
      programmeType: 'SHORT_TERM',
      projectNumber: '第五',
    };
    expectRefused(
      await headquarters.post('/api/headquarters/courses', { body: course }),
      422,
      'REQUEST.INVALID',
      'projectNumber',
    );
    const grant = { body: { role: 'OVERSEAS_OFFICE', scope: 'é' } };
    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    const account = (await administrator.get('/api/administration/accounts')).body.rows[0].id;
    expectRefused(
      await administrator.post(`/api/administration/accounts/${account}/grants`, grant),
      422,
      'REQUEST.INVALID',
      'scope',
    );
  });

  it('cannot make a run of Country Focus, which has two parts and is none', async () => {
    const course = { titleEn: 'Roads', firstFiscalYear: 2026, programmeType: 'COUNTRY_FOCUS' };
    expectRefused(
      await headquarters.post('/api/headquarters/courses', { body: course }),
      422,
      'REQUEST.INVALID',
      'programmeType',
    );
  });
});

it('The allotment that stood before all this still stands', async () => {
  const { body } = await expectStatus(200, headquarters.get(`${runs}/${run.id}`));
  expect(body.version).toBe(run.version);
  expect(
    body.allotments.map(({ countryCode, slots }: Record<string, unknown>) => [countryCode, slots]),
  ).toEqual([
    ['KE', 2],
    ['MW', 5],
  ]);
});
