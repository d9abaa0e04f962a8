import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { NominationMoves, OffersService, statesWhere } from '#applications';
import { RecountService } from '#statistics';
import { Patrol } from '../../apps/worker/src/patrol/patrol.js';
import { type BuiltRun, aCourseRun } from '../builders/course-run.js';
import { nominee } from '../builders/nomination.js';
import { nomineesOf } from '../builders/selection.js';
import type { Answer, Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let offices: Record<'KE' | 'MW' | 'KANSAI', Client>;
beforeAll(async () => {
  product = await openProduct();
  offices = {
    KE: await product.overseasOffice('KE'),
    MW: await product.overseasOffice('MW'),
    KANSAI: await product.domesticOffice(),
  };
});
afterAll(() => closeUnbroken(product));

const INSIDE = [
  'screen',
  'accept',
  'accept',
  'reserve',
  'promote',
  'offer',
  'take-back',
  'not-accept',
  'reopen',
  'reinstate',
] as const;
const OUTSIDE = [
  'submit',
  'withdraw',
  'decline',
  'confirm',
  'confirm',
  'turn-down',
  'substitute',
  'defer',
] as const;
const TRAINING = ['arrive', 'undo-arrival', 'no-show', 'expect', 'complete', 'resume'] as const;
const anAct = fc.record({
  /** Which nominee, counted round those that there are. */
  whose: fc.nat(30),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...INSIDE) },
    { weight: 4, arbitrary: fc.constantFrom(...OUTSIDE) },
    { weight: 1, arbitrary: fc.constantFrom(...TRAINING) },
    { weight: 2, arbitrary: fc.constantFrom('release', 'fill', 'lapse') },
  ),
});
type Act = typeof anAct extends fc.Arbitrary<infer One> ? One : never;
const reason = 'Random.';

async function perform(run: BuiltRun, { whose, what }: Act): Promise<Answer | null> {
  const [moves, offers] = [
    product.app.get(NominationMoves, { strict: false }),
    product.app.get(OffersService, { strict: false }),
  ];
  const all = await product.rows<{ id: string; countryCode: 'KE' | 'MW'; version: number }>(
    'SELECT id, country_code countryCode, version FROM nomination WHERE course_run_id = ? ORDER BY id',
    [run.id],
  );
  const one = all[whose % all.length]!;
  if (what === 'fill') return offers.fill(run.id).then(() => null);
  if (what === 'lapse')
    return moves.makeBySystem(one.id, 'lapse-offer', null).then(
      () => null,
      () => null,
    );
  if (what === 'release')
    return offices.KANSAI.post(`/api/domestic-office/course-runs/${run.id}/release-results`);
  if (TRAINING.some((move) => move === what)) {
    const [enrolment] = await product.rows<{ id: string; version: number }>(
      'SELECT id, version FROM enrolment WHERE nomination_id = ?',
      [one.id],
    );
    if (!enrolment) return null;
    const dated = what === 'arrive' || what === 'complete' ? { on: '2026-06-01' } : {};
    const path = `/api/domestic-office/enrolments/${enrolment.id}/${what}`;
    const body =
      what === 'no-show'
        ? undefined
        : { ...dated, ...(what === 'arrive' || what === 'complete' ? {} : { reason }) };
    return offices.KANSAI.post(path, { version: enrolment.version, body });
  }
  const within = INSIDE.some((move) => move === what);
  const office = within ? offices.KANSAI : offices[one.countryCode];
  const bare = ['screen', 'accept', 'submit', 'confirm'].includes(what);
  const rank = what === 'reserve' ? { rank: (whose % 5) + 1 } : { reason };
  const body = bare ? undefined : what === 'substitute' ? { ...nominee(), reason } : rank;
  const path = `/api/${within ? 'domestic' : 'overseas'}-office/nominations/${one.id}/${what}`;
  return office.post(path, { version: one.version, body });
}

/** What must be so at every moment. */
async function holds(run: BuiltRun): Promise<void> {
  const taking = statesWhere('countsAgainstSlots');
  const countries = await product.rows<Record<'slots' | 'taken' | 'counted', number>>(
    `SELECT a.slots, a.places_taken taken, CAST(COUNT(n.id) AS SIGNED) counted FROM allotment a
     LEFT JOIN nomination n ON n.course_run_id = a.course_run_id AND n.country_code = a.country_code AND (n.state IN (?) OR n.place_held)
     WHERE a.course_run_id = ? GROUP BY a.id, a.slots, a.places_taken`,
    [taking, run.id],
  );
  const [whole] = await product.rows<Record<'capacity' | 'taken', number>>(
    'SELECT capacity, places_taken taken FROM course_run WHERE id = ?',
    [run.id],
  );
  for (const { slots, taken, counted } of countries) {
    expect(Number(counted)).toBe(taken);
    expect(taken).toBeLessThanOrEqual(slots);
  }
  expect(whole!.taken).toBe(countries.reduce((sum, { taken }) => sum + taken, 0));
  expect(whole!.taken).toBeLessThanOrEqual(whole!.capacity);
}

it('Whatever offices, officers and the system do at once: places are exact, and when all has settled the patrol finds nothing', async () => {
  const performed = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anAct, { minLength: 1, maxLength: 4 }), { minLength: 12, maxLength: 18 }),
      async (rounds) => {
        const run = await aCourseRun(product, {
          ...{ capacity: 3, slots: { KE: 2, MW: 2 }, startsOn: '2026-06-20', endsOn: '2026-07-31' },
        });
        const countries = ['KE', 'MW', 'KE', 'MW', 'KE'];
        await nomineesOf(
          product,
          run.id,
          offices.KANSAI,
          countries.map((countryCode) => ({ countryCode })),
        );
        for (const acts of rounds) {
          const answers = await Promise.all(acts.map((act) => perform(run, act)));
          answers.forEach((answer, place) => {
            if (!answer) return;
            expect([200, 201, 404, 409, 412, 422]).toContain(answer.status);
            if (answer.status < 300)
              performed.set(acts[place]!.what, (performed.get(acts[place]!.what) ?? 0) + 1);
          });
          await holds(run);
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  await product.settled();
  const { app } = product;
  const patrol = new Patrol(app.get(DataSource), app.get(RecountService, { strict: false }), new Registry());
  // Ages are by the server's clock, which does not stand still with ours; the counts follow by events, in a while.
  const look = async () => (await patrol.walk()).filter(({ impossible }) => !/ hours?$/.test(impossible));
  let findings = await look();
  for (let patience = 0; findings.length > 0 && patience < 50; patience++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    findings = await look();
  }
  expect(findings).toEqual([]);
  // Not an empty proof: the usual moves have happened.
  for (const move of ['accept', 'reserve', 'release', 'withdraw'])
    expect(performed.get(move) ?? 0).toBeGreaterThan(0);
}, 60_000);
