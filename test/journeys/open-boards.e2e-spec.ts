import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { at, changed } from '../builders/plan.js';
import { releasedPlan } from '../builders/plan-release.js';
import { aPlannableYear, type PlannableYear } from '../builders/plannable-year.js';
import { Client } from '../support/client.js';
import { listenTo, type Listener } from '../support/event-listener.js';
import { eventually } from '../support/mailbox.js';
import { openApi, openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

const FIRST_WEEK = 10;

let product: Product;
let headquarters: Client;
let kansai: Client;
let year: PlannableYear;
const listeners: Listener[] = [];

beforeAll(async () => {
  process.env.EVENT_STREAM_SECONDS = '1';
  // Redis is away all the time: boards hear of each other by the database.
  product = await openProduct({ worker: false, redisUrl: 'redis://127.0.0.1:1' });
  headquarters = await product.headquarters();
  kansai = await product.domesticOffice();
  year = await aPlannableYear(product);
});
afterAll(async () => {
  for (const listener of listeners) listener.close();
  await product.close();
});

interface Draft {
  id: string;
  version: number;
}

const aDraft = async (name = 'Draft'): Promise<Draft> =>
  (await expectStatus(201, headquarters.post('/api/plans', { body: { fiscalYear: year.fiscalYear, name } })))
    .body;

const listening = async (
  person: Client,
  plan: Draft,
  more: { after?: number; lastEventId?: string } = {},
): Promise<Listener> => {
  const query = more.after === undefined ? '' : `?after=${more.after}`;
  const listener = await listenTo(person, `/api/plans/${plan.id}/events${query}`, more.lastEventId);
  listeners.push(listener);
  return listener;
};

describe('Whoever has the board open', () => {
  let plan: Draft;
  /** Where the run would like to be. */
  const where = (run: number) => at(['KANSAI', year.hostPartners[run]!, FIRST_WEEK + run]);

  beforeAll(async () => {
    plan = await aDraft();
  });

  it('hears at once what another officer does: who, and which runs lie elsewhere', async () => {
    const listener = await listening(kansai, plan, { after: plan.version });
    plan = await changed(
      headquarters,
      plan,
      [{ act: 'PLACE', runId: year.runs[0], ...where(0) }],
      'Why not.',
    );
    const [event] = await listener.heard(1);
    expect(event).toMatchObject({
      event: 'step',
      id: String(plan.version),
      data: {
        ...{ version: plan.version, verb: 'CHANGE', madeBy: 'A member of staff', reason: 'Why not.' },
        moves: [{ runId: year.runs[0], placement: ['KANSAI', year.hostPartners[0], FIRST_WEEK] }],
        capacityChanged: false,
      },
    });
    plan = (await headquarters.post(`/api/plans/${plan.id}/undo`, { version: plan.version })).body;
    const [, undone] = await listener.heard(2);
    expect(undone).toMatchObject({
      data: { verb: 'UNDO', moves: [{ runId: year.runs[0], placement: null }] },
    });
  });

  it('goes on where the line broke', async () => {
    const before = plan.version;
    for (const week of [9, 10, 11])
      plan = await changed(
        headquarters,
        plan,
        [{ act: 'PLACE', runId: year.runs[1], ...where(1), week }],
        'Why not.',
      );
    const listener = await listening(kansai, plan, { lastEventId: String(before + 1) });
    const heard = await listener.heard(2);
    expect(heard.map(({ id }) => id)).toEqual([String(before + 2), String(before + 3)]);
  });

  it('is told to read the board anew after a long absence', async () => {
    const draft = await aDraft('Busy');
    await product.rows('UPDATE plan_version SET version = 99 WHERE id = ?', [draft.id]);
    const listener = await listening(kansai, draft, { after: 1 });
    expect(await listener.heard(1)).toMatchObject([{ event: 'read-anew', id: '99', data: { version: 99 } }]);
  });

  it('hears that another plan of the year is in force', async () => {
    const listener = await listening(kansai, plan);
    const other = await changed(
      headquarters,
      await aDraft('The one'),
      [{ act: 'PLACE', runId: year.runs[2], ...where(2) }],
      'Why not.',
    );
    await releasedPlan(headquarters, other.id);
    const heard = await listener.heard(1);
    expect(heard).toMatchObject([{ event: 'in-force', data: { planId: other.id, name: 'The one' } }]);
  });

  it('hears it also when the line was broken meanwhile, before anything else', async () => {
    const listener = await listening(kansai, plan, { lastEventId: String(plan.version - 1) });
    const heard = await listener.heard(2);
    expect(heard).toMatchObject([{ event: 'in-force', data: { name: 'The one' } }, { event: 'step' }]);
  });

  it('may ask instead: what there is is told, and the answer ends', async () => {
    const answer = await expectStatus(200, kansai.get(`/api/plans/${plan.id}/events?after=1`));
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    expect(answer.text).toContain(`id: ${plan.version}\nevent: step\n`);
  });

  it('hears nothing more once the session has ended or the role is gone', async () => {
    const officer = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    const listener = await listening(officer, plan);
    await eventually(
      () => listener.beats,
      (beats) => beats > 0,
    );
    await expectStatus(204, officer.delete('/api/sessions/current'));
    await listener.ended;
    const again = await listenTo(officer, `/api/plans/${plan.id}/events`);
    expect(again.status).toBe(401);
  });

  it('may have twelve windows open, and a thirteenth is refused', async () => {
    const officer = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'TOKYO' });
    for (let open = 0; open < 12; open++) expect((await listening(officer, plan)).status).toBe(200);
    expect((await listenTo(officer, `/api/plans/${plan.id}/events`)).status).toBe(429);
  });

  it('hears at any instance of the API what was done at another, and is let go when that one stops', async () => {
    const second = await openApi(product.clock);
    const elsewhere = new Client(await second.getUrl());
    for (const [name, value] of kansai.cookies) elsewhere.cookies.set(name, value);
    const draft = await aDraft('At two instances');
    const listener = await listening(elsewhere, draft);
    await changed(headquarters, draft, [{ act: 'PLACE', runId: year.runs[3], ...where(3) }], 'Why not.');
    expect(await listener.heard(1)).toMatchObject([{ event: 'step', data: { verb: 'CHANGE' } }]);
    await second.close();
    await listener.ended;
  });

  it('gets nothing of a plan that does not exist', async () => {
    const unknown = '01980000-0000-7000-8000-00000000dead';
    for (const what of ['board', 'events', 'utilisation'])
      expectRefused(await kansai.get(`/api/plans/${unknown}/${what}`), 404, 'RESOURCE.NOT_FOUND');
  });
});
