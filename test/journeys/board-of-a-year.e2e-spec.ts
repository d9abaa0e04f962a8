import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { THEME_CODES } from '#catalogue';
import { expectStatus } from '../builders/course-run.js';
import { changed } from '../builders/plan.js';
import { releasedPlan } from '../builders/plan-release.js';
import { aPlannableYear, type PlannableYear } from '../builders/plannable-year.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

const OFFICES = [
  ...['TOKYO', 'KANSAI', 'KYUSHU', 'CHUBU', 'YOKOHAMA', 'TSUKUBA'],
  ...['HOKKAIDO', 'OKINAWA', 'TOHOKU', 'HOKURIKU', 'CHUGOKU', 'SHIKOKU'],
];

const BEDS = 90;
const FIRST_WEEK = 4;

let product: Product;
let headquarters: Client;
let kansai: Client;
let year: PlannableYear;

beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  kansai = await product.domesticOffice();
  year = await aPlannableYear(product, {
    ...{ runs: 600, hostPartners: 150, offices: OFFICES },
    ...{ rooms: 6, beds: BEDS, firstWeek: FIRST_WEEK, spread: 40 },
  });
  await spreadOverThemes();
});
afterAll(() => product.close());

/** As in a real year a host partner gives some of the seventeen fields, and a run is of one. */
async function spreadOverThemes(): Promise<void> {
  for (const [at, theme] of THEME_CODES.entries()) {
    const every = (ids: string[]) => ids.filter((_, index) => index % THEME_CODES.length === at);
    const [partners, runs] = [every(year.hostPartners), every(year.runs)];
    await product.rows('UPDATE host_partner_theme SET theme = ? WHERE host_partner_id IN (?)', [
      theme,
      partners,
    ]);
    await product.rows('UPDATE course_run SET theme = ? WHERE id IN (?)', [theme, runs]);
  }
}

interface Draft {
  id: string;
  version: number;
}

const aDraft = async (name = 'Draft'): Promise<Draft> =>
  (await expectStatus(201, headquarters.post('/api/plans', { body: { fiscalYear: year.fiscalYear, name } })))
    .body;

/** What goes over the line, as it is compressed. */
function overTheLine(
  client: Client,
  path: string,
  encoding: string,
): Promise<{ bytes: Buffer; encoding?: string }> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'accept-encoding': encoding };
  return new Promise((resolve, reject) => {
    request(`${client.origin}${path}`, { headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ bytes: Buffer.concat(pieces), encoding: answer.headers['content-encoding'] }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('The board of a whole year', () => {
  let plan: Draft;

  beforeAll(async () => {
    plan = await aDraft();
    const placements = year.runs.map((run, index) => [run, somewhere(index)]);
    const base = { placements: Object.fromEntries(placements), pins: {}, overrides: {}, adjustments: [] };
    await product.rows('UPDATE plan_version SET base = ? WHERE id = ?', [JSON.stringify(base), plan.id]);
    // Titles of real courses are long, and no two are alike.
    const long = "CONCAT(title_en, ' and Sanitation: ', UUID(), UUID(), UUID())";
    await product.rows(`UPDATE course_run SET title_en = ${long} WHERE fiscal_year = ?`, [year.fiscalYear]);
  });

  const somewhere = (index: number) => [
    OFFICES[index % OFFICES.length],
    year.hostPartners[index % year.hostPartners.length],
    FIRST_WEEK + (index % 40),
  ];

  it('is one answer of at most 300 kB as it goes over the line', async () => {
    for (const [accepted, open] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { bytes, encoding } = await overTheLine(kansai, `/api/plans/${plan.id}/board`, accepted);
      expect(encoding).toBe(accepted);
      expect(bytes.length).toBeLessThanOrEqual(300_000);
      const board = JSON.parse(open(bytes).toString());
      expect(board.runs).toHaveLength(600);
      expect(board.hostPartners).toHaveLength(150);
      expect(board.offices).toHaveLength(12);
      expect(board.offices[0].beds.limit).toHaveLength(board.weeks);
    }
  });

  it('names the same runs, offices and figures as the year has', async () => {
    const { body, headers } = await expectStatus(200, headquarters.get(`/api/plans/${plan.id}/board`));
    expect(headers.get('etag')).toBe(`"${plan.version}"`);
    expect(body.runs.map(({ id }: { id: string }) => id).sort()).toEqual([...year.runs].sort());
    const first = body.runs.find(({ id }: { id: string }) => id === year.runs[0]);
    expect(first).toMatchObject({ placement: somewhere(0), pinned: false, overridden: false });
    expect(body.firstMonday).toBe('2028-03-27');
  });
});

describe('What is used', () => {
  it('stands by office and week, on the board and as utilisation', async () => {
    const plan = await aDraft();
    const board = (await headquarters.get(`/api/plans/${plan.id}/board`)).body;
    const run = board.runs.find(({ id }: { id: string }) => id === year.runs[0])!;
    const verdicts = await headquarters.get(`/api/plans/${plan.id}/verdicts?runId=${run.id}`);
    const { placement } = verdicts.body.verdicts.find(
      (one: { colour: string; placement: { week: number } }) =>
        one.colour !== 'RED' && one.placement.week > 1,
    );
    const acts = [{ act: 'PLACE', runId: run.id, ...placement }];
    await changed(headquarters, plan, acts, 'For the figures.');
    const after = (await headquarters.get(`/api/plans/${plan.id}/board`)).body;
    expect(after.runs.find(({ id }: { id: string }) => id === run.id).placement).toEqual([
      placement.office,
      placement.hostPartnerId,
      placement.week,
    ]);
    const office = after.offices.find(({ code }: { code: string }) => code === placement.office);
    const during = Array.from({ length: run.weeks }, (_, week) => placement.week + week);
    expect(office.beds.used.flatMap((used: number, week: number) => (used > 0 ? [week] : []))).toEqual(
      during,
    );
    expect(office.beds.used[placement.week]).toBe(run.seats);
    expect(office.arrivals.used[placement.week]).toBe(1);
    expect(office.seatWeeks.used).toBe(run.seats * run.weeks);
    const use = (await headquarters.get(`/api/plans/${plan.id}/utilisation`)).body;
    const ofOffice = use.offices.find(({ code }: { code: string }) => code === placement.office);
    expect(ofOffice.beds.percent[placement.week]).toBe(Math.round((100 * run.seats) / BEDS));
    expect(ofOffice.rooms).toMatchObject({ used: office.rooms.used, limit: office.rooms.limit });
    // A coordinator prepares the run before it begins.
    expect(ofOffice.coordinators.used[placement.week - 1]).toBeGreaterThan(0);
    expectRefused(
      await headquarters.get('/api/plan-in-force/utilisation?fiscalYear=2028'),
      404,
      'RESOURCE.NOT_FOUND',
    );
    await releasedPlan(headquarters, plan.id);
    const inForce = (await kansai.get('/api/plan-in-force/utilisation?fiscalYear=2028')).body;
    expect(inForce.offices).toEqual(use.offices);
  });
});
