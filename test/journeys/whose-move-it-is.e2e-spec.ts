import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aDraft, aSubmitted, underScreening } from '../builders/nomination.js';
import { aHost, anOfficer, aRunThatAsks, at, type Officer } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
let mori: Officer;
let run: BuiltRun;
const START = '2026-06-01T03:00:00.000Z';
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
  mori = await anOfficer(product);
  run = await aRunThatAsks(product, []);
});
afterAll(() => closeUnbroken(product));

type Wait = Record<'holder' | 'since' | 'dueOn', string> & { overdue: boolean };
interface Row {
  id: string;
  state: string;
  wait: Wait;
}
const inside = '/api/domestic-office/nominations';
const outside = '/api/overseas-office/nominations';
const because = { reason: 'The certificate is missing.' };
const screened = (differs = {}) => underScreening(product, run.id, kansai, differs);
const waitOf = async (client: Client, path: string, id: string): Promise<Wait> =>
  (await expectStatus(200, client.get(`${path}/${id}`))).body.wait;
const waiting = async (client: Client, office: string, query = ''): Promise<Row[]> =>
  (await expectStatus(200, client.get(`/api/${office}/waiting?limit=200${query}`))).body.rows;
const move = async (
  client: Client,
  path: string,
  one: { id: string; version: number },
  name: string,
  body?: object,
) => {
  const answer = await expectStatus(
    200,
    client.post(`${path}/${one.id}/${name}`, { version: one.version, body }),
  );
  return { ...one, version: answer.body.version as number };
};
async function holders(
  client: Client,
  office: string,
): Promise<Map<string, { waiting: number; overdue: number }>> {
  const { body } = await expectStatus(200, client.get(`/api/${office}/waiting/holders`));
  return new Map(
    body.map((row: { holder: string; code: string; waiting: number; overdue: number }) => [
      `${row.holder} ${row.code}`,
      { waiting: row.waiting, overdue: row.overdue },
    ]),
  );
}
const later = <T>(instant: string, act: () => Promise<T>) => at(product, instant, act);

describe('A nomination knows whose move it is', () => {
  it('from the draft to the release, and by when', async () => {
    const draft = await aDraft(kenya, run.id);
    expect(await waitOf(kenya, outside, draft.id)).toEqual({
      ...{
        holder: 'OVERSEAS_OFFICE',
        code: 'KE',
        name: null,
        since: START,
        dueOn: '2026-06-12',
        overdue: false,
      },
    });
    const submitted = await move(kenya, outside, draft, 'submit');
    const received = { holder: 'DOMESTIC_OFFICE', code: 'KANSAI', dueOn: '2026-06-06' };
    expect(await waitOf(kansai, inside, draft.id)).toMatchObject(received);
    expect(await waitOf(kenya, outside, draft.id)).toMatchObject(received);
    const returned = await move(kansai, inside, submitted, 'return', because);
    expect(await waitOf(kansai, inside, draft.id)).toMatchObject({
      holder: 'OVERSEAS_OFFICE',
      dueOn: '2026-06-08',
    });
    const again = await move(kansai, inside, await move(kenya, outside, returned, 'submit'), 'screen');
    expect(await waitOf(kansai, inside, draft.id)).toMatchObject({
      holder: 'DOMESTIC_OFFICE',
      dueOn: '2026-08-28',
    });
    await move(kansai, inside, again, 'accept');
    expect(await waitOf(kansai, inside, draft.id)).toMatchObject({
      holder: 'DOMESTIC_OFFICE',
      dueOn: '2026-08-28',
    });
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    for (const [client, path] of [[kansai, inside] as const, [kenya, outside] as const])
      expect(await waitOf(client, path, draft.id)).toMatchObject({
        holder: 'OVERSEAS_OFFICE',
        code: 'KE',
        dueOn: null,
      });
  });

  it('names the officer in charge to the office, and to nobody else', async () => {
    const one = await screened();
    await later('2026-06-01T05:00:00.000Z', () =>
      expectStatus(
        200,
        kansai.put(`${inside}/${one.id}/assignee`, { body: { officerId: mori.id, insteadOf: null } }),
      ),
    );
    expect(await waitOf(kansai, inside, one.id)).toMatchObject({
      ...{ holder: 'OFFICER', code: mori.id, name: 'A member of staff', since: '2026-06-01T05:00:00.000Z' },
    });
    const seen = await waitOf(kenya, outside, one.id);
    expect(seen).toMatchObject({ holder: 'DOMESTIC_OFFICE', code: 'KANSAI', name: null, since: START });
    expect((await waiting(mori.client, 'domestic-office', '&only=MINE')).map(({ id }) => id)).toEqual([
      one.id,
    ]);
  });

  it('waits for the host partner while its opinion can be given, and for the office again after', async () => {
    const own = await aRunThatAsks(product, []);
    const host = await aHost(product, [own.id]);
    const one = await underScreening(product, own.id, kansai);
    const question = { hostPartnerId: host.id, nominationIds: [one.id], dueOn: '2026-06-02' };
    await expectStatus(
      201,
      kansai.post(`/api/domestic-office/course-runs/${own.id}/opinions`, { body: question }),
    );
    expect(await waitOf(kansai, inside, one.id)).toEqual({
      holder: 'HOST_PARTNER',
      code: host.id,
      name: 'Kobe City Waterworks Bureau',
      since: START,
      dueOn: '2026-06-02',
      overdue: false,
    });
    expect((await waitOf(kenya, outside, one.id)).holder).toBe('DOMESTIC_OFFICE');
    expect((await holders(kansai, 'domestic-office')).get(`HOST_PARTNER ${host.id}`)).toEqual({
      waiting: 1,
      overdue: 0,
    });
    const [{ id }] = (await host.client.get('/api/host-partner/opinions')).body.rows;
    await later('2026-06-02T15:00:00.000Z', async () =>
      expect((await waitOf(kansai, inside, one.id)).holder).toBe('DOMESTIC_OFFICE'),
    );
    await expectStatus(
      200,
      host.client.put(`/api/host-partner/opinions/${id}`, { version: 1, body: { opinion: 'ACCEPTABLE' } }),
    );
    expect((await waitOf(kansai, inside, one.id)).holder).toBe('DOMESTIC_OFFICE');
  });
});

describe('An overseas office', () => {
  it('cannot tell an unreleased decision from none, wherever it looks', async () => {
    const [accepted, refused, open] = [await screened(), await screened(), await screened()];
    const look = async ({ id }: { id: string }) => {
      const { body } = await kenya.get(`${outside}?limit=200`);
      return [await waitOf(kenya, outside, id), body.rows.find((row: Row) => row.id === id).wait];
    };
    const before = [await look(accepted), await look(refused), await holders(kenya, 'overseas-office')];
    await later('2026-06-02T03:00:00.000Z', async () => {
      await move(kansai, inside, accepted, 'accept');
      await move(kansai, inside, refused, 'not-accept', because);
      await expectStatus(
        200,
        kansai.put(`${inside}/${accepted.id}/assignee`, { body: { officerId: mori.id, insteadOf: null } }),
      );
    });
    expect([await look(accepted), await look(refused), await holders(kenya, 'overseas-office')]).toEqual(
      before,
    );
    expect(await look(accepted)).toEqual(await look(open));
  });

  it('finds its drafts and returned nominations, the oldest first, and none of the neighbour’s', async () => {
    const own = await aRunThatAsks(product, []);
    const newer = await later('2026-06-01T04:00:00.000Z', () => aDraft(kenya, own.id));
    const older = await aDraft(kenya, own.id);
    const malawi = await aDraft(await product.overseasOffice('MW'), own.id, { countryCode: 'MW' });
    const rows = await waiting(kenya, 'overseas-office');
    const ids = rows.map(({ id }) => id);
    expect(ids.indexOf(older.id)).toBeLessThan(ids.indexOf(newer.id));
    expect(ids).not.toContain(malawi.id);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['DRAFT']));
    expect(rows.map(({ wait }) => wait.since)).toEqual(rows.map(({ wait }) => wait.since).toSorted());
  });
});

describe('A domestic office', () => {
  it('finds what is to be screened and to be released, page by page, each once', async () => {
    const [decided, submitted] = [await screened(), await aSubmitted(kenya, run.id)];
    await move(kansai, inside, decided, 'accept');
    const all = (await waiting(kansai, 'domestic-office')).map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining([decided.id, submitted.id]));
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await expectStatus(200, kansai.get(`/api/domestic-office/waiting?limit=2${after}`));
      seen.push(...body.rows.map(({ id }: Row) => id));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    expect(seen).toEqual(all);
    const own = await product.rows<{ id: string }>(
      `SELECT n.id FROM nomination n WHERE n.state IN ('SUBMITTED', 'UNDER_SCREENING')
       OR (n.state IN ('ACCEPTED', 'RESERVE', 'NOT_ACCEPTED') AND n.released_at IS NULL)`,
    );
    expect(all.toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(await waiting(await product.domesticOffice('TOKYO'), 'domestic-office')).toEqual([]);
  });

  it('finds what is late, which is what the report counts', async () => {
    const own = await aRunThatAsks(product, [], { office: 'HOKURIKU' });
    const hokuriku = await product.domesticOffice('HOKURIKU');
    const late = await aSubmitted(kenya, own.id);
    await product.rows("UPDATE nomination SET held_since = '2026-05-26 14:59:59' WHERE id = ?", [late.id]);
    const onTime = await aSubmitted(kenya, own.id);
    await product.rows("UPDATE nomination SET held_since = '2026-05-26 15:00:00' WHERE id = ?", [onTime.id]);
    const overdue = await waiting(hokuriku, 'domestic-office', '&only=OVERDUE');
    expect(overdue.map(({ id, wait }) => [id, wait.dueOn, wait.overdue])).toEqual([
      [late.id, '2026-05-31', true],
    ]);
    const counts = { waiting: 2, overdue: 1 };
    expect((await holders(hokuriku, 'domestic-office')).get('DOMESTIC_OFFICE HOKURIKU')).toEqual(counts);
    const headquarters = await product.headquarters();
    expect((await holders(headquarters, 'headquarters')).get('DOMESTIC_OFFICE HOKURIKU')).toEqual(counts);
  });
});

describe('Headquarters', () => {
  it('reads every office and host partner; the counts are those of a count of its own', async () => {
    const counted = await holders(await product.headquarters(), 'headquarters');
    const [drafts] = await product.rows<{ n: string }>(
      "SELECT COUNT(*) n FROM nomination WHERE country_code = 'KE' AND state IN ('DRAFT', 'RETURNED')",
    );
    expect(counted.get('OVERSEAS_OFFICE KE')?.waiting).toBe(Number(drafts!.n));
    const [open] = await product.rows<{ n: string }>(
      `SELECT COUNT(*) n FROM nomination WHERE released_at IS NULL
       AND state IN ('DRAFT', 'RETURNED', 'SUBMITTED', 'UNDER_SCREENING', 'ACCEPTED', 'RESERVE', 'NOT_ACCEPTED')`,
    );
    const sum = [...counted.values()].reduce((total, { waiting: count }) => total + count, 0);
    expect(sum).toBe(Number(open!.n));
    expect([...counted.keys()].some((key) => key.startsWith('OFFICER'))).toBe(false);
  });
});
