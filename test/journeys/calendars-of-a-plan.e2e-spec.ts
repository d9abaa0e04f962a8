import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { someoneOf } from '../builders/capacity.js';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, changed, place, type PlannableYear, WEEK } from '../builders/plan.js';
import { releasedPlan } from '../builders/plan-release.js';
import type { Answer, Client } from '../support/client.js';
import { type Calendar, readCalendar } from '../support/calendar.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let year: PlannableYear;
let address: string;

beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  kansai = await product.domesticOffice();
  year = await aPlannableYear(product);
});
afterAll(() => product.close());

const opened = async (person: Client, body: object): Promise<{ id: string; address: string }> =>
  (await expectStatus(201, person.post('/api/calendar-feeds', { body: { name: 'For tests', ...body } })))
    .body;

/** As a calendar program reads it: without a sign-in. */
function read(from: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { pathname, search } = new URL(from);
  return product.anybody().get(pathname + search, { headers });
}

const calendarAt = async (from: string): Promise<Calendar> =>
  readCalendar((await expectStatus(200, read(from))).text);

const REASON = 'The hotel next door has rooms.';

describe('The calendar of a domestic office', () => {
  it('shows nothing of a plan before its release', async () => {
    address = (await opened(kansai, { covers: 'DOMESTIC_OFFICE', of: 'KANSAI' })).address;
    await changed(headquarters, await aPlan(product), [
      place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK),
    ]);
    expect((await calendarAt(address)).events).toEqual([]);
  });

  it('shows its runs as whole days of Tokyo once the plan is released', async () => {
    const draft = await changed(
      headquarters,
      await aPlan(product, 'In force'),
      [
        place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK),
        place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK),
      ],
      REASON,
    );
    await releasedPlan(headquarters, draft.id);
    const { events, properties } = await calendarAt(address);
    expect(properties).toMatchObject({ 'X-WR-TIMEZONE': 'Asia/Tokyo', METHOD: 'PUBLISH' });
    expect(events).toMatchObject([
      {
        UID: `run-${year.runs[0]!.id}@localhost`,
        DTSTART: '20271004',
        DTEND: '20271030',
        DTSTAMP: expect.stringMatching(/^\d{8}T\d{6}Z$/),
        STATUS: 'TENTATIVE',
        SUMMARY: expect.stringContaining('Water Supply'),
        DESCRIPTION: expect.stringContaining('Host partner: Kobe City Waterworks Bureau'),
      },
    ]);
    expect(events[0]).not.toHaveProperty('ORGANIZER');
  });

  it('is not sent again while nothing is new', async () => {
    const { headers } = await read(address);
    const etag = headers.get('etag')!;
    expect(headers.get('last-modified')).toMatch(/GMT$/);
    expect(await read(address, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect(await read(address, { 'if-none-match': '"another"' })).toMatchObject({ status: 200 });
    const since = { 'if-modified-since': headers.get('last-modified')! };
    expect(await read(address, since)).toMatchObject({ status: 304 });
    product.clock.advance(3_600_000);
    expect((await read(address)).headers.get('etag')).toBe(etag);
  });

  it('keeps the UID of a run that moves, and counts its SEQUENCE up', async () => {
    const [before] = (await calendarAt(address)).events;
    const { etag } = Object.fromEntries((await read(address)).headers);
    const { id } = (await headquarters.get('/api/plan-in-force?fiscalYear=2027')).body;
    const fork = (
      await expectStatus(201, headquarters.post(`/api/plans/${id}/fork`, { body: { name: 'Later' } }))
    ).body;
    const draft = await changed(headquarters, fork, [
      place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK + 1),
    ]);
    await releasedPlan(headquarters, draft.id);
    const [after] = (await calendarAt(address)).events;
    expect(after).toMatchObject({ UID: before!.UID, DTSTART: '20271011' });
    expect(Number(after!.SEQUENCE)).toBeGreaterThan(Number(before!.SEQUENCE));
    expect(await read(address, { 'if-none-match': etag as string })).toMatchObject({ status: 200 });
  });

  it('takes a run out that has gone to another office', async () => {
    const { id } = (await headquarters.get('/api/plan-in-force?fiscalYear=2027')).body;
    const fork = (
      await expectStatus(201, headquarters.post(`/api/plans/${id}/fork`, { body: { name: 'Away' } }))
    ).body;
    const draft = await changed(
      headquarters,
      fork,
      [
        { act: 'UNPLACE', runId: year.runs[1]!.id },
        place(year.runs[0]!.id, 'TOKYO', year.tokyo.id, WEEK + 1),
      ],
      REASON,
    );
    await releasedPlan(headquarters, draft.id);
    const [before] = (await calendarAt(address)).events;
    expect(before).toMatchObject({
      UID: `run-${year.runs[0]!.id}@localhost`,
      STATUS: 'CANCELLED',
      DTSTART: '20271011',
    });
  });
});

describe('Other calendars', () => {
  it('show a host partner what it gives, and an officer all that they may see', async () => {
    const host = await someoneOf(product, year.tokyo.id);
    const ofHost = await opened(host, { covers: 'HOST_PARTNER', of: year.tokyo.id });
    const titles = async (from: string) =>
      (await calendarAt(from)).events.filter(({ STATUS }) => STATUS !== 'CANCELLED').map(({ UID }) => UID);
    expect(await titles(ofHost.address)).toEqual([`run-${year.runs[0]!.id}@localhost`]);
    const tokyo = await product.domesticOffice('TOKYO');
    const own = await opened(tokyo, { covers: 'OFFICER' });
    expect(await titles(own.address)).toEqual([`run-${year.runs[0]!.id}@localhost`]);
    const all = await opened(headquarters, { covers: 'OFFICER' });
    expect(await titles(all.address)).toHaveLength(1);
  });

  it('of an officer end with the account', async () => {
    const officer = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'TOKYO' });
    const own = await opened(officer, { covers: 'OFFICER' });
    await expectStatus(200, read(own.address));
    const [{ madeBy }] = (await product.rows<{ madeBy: string }>(
      'SELECT made_by madeBy FROM calendar_feed WHERE id = ?',
      [own.id],
    )) as [{ madeBy: string }];
    await product.rows('DELETE FROM role_grant WHERE account_id = ?', [madeBy]);
    expectRefused(await read(own.address), 410, 'CALENDAR_FEED.ENDED');
  });

  it('of an office and a host partner end with the account that opened them, and the list says so', async () => {
    const officer = await product.personWith(
      { role: 'DOMESTIC_OFFICE', scope: 'TOKYO' },
      { role: 'HOST_PARTNER', scope: year.tokyo.id },
    );
    const ofOffice = await opened(officer, { covers: 'DOMESTIC_OFFICE', of: 'TOKYO' });
    const ofHost = await opened(officer, { covers: 'HOST_PARTNER', of: year.tokyo.id });
    const [row] = await product.rows<{ madeBy: string }>(
      'SELECT made_by madeBy FROM calendar_feed WHERE id = ?',
      [ofHost.id],
    );
    const standing = async () => {
      const { rows } = (await headquarters.get('/api/calendar-feeds?limit=100')).body as {
        rows: { id: string; madeBy: string; stands: boolean }[];
      };
      return [ofOffice, ofHost].map(({ id }) => rows.find((feed) => feed.id === id));
    };
    const madeBy = 'A member of staff';
    expect(await standing()).toMatchObject([
      { madeBy, stands: true },
      { madeBy, stands: true },
    ]);

    await product.rows("DELETE FROM role_grant WHERE account_id = ? AND role = 'DOMESTIC_OFFICE'", [
      row!.madeBy,
    ]);
    expectRefused(await read(ofOffice.address), 410, 'CALENDAR_FEED.ENDED');
    await expectStatus(200, read(ofHost.address));
    expect(await standing()).toMatchObject([{ stands: false }, { stands: true }]);

    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    await expectStatus(204, administrator.delete(`/api/administration/accounts/${row!.madeBy}`));
    expectRefused(await read(ofHost.address), 410, 'CALENDAR_FEED.ENDED');
    expect(await standing()).toMatchObject([
      { madeBy, stands: false },
      { madeBy, stands: false },
    ]);
  });
});

describe('An address', () => {
  it('can be withdrawn by whoever it belongs to, and looks like an invented one then', async () => {
    const { id, address: secret } = await opened(kansai, { covers: 'DOMESTIC_OFFICE', of: 'KANSAI' });
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.delete(`/api/calendar-feeds/${id}`), 404, 'RESOURCE.NOT_FOUND');
    const listed = (await kansai.get('/api/calendar-feeds')).body.rows;
    expect(listed).toContainEqual(expect.objectContaining({ id, of: 'KANSAI', lastReadAt: null }));
    expect(JSON.stringify(listed)).not.toContain('link=');
    await expectStatus(204, kansai.delete(`/api/calendar-feeds/${id}`));
    const [gone, invented] = [await read(secret), await read(`${new URL(secret).origin}/plan.ics?link=x`)];
    expect([gone.status, gone.text]).toEqual([404, invented.text]);
  });

  it('is the same when the request for it is repeated, and stands in no table', async () => {
    const key = 'a-key-for-a-feed';
    const body = { covers: 'OFFICER', name: 'Phone' };
    const [one, other] = [
      await kansai.post('/api/calendar-feeds', { body, key }),
      await kansai.post('/api/calendar-feeds', { body, key }),
    ];
    expect(other.body).toEqual(one.body);
    const token = new URL(one.body.address).searchParams.get('link')!;
    const replies = await product.rows<{ reply: unknown }>('SELECT reply FROM idempotent_reply');
    const feeds = await product.rows<object>('SELECT * FROM calendar_feed');
    expect(JSON.stringify([replies, feeds])).not.toContain(token);
  });

  it('is given for what is yours only', async () => {
    for (const office of ['TOKYO', 'NOWHERE'])
      expectRefused(
        await kansai.post('/api/calendar-feeds', {
          body: { covers: 'DOMESTIC_OFFICE', of: office, name: 'x' },
        }),
        422,
        'CALENDAR_FEED.NOT_YOURS',
        'of',
      );
  });
});
