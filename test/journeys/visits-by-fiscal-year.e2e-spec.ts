import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aPublished, type BuiltMaterial } from '../builders/material.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';
import { eventuallyVisited, FIREFOX, readWith, recountVisits } from '../support/visits.js';

let product: Product;
let headquarters: Client;
let material: BuiltMaterial;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  material = await aPublished(headquarters);
});
afterAll(() => closeUnbroken(product));

describe('The series of visits', () => {
  const series = async () =>
    (await expectStatus(200, product.anybody().get('/api/open-data/material-visits?from=2013'))).body as {
      fiscalYear: number;
    }[];

  it('goes from FY2013 to today, with published figures and their sources beside what is counted', async () => {
    await readWith(product, `/jica-net/${material.id}`, FIREFOX);
    await eventuallyVisited(product, material.id, 1);
    await recountVisits(product);
    expect((await series()).map(({ fiscalYear }) => fiscalYear)).toEqual(
      Array.from({ length: 14 }, (_, index) => 2013 + index),
    );
    const figure = { fiscalYear: 2016, visits: 48_000, source: 'An annual report, page 12' };
    const { body } = await expectStatus(
      201,
      headquarters.post('/api/headquarters/published-visits', { body: figure }),
    );
    const year = async (wanted: number) => (await series()).find(({ fiscalYear }) => fiscalYear === wanted);
    expect(await year(2016)).toEqual({
      fiscalYear: 2016,
      visits: 48_000,
      published: 48_000,
      source: 'An annual report, page 12',
      note: null,
      counted: null,
    });
    // Nothing is known of a year: nothing is said.
    expect(await year(2015)).toMatchObject({ visits: null, published: null, counted: null });
    const [sum] = await product.rows<{ visits: string }>(
      'SELECT SUM(visits) visits FROM annual_visit_count WHERE fiscal_year = 2026',
    );
    expect(await year(2026)).toMatchObject({ visits: Number(sum!.visits), published: null });
    expect(Number(sum!.visits)).toBeGreaterThan(0);

    const path = `/api/headquarters/published-visits/${body.id}`;
    const change = { version: 1, body: { visits: 48_123, note: 'Corrected in the report of 2018.' } };
    await expectStatus(200, headquarters.patch(path, change));
    expectRefused(await headquarters.patch(path, change), 412, 'VISITS.CHANGED_MEANWHILE');
    expect(await year(2016)).toMatchObject({ visits: 48_123, note: 'Corrected in the report of 2018.' });
    expectRefused(
      await headquarters.post('/api/headquarters/published-visits', { body: figure }),
      409,
      'VISITS.YEAR_ENTERED',
      'fiscalYear',
    );
  });

  it.each([
    [{ fiscalYear: 2026, visits: 1, source: 'x' }, 'fiscalYear'],
    [{ fiscalYear: 2014, visits: -1, source: 'x' }, 'visits'],
    [{ fiscalYear: 2014, visits: 1e21, source: 'x' }, 'visits'],
    [{ fiscalYear: 2014, visits: '5', source: 'x' }, 'visits'],
    [{ fiscalYear: 2014, visits: 5, source: ' ' }, 'source'],
    [{ fiscalYear: 2014, visits: 5 }, 'source'],
  ])('takes no figure like %j', async (body, field) => {
    const answer = await headquarters.post('/api/headquarters/published-visits', { body });
    expectRefused(answer, 422, /^(REQUEST|VISITS)\./, field);
  });

  it.each(['', 'from=x', 'from=1e9', 'from=2013&from=2014', 'from=9999'])(
    'is not asked for by ?%s',
    async (query) => {
      const answer = await product.anybody().get(`/api/open-data/material-visits?${query}`);
      expectRefused(answer, 422, 'REQUEST.INVALID', 'from');
    },
  );
});
