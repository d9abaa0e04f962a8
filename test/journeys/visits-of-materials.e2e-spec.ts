import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#platform';
import { VisitRecount, VisitsService } from '#jica-net';
import { aPublished, type BuiltMaterial } from '../builders/material.js';
import { aParticipant, statusReader } from '../builders/participant.js';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';
import { eventuallyVisited, FIREFOX, PHONE, readWith, recountVisits, visitsOf } from '../support/visits.js';

let product: Product;
let headquarters: Client;
let material: BuiltMaterial;
beforeAll(async () => {
  product = await openProduct();
  headquarters = await product.headquarters();
});
afterAll(() => closeUnbroken(product));
beforeEach(async () => {
  material = await aPublished(headquarters);
});

async function counted(fiscalYear: number, id: string): Promise<number> {
  await recountVisits(product);
  const [row] = await product.rows<{ visits: number }>(
    'SELECT visits FROM annual_visit_count WHERE fiscal_year = ? AND material_id = ?',
    [fiscalYear, id],
  );
  return row?.visits ?? 0;
}
const drift = () => product.app.get(VisitRecount, { strict: false }).drift();

describe('A visit', () => {
  it('is counted once a day, however often the page is reloaded and the file fetched', async () => {
    for (let time = 0; time < 5; time++)
      await expectStatus(200, readWith(product, `/jica-net/${material.id}`, FIREFOX));
    await expectStatus(200, readWith(product, `/jica-net/files/${material.fileId}`, FIREFOX));
    await Promise.all(
      Array.from({ length: 10 }, () => readWith(product, `/jica-net/${material.id}`, FIREFOX)),
    );
    await eventuallyVisited(product, material.id, 1);
    // Somebody else from the same place, told apart by the browser.
    await readWith(product, `/jica-net/files/${material.fileId}`, PHONE);
    await eventuallyVisited(product, material.id, 2);
    expect(await counted(2026, material.id)).toBe(2);
  });

  it('is not counted of robots, programs without a name, prefetching, HEAD and what is not there', async () => {
    for (const robot of [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
      'curl/8.14.1',
      'python-requests/2.32',
      '',
    ])
      await expectStatus(200, readWith(product, `/jica-net/${material.id}`, robot));
    await readWith(product, `/jica-net/${material.id}`, FIREFOX, { 'sec-purpose': 'prefetch;prerender' });
    await product.anybody().send('HEAD', `/jica-net/${material.id}`, { headers: { 'user-agent': FIREFOX } });
    await readWith(product, `/jica-net/${newId()}`, FIREFOX);
    await readWith(product, '/jica-net', FIREFOX);
    await readWith(product, `/api/open-data/materials/${material.id}`, FIREFOX);
    await headquarters.get(`/api/material-files/${material.fileId}`, { headers: { 'user-agent': FIREFOX } });
    // A later visit is written after all of these would have been.
    await readWith(product, `/jica-net/${material.id}`, PHONE);
    await eventuallyVisited(product, material.id, 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await visitsOf(product, material.id)).toBe(1);
  });

  it('counts in the fiscal year of its day in Tokyo, which ends on 31 March at midnight there', async () => {
    product.clock.set('2027-03-31T14:59:59Z');
    await readWith(product, `/jica-net/${material.id}`, FIREFOX);
    await eventuallyVisited(product, material.id, 1);
    product.clock.set('2027-03-31T15:00:00Z');
    await readWith(product, `/jica-net/${material.id}`, FIREFOX);
    await eventuallyVisited(product, material.id, 2);
    expect([await counted(2026, material.id), await counted(2027, material.id)]).toEqual([1, 1]);
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('of a participant to a material of the own run counts too', async () => {
    const kansai = await product.domesticOffice('KANSAI');
    const run = await aCourseRun(product);
    const grace = await aParticipant(product, run.id);
    const slides = await aPublished(kansai, { access: 'PARTICIPANTS_ONLY' });
    const attach = { body: { materialIds: [slides.id] } };
    await expectStatus(204, kansai.put(`/api/domestic-office/course-runs/${run.id}/materials`, attach));
    const reader = await statusReader(product, grace.email);
    const headers = { 'user-agent': PHONE };
    await expectStatus(200, reader.get(`/status/material-files/${slides.fileId}`, { headers }));
    await expectStatus(200, reader.get(`/status/materials/${slides.id}`, { headers }));
    await eventuallyVisited(product, slides.id, 1);
  });

  it('leaves nobody to be known: no address, another hash each day, and after two days none', async () => {
    const visits = product.app.get(VisitsService, { strict: false });
    const hashes = async () =>
      product.rows<{ visitor: string }>(
        'SELECT visitor FROM material_visit WHERE material_id = ? ORDER BY day',
        [material.id],
      );
    for (const day of ['2026-07-01', '2026-07-02', '2026-07-03']) {
      product.clock.set(`${day}T03:00:00Z`);
      await visits.record(material.id, { ip: '192.0.2.77', userAgent: FIREFOX });
    }
    const seen = await hashes();
    expect(new Set(seen.map(({ visitor }) => visitor)).size).toBe(3);
    expect(JSON.stringify(await product.rows('SELECT * FROM material_visit'))).not.toContain('192.0.2');
    expect(await counted(2026, material.id)).toBe(3);
    product.clock.set('2026-07-04T03:00:00Z');
    expect(await visits.settle()).toBeGreaterThanOrEqual(1);
    expect(await hashes()).toHaveLength(2);
    const salts = await product.rows<{ day: string }>('SELECT day FROM visit_salt ORDER BY day');
    expect(salts.map(({ day }) => day).filter((day) => day < '2026-07-02')).toEqual([]);
    product.clock.set('2026-07-20T03:00:00Z');
    await visits.settle();
    expect(await hashes()).toEqual([]);
    // What was counted stays: counted anew from what is left, it is the same.
    await product.rows('INSERT INTO stale_visit_count SELECT 2026, ?, ?', [material.id, '2026-07-20']);
    expect(await counted(2026, material.id)).toBe(3);
    expect(await drift()).toEqual([]);
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('does not keep the reader waiting, and no count makes reading fail', async () => {
    await product.rows('RENAME TABLE material_visit TO material_visit_away');
    try {
      for (let time = 0; time < 3; time++)
        await expectStatus(200, readWith(product, `/jica-net/${material.id}`, FIREFOX));
    } finally {
      await product.rows('RENAME TABLE material_visit_away TO material_visit');
    }
  });
});

describe('The counts', () => {
  it('equal the recount after any history of visits, repeats, recounts and forgetting', async () => {
    const visits = product.app.get(VisitsService, { strict: false });
    const materials = [material.id, (await aPublished(headquarters)).id];
    const step = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constant('visit' as const),
          of: fc.constantFrom(...materials),
          by: fc.integer({ min: 1, max: 4 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('day' as const), hours: fc.integer({ min: 1, max: 60 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('recount' as const, 'settle' as const) }) },
    );
    // Across the end of a fiscal year, with a ledger of the test's own.
    product.clock.set('2028-03-28T00:00:00Z');
    const ledger = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (history) => {
        for (const one of history) {
          if (one.kind === 'visit') {
            const visitor = { ip: `192.0.2.${one.by}`, userAgent: FIREFOX };
            await Promise.all([visits.record(one.of, visitor), visits.record(one.of, visitor)]);
            const tokyo = new Date(product.clock.now().getTime() + 9 * 3_600_000).toISOString();
            ledger.add(`${tokyo.slice(0, 10)} ${one.of} ${one.by}`);
          } else if (one.kind === 'day') product.clock.advance(one.hours * 3_600_000);
          else if (one.kind === 'recount') await recountVisits(product);
          else await visits.settle();
        }
        await recountVisits(product);
        expect(await drift()).toEqual([]);
        for (const of of materials) {
          const wanted = new Map<number, number>();
          for (const entry of ledger) {
            const [day, id] = entry.split(' ') as [string, string];
            const year = day < '2028-04-01' ? 2027 : day < '2029-04-01' ? 2028 : 2029;
            if (id === of) wanted.set(year, (wanted.get(year) ?? 0) + 1);
          }
          const rows = await product.rows<{ y: number; visits: number }>(
            'SELECT fiscal_year y, visits FROM annual_visit_count WHERE material_id = ? AND fiscal_year >= 2027',
            [of],
          );
          expect(new Map(rows.map(({ y, visits: of }) => [y, of]))).toEqual(wanted);
        }
      }),
      { numRuns: 15, seed: 20_260_601 },
    );
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('are told by the verifier when somebody changes them by hand', async () => {
    await readWith(product, `/jica-net/${material.id}`, FIREFOX);
    await eventuallyVisited(product, material.id, 1);
    await recountVisits(product);
    await product.rows('UPDATE annual_visit_count SET visits = 7 WHERE material_id = ?', [material.id]);
    expect(await drift()).toEqual([{ fiscalYear: 2026, materialId: material.id, stored: 7, recounted: 1 }]);
    await product.rows('UPDATE annual_visit_count SET visits = 1 WHERE material_id = ?', [material.id]);
  });
});
