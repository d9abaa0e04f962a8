import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let run: BuiltRun;
let [today, later] = ['', ''];
/** An office serves Kenya today; from 2100 on, another one is named to. */
beforeAll(async () => {
  product = await openProduct();
  run = await aCourseRun(product);
  const [kenyas] = await product.rows<{ code: string }>(
    "SELECT overseas_office_code code FROM channel WHERE country_code = 'KE' AND valid_to IS NULL",
  );
  const [malawis] = await product.rows<{ code: string }>(
    "SELECT overseas_office_code code FROM channel WHERE country_code = 'MW' AND valid_to IS NULL",
  );
  [today, later] = [kenyas!.code, malawis!.code];
  await product.rows("UPDATE channel SET valid_to = '2099-12-31' WHERE country_code = 'KE'");
  await product.rows(
    "INSERT INTO channel (id, country_code, overseas_office_code, valid_from) VALUES (UUID(), 'KE', ?, '2100-01-01')",
    [later],
  );
});
afterAll(() => product.close());

describe('A country that will be served by another office', () => {
  it('is still the affair of the office of today: to it letters go, and on it the others wait', async () => {
    const kenya = await product.overseasOffice('KE');
    const { id } = await aSubmitted(kenya, run.id);
    const kansai = await product.domesticOffice();
    const { body } = await expectStatus(200, kansai.get(`/api/domestic-office/nominations/${id}`));
    await expectStatus(
      200,
      kansai.post(`/api/domestic-office/nominations/${id}/return`, {
        version: body.version,
        body: { reason: 'The post is missing.' },
      }),
    );
    const returned = await kenya.get(`/api/overseas-office/nominations/${id}`);
    expect(returned.body.wait).toMatchObject({ holder: 'OVERSEAS_OFFICE', code: today });

    const headquarters = await product.headquarters();
    const preview = await expectStatus(
      200,
      headquarters.get(`/api/headquarters/course-runs/${run.id}/deadline-extensions/preview?countries=KE`),
    );
    expect(JSON.stringify(preview.body)).toContain(`"officeCode":"${today}"`);

    await product.settled();
    const recipients = await product.rows<{ code: string }>(
      "SELECT DISTINCT recipient_ref code FROM delivery WHERE recipient_kind = 'OVERSEAS_OFFICE'",
    );
    expect(recipients).toEqual([{ code: today }]);
  });
});
