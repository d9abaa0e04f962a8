import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aCalendar, aCourse, aReturn, aRunOf, asked } from '../builders/planning.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
});
afterAll(() => closeUnbroken(product));

describe('Proposals of a whole year', () => {
  it('are made in one act for every run that was asked for, and a second time only for what came since', async () => {
    const calendar = await aCalendar(product);
    const [water, roads, ports] = [
      await aCourse(headquarters),
      await aCourse(headquarters, { titleEn: 'Roads' }),
      await aCourse(headquarters, { titleEn: 'Ports' }),
    ];
    const ofWater = await aRunOf(headquarters, water.id, { capacity: 3 });
    const ofRoads = await aRunOf(headquarters, roads.id, { capacity: null });
    const ofPorts = await aRunOf(headquarters, ports.id);
    const wanted = asked(water.id, { seatsMin: 2, seatsMax: 3 });
    await aReturn(product, calendar.id, 'KE', [wanted, asked(roads.id)]);
    await aReturn(product, calendar.id, 'MW', [{ ...wanted, priority: 'C' }]);
    const path = `/api/headquarters/programme-calendars/${calendar.id}/allotment-proposals`;
    const propose = async () => (await expectStatus(201, headquarters.post(path))).body;
    const outcomes = ({ rows }: { rows: { courseRunId: string; outcome: string; why: string | null }[] }) =>
      new Map(rows.map((row) => [row.courseRunId, row.why?.slice(0, 12) ?? row.outcome]));

    const [one, other] = await Promise.all([propose(), propose()]);
    expect([one.proposed, other.proposed].sort()).toEqual([0, 1]);
    const first = one.proposed === 1 ? one : other;
    expect(first).toMatchObject({ fiscalYear: 2027, proposed: 1, skipped: 2 });
    expect(outcomes(first)).toEqual(
      new Map([
        [ofWater.id, 'PROPOSED'],
        [ofRoads.id, 'The capacity'],
        [ofPorts.id, 'No country w'],
      ]),
    );
    const [made] = (await headquarters.get(`/api/headquarters/course-runs/${ofWater.id}/allotment-proposals`))
      .body;
    const proposal = await headquarters.get(`/api/headquarters/allotment-proposals/${made.id}`);
    expect(proposal.body).toMatchObject({
      seats: 3,
      objective: 5.5,
      allotments: [
        { countryCode: 'KE', proposed: 3 },
        { countryCode: 'MW', proposed: 0 },
      ],
    });

    const capacity = { version: ofRoads.version, body: { capacity: 5 } };
    await expectStatus(200, headquarters.patch(`/api/headquarters/course-runs/${ofRoads.id}`, capacity));
    const second = await propose();
    expect(outcomes(second).get(ofRoads.id)).toBe('PROPOSED');
    expect(outcomes(second).get(ofWater.id)).toBe('A proposal h');
    expect(second.proposed).toBe(1);
  });
});
