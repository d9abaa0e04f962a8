import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecountService } from '#statistics';
import { aCourseRun, type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { asCsv, aPastParticipation, importHistory } from '../builders/past-participants.js';
import { merge, personCalled, personOf, undoMerge } from '../builders/people.js';
import type { Answer, Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let [kenya, headquarters] = [] as unknown as [Client, Client];
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
  headquarters = await product.headquarters();
  run = await aCourseRun(product, { slots: { KE: 5, MW: 5 } });
});
afterAll(() => closeUnbroken(product));

describe('Headquarters', () => {
  const waiting = async () =>
    (await expectStatus(200, headquarters.get('/api/headquarters/duplicates?limit=200'))).body.rows as {
      id: string;
      one: { id: string; familyName: string };
      other: { id: string; familyName: string };
    }[];

  it('finds what waits for a decision, and says once that two are two', async () => {
    const facts = { familyName: 'Wafula', givenNames: 'Collins', birthDate: '1981-12-24' };
    const run2 = await aCourseRun(product, { slots: { KE: 2 } });
    const [one, other] = [await aSubmitted(kenya, run.id, facts), await aSubmitted(kenya, run2.id, facts)];
    const pair = (await eventually(
      async () => (await waiting()).find((row) => row.one.familyName === 'Wafula'),
      Boolean,
    ))!;
    expect([pair.one.id, pair.other.id].sort()).toEqual(
      [await personOf(product, one), await personOf(product, other)].sort(),
    );
    const body = { reason: 'Father and son, by the birth certificates.' };
    const apart = () => headquarters.post(`/api/headquarters/duplicates/${pair.id}/keep-apart`, { body });
    await expectStatus(200, apart());
    expectRefused(await apart(), 409, 'DUPLICATE.DECIDED');
    expect((await waiting()).map(({ id }) => id)).not.toContain(pair.id);
    const { candidates } = (await headquarters.get(`/api/headquarters/people/${pair.one.id}`)).body;
    expect(candidates).toEqual([]);
    const kept = await headquarters.get('/api/headquarters/duplicates?state=TWO_PEOPLE');
    expect(kept.body.rows).toMatchObject([{ id: pair.id }]);
    const reopen = () => headquarters.post(`/api/headquarters/duplicates/${pair.id}/reopen`, { body });
    await expectStatus(200, reopen());
    expectRefused(await reopen(), 409, 'DUPLICATE.NOT_KEPT_APART');
    expect((await waiting()).map(({ id }) => id)).toContain(pair.id);
  });

  it('reads what waits page by page, in either order', async () => {
    for (const day of ['2001-05-01', '2001-05-02', '2001-05-03'])
      await aSubmitted(kenya, run.id, { familyName: 'Ngugi', givenNames: 'Moses', birthDate: day });
    await eventually(waiting, ({ length }) => length === 4);
    for (const sort of ['score', '-score']) {
      const seen: { id: string; score: number }[] = [];
      for (let next: string | null = ''; next !== null;) {
        const path: string = `/api/headquarters/duplicates?sort=${sort}&limit=1${next && `&after=${next}`}`;
        const { body }: Answer = await expectStatus(200, headquarters.get(path));
        seen.push(...body.rows);
        next = body.next;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(4);
      const scores = seen.map(({ score }) => (sort === 'score' ? score : -score));
      expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    }
  });

  it('looks for people like somebody described', async () => {
    const query = new URLSearchParams({ familyName: 'Muhammad', givenNames: 'Aishah', nationality: 'KE' });
    await importHistory(
      product,
      asCsv([aPastParticipation({ family_name: 'Mohamed', given_names: 'Aisha' })]),
    );
    const found = await expectStatus(200, headquarters.get(`/api/headquarters/people?${String(query)}`));
    expect(found.body).toMatchObject([
      { person: { familyName: 'Mohamed' }, reasons: [{ code: 'TRANSLITERATION' }, {}] },
    ]);
  });

  it.each([
    ['without a nationality', 'familyName=A'],
    ['without a name', 'nationality=KE'],
    ['with a day that never was', 'familyName=A&nationality=KE&birthDate=1988-02-30'],
    ['with a name twice', 'familyName=A&familyName=B&nationality=KE'],
  ])('is told what is wrong when it looks %s', async (_, query) =>
    expectRefused(await headquarters.get(`/api/headquarters/people?${query}`), 422, 'REQUEST.INVALID'),
  );
});

describe('Decisions that two are one', () => {
  let people: string[];
  beforeAll(async () => {
    const lines = ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Zzz'].map((name) =>
      aPastParticipation({ family_name: name }),
    );
    await importHistory(product, asCsv(lines));
    people = await Promise.all(['Aaa', 'Bbb', 'Ccc', 'Ddd'].map((name) => personCalled(product, name)));
  });
  const heads = async () =>
    (
      await product.rows<{ head: string | null }>(
        'SELECT merged_into_id head FROM person WHERE id IN (?) ORDER BY family_name',
        [people],
      )
    ).map(({ head }) => (head === null ? -1 : people.indexOf(head)));

  it('form chains that read as one, and are undone one by one, in any order', async () => {
    const [a, b, c, d] = people as [string, string, string, string];
    const cIntoB = (await expectStatus(201, merge(product, b, c))).body.id as string;
    const bIntoA = (await expectStatus(201, merge(product, a, b))).body.id as string;
    const dIntoC = (await expectStatus(201, merge(product, c, d))).body.id as string;
    expect(await heads()).toEqual([-1, 0, 0, 0]);
    expectRefused(await merge(product, d, a), 409, 'PERSON.ALREADY_ONE');
    expectRefused(await merge(product, a, a), 409, 'PERSON.ALREADY_ONE');
    const elsewhere = await merge(product, await personCalled(product, 'Zzz'), b);
    expectRefused(elsewhere, 409, 'PERSON.ALREADY_MERGED');
    expect(elsewhere.body).toMatchObject({ mergedInto: a });
    await expectStatus(200, undoMerge(product, bIntoA));
    expect(await heads()).toEqual([-1, -1, 1, 1]);
    await expectStatus(200, undoMerge(product, cIntoB));
    expect(await heads()).toEqual([-1, -1, -1, 2]);
    await expectStatus(200, undoMerge(product, dIntoC));
    expect(await heads()).toEqual([-1, -1, -1, -1]);
  });

  it('of two officers at one moment never form a circle', async () => {
    const [a, b] = people as [string, string];
    const answers = await Promise.all([merge(product, a, b), merge(product, b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await expectStatus(
      200,
      undoMerge(product, answers.find(({ status }) => status === 201)!.body.id as string),
    );
  });

  it('leave each person under the root of those that stand, whatever is decided and undone', async () => {
    const person = fc.integer({ min: 0, max: people.length - 1 });
    const act = fc.oneof(fc.record({ kept: person, merged: person }), fc.record({ undo: fc.nat(5) }));
    const random = fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 16 }), async (acts) => {
      const standing = new Map<number, { under: number; id: string }>();
      const root = (one: number): number => (standing.has(one) ? root(standing.get(one)!.under) : one);
      for (const wanted of acts) {
        if ('undo' in wanted) {
          const [merged, decision] = [...standing][wanted.undo % Math.max(1, standing.size)] ?? [];
          if (decision) await expectStatus(200, undoMerge(product, decision.id));
          standing.delete(merged!);
        } else {
          const { kept, merged } = wanted;
          const may = !standing.has(merged) && root(kept) !== merged;
          const answer = await merge(product, people[kept]!, people[merged]!);
          expect([wanted, answer.status]).toEqual([wanted, may ? 201 : 409]);
          if (may) standing.set(merged, { under: kept, id: answer.body.id as string });
        }
        expect(await heads()).toEqual(people.map((_, one) => (root(one) === one ? -1 : root(one))));
      }
      for (const { id } of standing.values()) await expectStatus(200, undoMerge(product, id));
      expect(await heads()).toEqual(people.map(() => -1));
    });
    await fc.assert(random, { numRuns: 8 });
  });

  it('are asked for a reason, about people who exist', async () => {
    const [a, b] = people as [string, string];
    expectRefused(await merge(product, a, b, '  '), 422, 'REQUEST.INVALID', 'reason');
    expectRefused(await merge(product, a, 'not-an-id'), 422, 'REQUEST.INVALID', 'mergedPersonId');
    expectRefused(await merge(product, a, '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60'), 404, 'RESOURCE.NOT_FOUND');
    const key = { key: 'the-same-key-twice' };
    const body = { mergedPersonId: b, reason: 'Sent twice on a poor line.' };
    const twice = [1, 2].map(() =>
      headquarters.post(`/api/headquarters/people/${a}/merges`, { body, ...key }),
    );
    const [first, second] = await Promise.all(twice);
    expect(first!.body).toEqual(second!.body);
    await expectStatus(200, undoMerge(product, first!.body.id as string));
  });

  it('change no count, nor anything that was written of either', async () => {
    const written = async () =>
      Promise.all(
        [
          'nomination',
          'nomination_step',
          'enrolment',
          'enrolment_step',
          'past_participation',
          'annual_count',
        ].map((table) => product.rows(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5`)),
      );
    // Two enrolments of one person, in two years.
    for (const [year, n] of [
      [2026, 1],
      [2027, 2],
    ] as const) {
      const place = { n, run: run.id, person: people[n], year };
      await product.rows(
        `INSERT INTO enrolment (id, course_run_id, country_code, person_id, state, arrived_on, counted_in, created_at)
         VALUES (?, ?, 'KE', ?, 'ARRIVED', ?, ?, '2026-06-01')`,
        [`00000000-0000-7000-8000-00000000000${place.n}`, place.run, place.person, `${year}-05-01`, year],
      );
    }
    const recount = product.app.get(RecountService, { strict: false });
    await recount.rebuild();
    const counted = () => product.anybody().get('/api/open-data/annual-counts?fiscalYear=2026&country=KE');
    const [before, total] = [await written(), (await counted()).body.total as number];
    expect(total).toBeGreaterThan(0);
    const { body } = await expectStatus(201, merge(product, people[1]!, people[2]!));
    const file = (await headquarters.get(`/api/headquarters/people/${people[2]}`)).body;
    expect(file.participations.map(({ fiscalYear }: { fiscalYear: number }) => fiscalYear)).toEqual([
      2027, 2026, 2014, 2014,
    ]);
    expect(await written()).toEqual(before);
    expect((await counted()).body.total).toBe(total);
    expect(await recount.drift()).toEqual([]);
    await recount.rebuild();
    expect(await written()).toEqual(before);
    await expectStatus(200, undoMerge(product, body.id as string));
    expect(await written()).toEqual(before);
    expect(await recount.drift()).toEqual([]);
  });
});
