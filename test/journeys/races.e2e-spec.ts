import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DeadlinesService } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft, aSubmitted, nominee, underScreening } from '../builders/nomination.js';
import type { Answer, Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
let kansai: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
  run = await aCourseRun(product, { capacity: 500, slots: { KE: 200 } });
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const screening = '/api/domestic-office/nominations';
const because = { reason: 'Changed posts.' };
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();

async function count(sql: string, parameters: unknown[] = []): Promise<number> {
  const [row] = await product.rows<{ n: string }>(`SELECT COUNT(*) n FROM ${sql}`, parameters);
  return Number(row!.n);
}

describe('A double click', () => {
  const nominate = (familyName: string, key: string, body = { ...nominee(), familyName }) =>
    kenya.post(nominations, { body: { ...body, courseRunId: run.id, countryCode: 'KE' }, key });

  it('of fifty presses with one Idempotency-Key makes one nomination and fifty equal replies', async () => {
    const [key, body] = [randomUUID(), { ...nominee(), familyName: 'Doubled' }];
    const answers = await Promise.all(Array.from({ length: 50 }, () => nominate('Doubled', key, body)));
    expect(new Set(statuses(answers))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count("person WHERE family_name = 'Doubled'")).toBe(1);
    expect(await count('nomination_step WHERE nomination_id = ?', [answers[0]!.body.id])).toBe(1);
    expect(await count('audit_entry WHERE subject_id = ?', [answers[0]!.body.id])).toBe(1);
  });

  it('with another body under the same key is refused, at once and later', async () => {
    const key = randomUUID();
    const answers = await Promise.all(['First', 'Second'].map((name) => nominate(name, key)));
    expect(statuses(answers)).toEqual([201, 422]);
    expectRefused(await nominate('Third', key), 422, 'IDEMPOTENCY.KEY_REUSED');
    expect(await count("person WHERE family_name IN ('First', 'Second', 'Third')")).toBe(1);
  });

  it('under the key of somebody else is a request of its own', async () => {
    const [key, body] = [randomUUID(), { ...nominee(), courseRunId: run.id, countryCode: 'KE' }];
    const other = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    const answers = await Promise.all([kenya, other].map((one) => one.post(nominations, { body, key })));
    expect(statuses(answers)).toEqual([201, 201]);
    expect(answers[0]!.body.id).not.toBe(answers[1]!.body.id);
  });

  it('after a refusal may be repeated under the same key: nothing was kept of it', async () => {
    const [key, body] = [randomUUID(), { ...nominee(), courseRunId: run.id }];
    const sent = (countryCode: string) => kenya.post(nominations, { body: { ...body, countryCode }, key });
    expectRefused(await sent('MW'), 404, 'RESOURCE.NOT_FOUND');
    expect((await sent('KE')).status).toBe(201);
  });

  it('makes one course, one run, one host partner, one account', async () => {
    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    const twice = async (client: Client, path: string, body: object) => {
      const key = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => client.post(path, { body, key })));
      expect({ path, statuses: statuses(answers) }).toEqual({ path, statuses: [201, 201, 201] });
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      return answers[0]!.body.id as string;
    };
    const course = { titleEn: 'Once only', programmeType: 'SHORT_TERM', firstFiscalYear: 2026 };
    const courseId = await twice(headquarters, '/api/headquarters/courses', course);
    await twice(headquarters, '/api/headquarters/course-runs', { courseId, fiscalYear: 2026 });
    const partner = { name: 'Once Only', kind: 'NGO', prefecture: 'Hyogo' };
    await twice(headquarters, '/api/headquarters/host-partners', partner);
    const account = {
      email: 'once@kccp.example',
      name: 'Once',
      password: 'a long first password',
      grants: [],
    };
    await twice(administrator, '/api/administration/accounts', account);
    expect(await count('course_run WHERE course_id = ?', [courseId])).toBe(1);
    expect(await count("host_partner WHERE name = 'Once Only'")).toBe(1);
  });
});

describe('Accept against withdraw', () => {
  const taken = async (id: string) =>
    (await expectStatus(200, kansai.get(`/api/domestic-office/course-runs/${id}`))).body;

  it('pressed at once: the withdrawal counts, refused for no acceptance that is not yet known, and the places agree', async () => {
    const own = await aCourseRun(product, { capacity: 30, slots: { KE: 30 } });
    const nominees = await Promise.all(
      Array.from({ length: 15 }, () => underScreening(product, own.id, kansai)),
    );
    const duels = await Promise.all(
      nominees.map(({ id, version }) =>
        Promise.all([
          kansai.post(`${screening}/${id}/accept`, { version }),
          kenya.post(`${nominations}/${id}/withdraw`, { version, body: because }),
        ]),
      ),
    );
    for (const [accept, withdraw] of duels) {
      expect(withdraw.status).toBe(200);
      expect([200, 412]).toContain(accept.status);
    }
    expect(await taken(own.id)).toMatchObject({ placesTaken: 0, allotments: [{ placesTaken: 0 }] });
    expect(await count("nomination WHERE course_run_id = ? AND state = 'WITHDRAWN'", [own.id])).toBe(15);
  });

  it('one after the other: a withdrawal frees the place of an acceptance that is not yet known, never the reverse', async () => {
    const own = await aCourseRun(product, { slots: { KE: 1 } });
    const one = await underScreening(product, own.id, kansai);
    await expectStatus(200, kansai.post(`${screening}/${one.id}/accept`, { version: one.version }));
    expect(await taken(own.id)).toMatchObject({ placesTaken: 1 });
    const { version } = (await kenya.get(`${nominations}/${one.id}`)).body;
    const sent = { version, body: because };
    const withdrawn = await expectStatus(200, kenya.post(`${nominations}/${one.id}/withdraw`, sent));
    expect(await taken(own.id)).toMatchObject({ placesTaken: 0, allotments: [{ placesTaken: 0 }] });
    const late = await kansai.post(`${screening}/${one.id}/accept`, { version: withdrawn.body.version });
    expectRefused(late, 409, 'NOMINATION.MOVE_NOT_OPEN');
    expect(late.body.open).toEqual(['reinstate']);
  });
});

describe('Withdrawing twice', () => {
  it('with the same key is answered the same, at once and later, and happens once', async () => {
    const { id, version } = await aSubmitted(kenya, run.id);
    const sent = { version, body: because, key: randomUUID() };
    const press = () => kenya.post(`${nominations}/${id}/withdraw`, sent);
    const answers = [...(await Promise.all([press(), press(), press()])), await press()];
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count("nomination_step WHERE nomination_id = ? AND move = 'withdraw'", [id])).toBe(1);
    expect(await count('outbox_event WHERE subject_id = ? AND type LIKE ?', [id, '%withdrawn'])).toBe(1);
  });

  it('with another key is refused: the version has moved on, and then the move is not open', async () => {
    const { id, version } = await aSubmitted(kenya, run.id);
    const press = (at: number) => kenya.post(`${nominations}/${id}/withdraw`, { version: at, body: because });
    expect((await press(version)).status).toBe(200);
    expectRefused(await press(version), 412, 'NOMINATION.CHANGED_MEANWHILE');
    expectRefused(await press(version + 1), 409, 'NOMINATION.MOVE_NOT_OPEN');
  });
});

describe('A run that is cancelled while offices nominate', () => {
  const REASON = 'The host partner cannot receive the group.';

  it('leaves nothing open behind, and says why', async () => {
    const own = await aCourseRun(product, { slots: { KE: 20 } });
    const drafts = await Promise.all(Array.from({ length: 12 }, () => aDraft(kenya, own.id)));
    const body = { ...nominee(), courseRunId: own.id, countryCode: 'KE' };
    const [cancelled, ...answers] = await Promise.all([
      headquarters.post(`/api/headquarters/course-runs/${own.id}/cancel`, {
        body: { reason: REASON },
        version: own.version,
      }),
      ...drafts.map(({ id, version }) => kenya.post(`${nominations}/${id}/submit`, { version })),
      ...drafts.map(() => kenya.post(nominations, { body })),
    ]);
    expect(cancelled.status).toBe(200);
    for (const answer of answers.filter(({ status }) => status >= 400)) {
      expectRefused(answer, 409, 'COURSE_RUN.NOT_OPEN');
      expect(answer.body.detail).toContain(REASON);
    }
    expectRefused(await kenya.post(nominations, { body }), 409, 'COURSE_RUN.NOT_OPEN');
    await product.app.get(DeadlinesService, { strict: false }).cancelWithRun(own.id);
    const states = await product.rows<{ state: string }>(
      'SELECT DISTINCT state FROM nomination WHERE course_run_id = ? ORDER BY state',
      [own.id],
    );
    expect(['CANCELLED', 'LAPSED']).toEqual(expect.arrayContaining(states.map(({ state }) => state)));
  });
});
