import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '#platform';
import { EnrolmentsService } from '#training';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { nominee } from '../builders/nomination.js';
import { aReleasedRun, inside, nomineesOf, outside, placesTaken, press } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct();
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
});
afterAll(() => closeUnbroken(product));

const reason = 'Promoted to a new post at home.';
const another = () => ({ ...nominee(), familyName: 'Otieno', organisation: 'Kisumu Water' });

describe('Somebody who has arrived', () => {
  it('is neither reopened, declined, replaced nor deferred until the arrival is undone', async () => {
    const facts = { capacity: 1, slots: { KE: 1 }, startsOn: '2026-06-20', endsOn: '2026-07-31' };
    const released = await aReleasedRun(product, kansai, facts, [{}], []);
    const { run } = released;
    const accepted = released.accepted[0]!.id;
    await product.settled();
    const [enrolment] = await eventually(
      () =>
        product.rows<{ id: string; version: number }>(
          'SELECT id, version FROM enrolment WHERE nomination_id = ?',
          [accepted],
        ),
      (rows) => rows.length === 1,
    );
    const path = `/api/domestic-office/enrolments/${enrolment!.id}`;
    const arrived = await expectStatus(
      200,
      kansai.post(`${path}/arrive`, { version: enrolment!.version, body: { on: '2026-06-01' } }),
    );
    expectRefused(
      await press(kansai, inside, { id: accepted }, 'reopen', { reason }),
      409,
      'ENROLMENT.ARRIVED',
    );
    expectRefused(
      await press(kenya, outside, { id: accepted }, 'decline', { reason }),
      409,
      'ENROLMENT.ARRIVED',
    );
    const instead = { ...another(), reason };
    expectRefused(
      await press(kenya, outside, { id: accepted }, 'substitute', instead),
      409,
      'ENROLMENT.ARRIVED',
    );
    expect(await placesTaken(product, run)).toBe(1);
    const undone = kansai.post(`${path}/undo-arrival`, {
      version: arrived.body.version,
      body: { reason: 'Another person.' },
    });
    await expectStatus(200, undone);
    await expectStatus(200, press(kansai, inside, { id: accepted }, 'reopen', { reason }));
  });

  it('and a decision that is reopened at the same moment: one of the two is refused', async () => {
    const enrolments = product.app.get(EnrolmentsService, { strict: false });
    const run = await aCourseRun(product, {
      capacity: 9,
      slots: { KE: 9 },
      startsOn: '2026-06-20',
      endsOn: '2026-07-31',
    });
    const nominees = await nomineesOf(
      product,
      run.id,
      kansai,
      Array.from({ length: 8 }, () => ({})),
    );
    for (const { id } of nominees) {
      await expectStatus(200, press(kansai, inside, { id: id }, 'accept'));
      await product.app.get(Transactions, { strict: false }).run((tx) => enrolments.follow(tx, id));
      const [row] = await product.rows<{ id: string; version: number }>(
        'SELECT id, version FROM enrolment WHERE nomination_id = ?',
        [id],
      );
      const { version } = (await kansai.get(inside(id))).body;
      const [reopened, arrived] = await Promise.all([
        kansai.post(`${inside(id)}/reopen`, { version, body: { reason } }),
        kansai.post(`/api/domestic-office/enrolments/${row!.id}/arrive`, {
          version: row!.version,
          body: { on: '2026-06-01' },
        }),
      ]);
      expect([reopened.status, arrived.status].filter((status) => status === 200)).toHaveLength(1);
    }
  });
});
