import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

it('A run that moves to another domestic office takes its nominations into that office’s list', async () => {
  const [kansai, tokyo, headquarters] = [
    await product.domesticOffice('KANSAI'),
    await product.domesticOffice('TOKYO'),
    await product.headquarters(),
  ];
  const run = await aCourseRun(product);
  const nomination = await aSubmitted(await product.overseasOffice('KE'), run.id);
  const listed = async (office: Client) => {
    const { body } = await office.get(`/api/domestic-office/nominations?reference=${nomination.reference}`);
    return body.rows.map((row: { id: string }) => row.id);
  };
  expect([await listed(kansai), await listed(tokyo)]).toEqual([[nomination.id], []]);
  await expectStatus(
    200,
    headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
      version: run.version,
      body: { domesticOfficeCode: 'TOKYO' },
    }),
  );
  // At once it is nobody else's to see; a moment later it stands in the new list.
  expect(await listed(kansai)).toEqual([]);
  await eventually(
    () => listed(tokyo),
    (ids) => ids.length === 1,
  );
});
