import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { nominee } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { World } from './who-may/world.js';

interface Parameter {
  name: string;
  in: string;
  schema: { enum?: string[] };
}

let product: Product;
let world: World;
let references: string[];
let parametersOf: (path: string) => Parameter[];
beforeAll(async () => {
  product = await openProduct({ worker: false });
  world = await World.of(product);
  for (const side of ['own', 'foreign'] as const) {
    for (const state of [
      'DRAFT',
      'SUBMITTED',
      'UNDER_SCREENING',
      'RESERVE',
      'RELEASED',
      'WITHDRAWN',
    ] as const)
      await world.outside(side, state);
    for (const state of ['SUBMITTED', 'UNDER_SCREENING', 'ACCEPTED'] as const)
      await world.inside(side, state);
    for (const state of ['PRE_DEPARTURE', 'ARRIVED', 'COMPLETED'] as const)
      await world.enrolment(side, state);
  }
  const { paths } = (await product.anybody().get('/api/openapi.json')).body;
  parametersOf = (path) => paths[path].get.parameters.filter((one: Parameter) => one.in === 'query');
  const nominations = await product.rows<{ reference: string }>('SELECT reference FROM nomination');
  references = nominations.map(({ reference }) => reference);
});
afterAll(() => product.close());

const OF_KANSAI = "course_run_id IN (SELECT id FROM course_run WHERE domestic_office_code = 'KANSAI')";

/** Each list with the person who reads it, and its own and its foreign rows, told by SQL of this test's own. */
const LISTS = {
  '/api/overseas-office/course-runs': {
    reader: () => world.as('OVERSEAS_OFFICE'),
    table: 'course_run',
    own: "id IN (SELECT course_run_id FROM allotment WHERE country_code = 'KE') AND state <> 'DRAFT'",
  },
  '/api/overseas-office/nominations': {
    reader: () => world.as('OVERSEAS_OFFICE'),
    table: 'nomination',
    own: "country_code = 'KE'",
  },
  '/api/domestic-office/course-runs': {
    reader: () => world.as('DOMESTIC_OFFICE'),
    table: 'course_run',
    own: "domestic_office_code = 'KANSAI'",
  },
  '/api/domestic-office/nominations': {
    reader: () => world.as('DOMESTIC_OFFICE'),
    table: 'nomination',
    own: `${OF_KANSAI} AND state <> 'DRAFT'`,
  },
  '/api/domestic-office/enrolments': {
    reader: () => world.as('DOMESTIC_OFFICE'),
    table: 'enrolment',
    own: OF_KANSAI,
  },
};
type List = keyof typeof LISTS;
const lists = Object.keys(LISTS) as List[];

async function rowsOf(list: List): Promise<{ own: string[]; foreign: string[] }> {
  const { table, own } = LISTS[list];
  const ids = async (where: string) =>
    (await product.rows<{ id: string }>(`SELECT id FROM ${table} WHERE ${where}`)).map(({ id }) => id);
  return { own: await ids(own), foreign: await ids(`NOT (${own})`) };
}

/** For each filter of a list the values that would find the neighbour's rows too; a new filter must be given some. */
function valuesFor({ name, schema }: Parameter): string[] {
  if (schema.enum) return schema.enum;
  const values: Record<string, string[]> = {
    courseRunId: [world.kansaiRun.id, world.tokyoRun.id, world.malawiRun.id],
    countryCode: ['KE', 'MW'],
    domesticOfficeCode: ['KANSAI', 'TOKYO'],
    name: ['Wan', 'w', '%', '_'],
    reference: references,
    fiscalYear: ['2026'],
    openOn: ['2026-06-01'],
  };
  return values[name] ?? [`${name} is missing here`];
}

const idsIn = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();

async function pageThrough(reader: Client, path: string, sort: string): Promise<{ id: string }[]> {
  const seen: { id: string }[] = [];
  let after = '';
  do {
    const { body } = await reader.get(`${path}?limit=3&sort=${sort}${after}`);
    seen.push(...body.rows);
    after = body.next ? `&after=${body.next}` : '';
  } while (after);
  return seen;
}

describe('A list shows all rows of one’s own and none of the neighbour’s', () => {
  it.each(lists)('%s', async (list) => {
    const { own, foreign } = await rowsOf(list);
    const reader = await LISTS[list].reader();
    const { body, text } = await reader.get(`${list}?limit=200`);
    expect(own.length).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(0);
    expect(idsIn(body.rows)).toEqual(own.sort());
    expect(foreign.filter((id) => text.includes(id))).toEqual([]);
  });

  it.each(lists)('%s, with every filter and every sort', async (list) => {
    const { own, foreign } = await rowsOf(list);
    const reader = await LISTS[list].reader();
    const parameters = parametersOf(list);
    const sorts = parameters.find(({ name }) => name === 'sort')!.schema.enum!;
    const filters = parameters.filter(({ name }) => !['limit', 'after', 'sort'].includes(name));
    for (const filter of filters) {
      let found = 0;
      for (const value of valuesFor(filter)) {
        for (const sort of sorts) {
          const query = new URLSearchParams({ limit: '200', sort, [filter.name]: value }).toString();
          const { status, body, text } = await reader.get(`${list}?${query}`);
          expect({ query, status }).toEqual({ query, status: 200 });
          expect(foreign.filter((id) => text.includes(id))).toEqual([]);
          expect(idsIn(body.rows).filter((id) => !own.includes(id))).toEqual([]);
          found += body.rows.length;
        }
      }
      expect({ filter: filter.name, found: found > 0 }).toEqual({ filter: filter.name, found: true });
    }
  });

  it.each(lists)('%s, page by page, in every sort, each row once', async (list) => {
    const { own } = await rowsOf(list);
    const reader = await LISTS[list].reader();
    for (const sort of parametersOf(list).find(({ name }) => name === 'sort')!.schema.enum!)
      expect(idsIn(await pageThrough(reader, list, sort))).toEqual(own.sort());
  });

  it('also after a place in the list of the neighbour', async () => {
    const list = '/api/overseas-office/nominations';
    const { foreign } = await rowsOf(list);
    const malawi = await product.overseasOffice('MW');
    const { body } = await malawi.get(`${list}?limit=1`);
    const { status, text } = await (await world.as('OVERSEAS_OFFICE')).get(`${list}?after=${body.next}`);
    expect(status).toBe(200);
    expect(foreign.filter((id) => text.includes(id))).toEqual([]);
  });
});

describe('What stands inside one’s own', () => {
  it('shows an overseas office the slots of its own country only', async () => {
    const kenya = await world.as('OVERSEAS_OFFICE');
    const { body, text } = await kenya.get(`/api/overseas-office/course-runs/${world.kansaiRun.id}`);
    expect(body.allotments.map((one: { countryCode: string }) => one.countryCode)).toEqual(['KE']);
    expect(text).not.toContain('Malawi');
  });

  it('hides a draft of an overseas office from the domestic office', async () => {
    const kansai = await world.as('DOMESTIC_OFFICE');
    const draft = await world.outside('own', 'DRAFT');
    const [hidden, unknown] = [
      await kansai.get(`/api/domestic-office/nominations/${draft.id}`),
      await kansai.get(`/api/domestic-office/nominations/${newId()}`),
    ];
    expect([hidden.status, hidden.text]).toEqual([404, unknown.text]);
  });

  it('lets nobody nominate for a neighbour’s country, nor to a run in which the own has no slots', async () => {
    const kenya = await world.as('OVERSEAS_OFFICE');
    const nominate = (courseRunId: string, countryCode: string) =>
      kenya.post('/api/overseas-office/nominations', { body: { ...nominee(), courseRunId, countryCode } });
    const unknown = await nominate(newId(), 'KE');
    expect(unknown.status).toBe(404);
    const refused = [
      await nominate(world.kansaiRun.id, 'MW'),
      await nominate(world.malawiRun.id, 'KE'),
      await nominate(world.malawiRun.id, 'MW'),
      await nominate((await world.draftRun()).id, 'KE'),
      await nominate(world.kansaiRun.id, 'XX'),
    ];
    for (const { status, text } of refused) expect([status, text]).toEqual([404, unknown.text]);
  });

  it('shows the auditor runs, courses, host partners and letters, with no way to change them', async () => {
    const auditor = await world.as('AUDITOR');
    const runs = await auditor.get('/api/headquarters/course-runs?limit=200');
    expect(idsIn(runs.body.rows)).toEqual(idsIn(await product.rows('SELECT id FROM course_run')));
    const letter = await world.failedLetter();
    const letters = await auditor.get('/api/administration/deliveries?state=FAILED');
    expect(idsIn(letters.body.rows)).toContain(letter.id);
    expect((await auditor.post(`/api/administration/deliveries/${letter.id}/send-again`)).status).toBe(403);
  });
});
