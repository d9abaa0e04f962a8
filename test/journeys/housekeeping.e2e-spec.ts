import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId, Transactions, Uploads } from '#platform';
import { HouseKeeper } from '../../apps/worker/src/house-keeper.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct({ worker: false });
});
afterAll(() => product.close());

it('Events that everybody has confirmed go after ninety days, those that wait never do', async () => {
  const transactions = product.app.get(Transactions, { strict: false });
  const event = async (state: string, recordedAt: string) => {
    const id = newId();
    await transactions.run(async (tx) => {
      await tx.insert('outbox_event', {
        id,
        type: 'applications.nomination-submitted',
        subject_id: newId(),
        facts: '{}',
        state,
        recorded_at: new Date(recordedAt),
      });
      await tx.insert('consumed_event', {
        event_id: id,
        consumer: 'letters',
        consumed_at: new Date(recordedAt),
      });
    });
    return id;
  };
  const old = await event('DONE', '2026-02-01T00:00:00Z');
  const kept = [
    await event('DONE', '2026-05-01T00:00:00Z'),
    await event('DISPATCHED', '2025-01-01T00:00:00Z'),
  ];
  const uploads = product.app.get(Uploads, { strict: false });
  expect(await new HouseKeeper(transactions, product.clock, uploads).clearOut()).toBe(1);
  const left = await product.rows<{ id: string }>('SELECT id FROM outbox_event WHERE id IN (?) ORDER BY id', [
    [old, ...kept],
  ]);
  expect(left.map(({ id }) => id)).toEqual(kept.toSorted());
  const confirmed = await product.rows('SELECT event_id FROM consumed_event WHERE event_id = ?', [old]);
  expect(confirmed).toEqual([]);
});
