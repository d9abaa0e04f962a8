import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figures } from '../builders/capacity.js';
import { expectStatus } from '../builders/course-run.js';
import {
  aPlan,
  aPlannableYear,
  at,
  changed,
  changing,
  closed,
  place,
  type PlannableYear,
  readPlan,
  WEEK,
} from '../builders/plan.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let hq: Client;
let kansai: Client;
let year: PlannableYear;
let [water, sewage]: string[] = [];
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [hq, kansai] = [await product.headquarters(), await product.domesticOffice('KANSAI')];
  year = await aPlannableYear(product);
  [water, sewage] = year.runs.map(({ id }) => id);
});
afterAll(() => closeUnbroken(product));

const inKansai = (week = WEEK) => ['KANSAI', year.kobe.id, week] as [string, string, number];
const inTokyo = (week = WEEK) => ['TOKYO', year.tokyo.id, week] as [string, string, number];
const because = 'The hotel next door has rooms.';
const placesOf = async (id: string) => {
  const { placements } = await readPlan(hq, id);
  return Object.fromEntries(
    placements.map(({ runId, office, week }: { runId: string; office: string; week: number }) => [
      runId,
      `${office} ${week}`,
    ]),
  );
};
const verdict = async (id: string, runId: string, [office, partner, week]: [string, string, number]) => {
  const query = `runId=${runId}&office=${office}&hostPartnerId=${partner}&week=${week}`;
  return (await expectStatus(200, hq.get(`/api/plans/${id}/verdict?${query}`))).body.verdicts[0];
};

describe('Two officers on one plan at the same time', () => {
  it('one wins, the other is told what changed, and sends the same change again', async () => {
    const plan = await aPlan(product);
    const wanted = [
      { officer: hq, acts: [place(water!, ...inTokyo())], reason: because },
      { officer: kansai, acts: [place(sewage!, ...inKansai())], reason: undefined },
    ];
    const answers = await Promise.all(
      wanted.map(({ officer, acts, reason }) => changing(officer, plan, acts, reason)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const second = answers.findIndex(({ status }) => status === 412);
    const [first, lost] = [wanted[1 - second]!, wanted[second]!];
    expectRefused(answers[second]!, 412, 'PLAN.CHANGED_MEANWHILE');
    expect(answers[second]!.body).toMatchObject({
      currentVersion: 2,
      steps: [
        {
          version: 2,
          verb: 'CHANGE',
          madeBy: 'A member of staff',
          acts: [expect.objectContaining({ act: 'PLACE' })],
        },
      ],
    });
    expect(answers[second]!.body.steps[0].acts[0].runId).toBe((first.acts[0] as { runId: string }).runId);

    await changed(lost.officer, { id: plan.id, version: 2 }, lost.acts, lost.reason);
    expect(await placesOf(plan.id)).toEqual({ [water!]: `TOKYO ${WEEK}`, [sewage!]: `KANSAI ${WEEK}` });
  });

  it('eight at once lose nothing: whoever is told of others sends again, and in the end all changes are there', async () => {
    const plan = await aPlan(product);
    const codes = ['TOKYO', 'KYUSHU', 'KANSAI', 'CHUBU', 'YOKOHAMA', 'TSUKUBA', 'OKINAWA', 'TOHOKU'];
    const persist = async (code: string) => {
      let version = plan.version;
      for (let told = 0; ; told++) {
        const answer = await changing(hq, { id: plan.id, version }, [closed(code, 3, 4)]);
        if (answer.status === 200) return told;
        expectRefused(answer, 412, 'PLAN.CHANGED_MEANWHILE');
        expect(answer.body.steps).toHaveLength(answer.body.currentVersion - version);
        version = answer.body.currentVersion;
      }
    };
    const told = await Promise.all(codes.map(persist));
    expect(Math.max(...told)).toBeGreaterThan(0);
    const { scenario, position, version } = await readPlan(hq, plan.id);
    expect({ position, version }).toEqual({ position: 8, version: 9 });
    expect(scenario.map(({ adjustment }: any) => adjustment.of).sort()).toEqual(codes.sort());
  });

  it('who comes second with a place that is taken by then hears of the run that took it', async () => {
    const plan = await aPlan(product);
    await changed(hq, plan, [place(water!, ...inKansai())]);
    expectRefused(
      await changing(kansai, plan, [place(sewage!, ...inKansai())]),
      412,
      'PLAN.CHANGED_MEANWHILE',
    );
    const again = await changing(kansai, { id: plan.id, version: 2 }, [place(sewage!, ...inKansai())]);
    expectRefused(again, 409, 'PLAN.PLACEMENT_BLOCKED');
    expect(again.body.blocked[0].findings[0].runs).toEqual([water]);
  });
});

describe('Scenarios', () => {
  it('Kansai closed four weeks: a fork of its own, compared by term and by run', async () => {
    const base = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
    const path = `/api/plans/${base.id}/fork`;
    const fork = (await expectStatus(201, hq.post(path, { body: { name: 'Kansai closed four weeks' } })))
      .body;
    const shut = await changed(hq, fork, [closed('KANSAI', WEEK, WEEK + 3)], 'The house is repaired.');
    const { blocks } = (await hq.get(`/api/plans/${fork.id}/faults`)).body;
    expect(blocks.map(({ rule }: any) => rule).sort()).toEqual(['ARRIVALS', 'BEDS', 'NOT_OFFERED', 'ROOMS']);
    expect(JSON.stringify(blocks)).toContain('The house is repaired.');
    expect((await verdict(fork.id, sewage!, inKansai(WEEK + 2))).colour).toBe('RED');
    await changed(hq, shut, [place(water!, ...inTokyo())], because);
    expect((await hq.get(`/api/plans/${fork.id}/faults`)).body.blocks).toEqual([]);

    // What becomes of a fork does not reach the base, nor the other way round.
    await changed(hq, base, [place(sewage!, ...inKansai(WEEK + 4))]);
    expect(await placesOf(base.id)).toEqual({ [water!]: `KANSAI ${WEEK}`, [sewage!]: `KANSAI ${WEEK + 4}` });
    expect(await placesOf(fork.id)).toEqual({ [water!]: `TOKYO ${WEEK}` });

    const compared = await expectStatus(200, hq.get(`/api/plans/${base.id}/comparison?with=${fork.id}`));
    expect(compared.body.before).toMatchObject({ unplaced: 1 });
    expect(compared.body.after).toMatchObject({ unplaced: 2 });
    // Five people in hotels for four weeks, at 1.5 points each.
    expect(compared.body.difference).toMatchObject({ hotelBeds: 30, unplaced: 600, preferredWeek: -8 });
    expect(compared.body.runs).toHaveLength(2);
    expect(compared.body.runs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ runId: water, before: at(inKansai()), after: at(inTokyo()) }),
        expect.objectContaining({ runId: sewage, before: at(inKansai(WEEK + 4)), after: null }),
      ]),
    );
  });

  it('20 % more beds in Tokyo: fewer people in hotels', async () => {
    const plan = await changed(hq, await aPlan(product), [place(water!, ...inTokyo())], because);
    const more = { act: 'ADJUST', what: 'BEDS', of: 'TOKYO', fromWeek: 0, toWeek: 51, percent: 120 };
    const before = await verdict(plan.id, water!, inTokyo());
    await changed(hq, plan, [more]);
    const after = await verdict(plan.id, water!, inTokyo());
    expect([before.terms.hotelBeds, after.terms.hotelBeds]).toEqual([30, 12]);
    const { scenario } = await readPlan(hq, plan.id);
    expect(scenario).toEqual([
      expect.objectContaining({
        adjustment: expect.objectContaining({ of: 'TOKYO', percent: 120, to: null }),
      }),
    ]);
  });

  it('hold to what an office says of its capacity now, and not to what was so a moment ago', async () => {
    const plan = await aPlan(product);
    const colour = async () => (await verdict(plan.id, water!, inKansai(WEEK + 1))).colour;
    expect(await colour()).toBe('AMBER');
    const [{ id, version }] = (await kansai.get('/api/capacities?fiscalYear=2027')).body.filter(
      (one: any) => one.domesticOfficeCode === 'KANSAI',
    );
    const small = { rooms: 1, beds: 30, hotelBeds: 0, coordinators: 3, seatWeeksTarget: 900 };
    const set = (seen: number, rooms: number) =>
      expectStatus(
        200,
        kansai.put(`/api/capacities/${id}`, { version: seen, body: figures({ ...small, rooms }) }),
      );
    await set(version, 0);
    expect(await colour()).toBe('RED');
    await set(version + 1, 1);
    expect(await colour()).toBe('AMBER');
  });

  it('are of one year, if they are to be compared', async () => {
    const [one, other] = [await aPlan(product), await aPlan(product, 'Another year', 2028)];
    expectRefused(await hq.get(`/api/plans/${one.id}/comparison?with=${other.id}`), 409, 'PLAN.ANOTHER_YEAR');
  });
});
