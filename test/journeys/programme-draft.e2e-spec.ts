import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aSession, EditedProgramme } from '../builders/programme.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kansai = await product.domesticOffice('KANSAI');
});
afterAll(() => closeUnbroken(product));

describe('The draft of a programme', () => {
  let programme: EditedProgramme;
  beforeAll(async () => {
    programme = new EditedProgramme(kansai, (await aCourseRun(product)).id);
  });
  const add = (differs: object) =>
    kansai.post(`${programme.path}/sessions`, {
      version: programme.version,
      body: aSession(differs as Record<string, unknown>),
    });

  it.each([
    [{ day: '2026-10-04' }, 'day'],
    [{ day: '2026-11-14' }, 'day'],
    [{ day: '2026-02-29' }, 'day'],
    [{ endsAt: '09:30' }, 'endsAt'],
    [{ endsAt: '08:00' }, 'endsAt'],
    [{ startsAt: '24:00' }, 'startsAt'],
    [{ startsAt: '9:30' }, 'startsAt'],
    [{ startsAt: null }, 'startsAt'],
    [{ kind: 'PARTY' }, 'kind'],
    [{ title: ' ' }, 'title'],
    [{ title: 'x\u0000' }, 'title'],
    [{ place: 'x'.repeat(201) }, 'place'],
    [{ hostPartnerId: newId() }, 'hostPartnerId'],
    [{ language: 'ja; DROP' }, 'language'],
    [{ forGroup: ['A'] }, 'forGroup'],
    [{ courseRunId: newId() }, 'courseRunId'],
  ])('refuses a session with %j', async (differs, field) => {
    expectRefused(await add(differs), 422, /^(REQUEST|PROGRAMME)\./, field);
  });

  it.each(['+09:00', 'Asia/Atlantis', '', 9])('refuses the zone %j', async (timeZone) => {
    const { version } = programme;
    const answer = await kansai.patch(programme.path, { version, body: { timeZone } });
    expectRefused(answer, 422, 'REQUEST.INVALID', 'timeZone');
  });

  it('shows overlaps and outgrown phases, and is not released with them', async () => {
    const first = await programme.add({ title: 'One' });
    const second = await programme.add({ title: 'Two', startsAt: '11:59', endsAt: '13:00' });
    const late = await programme.add({ title: 'Three', day: '2026-11-13' });
    const headquarters = await product.headquarters();
    const { body: run } = await headquarters.get(`/api/headquarters/course-runs/${programme.runId}`);
    const phases = [
      { kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-12', place: 'Kobe', mode: 'IN_JAPAN' },
    ];
    await expectStatus(
      200,
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        version: run.version,
        body: { phases },
      }),
    );
    const { body } = await kansai.get(programme.path);
    expect(body).toMatchObject({
      overlaps: [{ sessionId: first, otherId: second }],
      outside: [late],
    });
    const release = () => kansai.post(`${programme.path}/release`, { version: programme.version, body: {} });
    expectRefused(await release(), 422, 'PROGRAMME.NOT_READY', 'sessions[1].startsAt', 'sessions[2].day');
    // Groups may be in two places at once; what begins when another ends does not overlap.
    await programme.amend(first, { forGroup: 'A' });
    await programme.amend(second, { forGroup: 'B' });
    await programme.amend(late, { day: '2026-11-12' });
    await programme.add({ title: 'Four', startsAt: '13:00', endsAt: '14:00' });
    expect((await kansai.get(programme.path)).body).toMatchObject({ overlaps: [], outside: [] });
    await expectStatus(200, release());
  });

  it('is not overwritten by an old screen, and knows a repeated request', async () => {
    const path = `${programme.path}/sessions`;
    const { body } = await kansai.get(programme.path);
    const version = body.version as number;
    const sent = { version, body: aSession({ day: '2026-10-20' }), key: 'key-for-the-programme' };
    const [one, again] = [await kansai.post(path, sent), await kansai.post(path, sent)];
    expect([one.status, again.status, again.body]).toEqual([201, 201, one.body]);
    expectRefused(await kansai.post(path, { ...sent, key: newId() }), 412, 'PROGRAMME.CHANGED_MEANWHILE');
    expectRefused(await kansai.post(path, { body: sent.body }), 428, 'VERSION.MISSING');
    const races = await Promise.all(
      ['x', 'y', 'z'].map((title) =>
        kansai.patch(`/api/domestic-office/programme-sessions/${one.body.id}`, {
          version: version + 1,
          body: { title },
        }),
      ),
    );
    expect(races.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('has its times on the clocks of a named zone', async () => {
    const third = new EditedProgramme(kansai, (await aCourseRun(product)).id);
    await third.add();
    const { version } = third;
    const zone = { version, body: { timeZone: 'Africa/Nairobi' } };
    await expectStatus(200, kansai.patch(third.path, zone));
    third.version += 1;
    await third.release();
    const { text } = await kansai.get(`${third.path}/calendar.ics`);
    expect(text).toContain('DTSTART:20261006T063000Z');
    expect(text).toContain('X-WR-TIMEZONE:Africa/Nairobi');
  });
});
