import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RankedNominee, SelectionBounds } from './ranked-nominee.js';
import { organisationKey } from './ranked-nominee.js';
import { linesOf } from './reserve-reasons.js';
import { isPinned, keepsBounds, solveSelection, worth } from './selection-model.js';

let serial = 0;
const nominee = (differs: Partial<RankedNominee> = {}): RankedNominee => {
  const number = ++serial;
  return {
    nominationId: `n${number}`,
    reference: `KCCP-${number}`,
    countryCode: 'KE',
    countryName: 'Kenya',
    organisation: `Organisation ${number}`,
    sex: 'FEMALE',
    score: 50,
    eligible: true,
    state: 'UNDER_SCREENING',
    version: 1,
    ...differs,
  };
};
const bounds = (differs: Partial<SelectionBounds> = {}): SelectionBounds => ({
  capacity: 20,
  slots: new Map([['KE', 20]]),
  onePerOrganisation: true,
  balanceWeight: 0,
  ...differs,
});

/** Every subset of the open ones, with the pinned: what a person with endless patience would do. */
function bestByEnumeration(nominees: RankedNominee[], within: SelectionBounds): number {
  const open = nominees.filter((one) => !isPinned(one) && one.eligible);
  const pinned = nominees.filter(isPinned).map(({ nominationId }) => nominationId);
  let best = -Infinity;
  for (let choice = 0; choice < 2 ** open.length; choice++) {
    const accepted = new Set([
      ...pinned,
      ...open.filter((_, place) => choice & (1 << place)).map(({ nominationId }) => nominationId),
    ]);
    if (keepsBounds(nominees, accepted, within)) best = Math.max(best, worth(nominees, accepted, within));
  }
  return best;
}

const aNominee = fc.record({
  countryCode: fc.constantFrom('KE', 'MW', 'BR'),
  organisation: fc.constantFrom('Water Board', 'the water  board', 'Ministry', 'University', null),
  sex: fc.constantFrom('FEMALE' as const, 'MALE' as const, 'NOT_STATED' as const),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  eligible: fc.boolean(),
  state: fc.constantFrom(
    'UNDER_SCREENING' as const,
    'UNDER_SCREENING' as const,
    'RESERVE' as const,
    'ACCEPTED' as const,
  ),
});
const someBounds = fc.record({
  capacity: fc.integer({ min: 0, max: 8 }),
  slots: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)).map(
    ([ke, mw, br]) =>
      new Map([
        ['KE', ke],
        ['MW', mw],
        ['BR', br],
      ]),
  ),
  onePerOrganisation: fc.boolean(),
  balanceWeight: fc.integer({ min: 0, max: 100 }),
});

describe('A selection', () => {
  it('is worth as much as the best of all possible ones, and keeps every bound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aNominee, { maxLength: 11 }), someBounds, async (facts, within) => {
        const nominees = facts.map((each) => nominee(each));
        const { accepted, objective } = await solveSelection(nominees, within);
        expect(keepsBounds(nominees, accepted, within)).toBe(true);
        expect(objective).toBe(worth(nominees, accepted, within));
        expect(objective).toBe(bestByEnumeration(nominees, within));
        for (const one of nominees.filter(isPinned)) expect(accepted.has(one.nominationId)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('takes the better half where nothing else binds', async () => {
    const nominees = [90, 10, 70, 30].map((score) => nominee({ score }));
    const { accepted } = await solveSelection(nominees, bounds({ capacity: 2 }));
    expect(accepted).toEqual(new Set([nominees[0]!.nominationId, nominees[2]!.nominationId]));
  });

  it('goes by the order of submission where nobody has scored', async () => {
    const nominees = [1, 2, 3].map(() => nominee({ score: null }));
    const { accepted } = await solveSelection(nominees, bounds({ capacity: 2 }));
    expect(accepted).toEqual(new Set([nominees[0]!.nominationId, nominees[1]!.nominationId]));
  });

  it('gives up ten points for a balance that weighs more, and not for one that weighs less', async () => {
    const nominees = [
      nominee({ sex: 'MALE', score: 90 }),
      nominee({ sex: 'MALE', score: 80 }),
      nominee({ sex: 'FEMALE', score: 70 }),
    ];
    const womanIn = async (balanceWeight: number) =>
      (await solveSelection(nominees, bounds({ capacity: 2, balanceWeight }))).accepted.has(
        nominees[2]!.nominationId,
      );
    // Two people of difference are lost by one change: six points each are twelve.
    expect([await womanIn(6), await womanIn(4), await womanIn(0)]).toEqual([true, false, false]);
  });

  it('of 300 nominees fills every place within all bounds', async () => {
    const nominees = Array.from({ length: 300 }, (_, place) =>
      nominee({
        countryCode: `C${place % 40}`,
        organisation: `Organisation ${place % 170}`,
        sex: place % 3 === 0 ? 'FEMALE' : 'MALE',
        score: (place * 37) % 101,
      }),
    );
    const slots = new Map(Array.from({ length: 40 }, (_, place) => [`C${place}`, 1 + (place % 2)]));
    const all = bounds({ capacity: 25, slots, balanceWeight: 10 });
    const { accepted } = await solveSelection(nominees, all);
    expect(accepted.size).toBe(25);
    expect(keepsBounds(nominees, accepted, all)).toBe(true);
  });
});

describe('The list', () => {
  it('numbers the reserve list in rank and says of each why', async () => {
    const nominees = [
      nominee({ score: 95, organisation: 'Nairobi Water' }),
      nominee({ score: 90, organisation: 'NAIROBI WATER.' }),
      nominee({ score: 85, countryCode: 'MW', countryName: 'Malawi' }),
      nominee({ score: 80 }),
      nominee({ score: 75, eligible: false }),
      nominee({ score: 60, state: 'ACCEPTED' }),
      nominee({ score: 70, countryCode: 'BR', countryName: 'Brazil' }),
    ];
    const within = bounds({
      capacity: 3,
      slots: new Map([
        ['KE', 3],
        ['MW', 0],
        ['BR', 1],
      ]),
    });
    const { accepted } = await solveSelection(nominees, within);
    const lines = linesOf(nominees, accepted, within);
    expect(
      lines.map(({ nominee: { score }, proposal, rank, reason }) => [score, proposal, rank, reason]),
    ).toEqual([
      [95, 'ACCEPT', null, 'within slots and capacity'],
      [90, 'RESERVE', 1, `second of the same organisation (${nominees[0]!.reference} has a place)`],
      [85, 'RESERVE', 2, 'slots of Malawi are taken (0 of 0)'],
      [80, 'ACCEPT', null, 'within slots and capacity'],
      [75, 'NOT_ACCEPT', null, 'an essential criterion is not met'],
      [70, 'RESERVE', 3, 'below the last accepted: the run is full'],
      [60, 'ACCEPT', null, 'has a place already'],
    ]);
  });

  it('names the balance where it cost somebody the place', async () => {
    const nominees = [
      nominee({ sex: 'MALE', score: 90 }),
      nominee({ sex: 'MALE', score: 80 }),
      nominee({ sex: 'FEMALE', score: 70 }),
    ];
    const within = bounds({ capacity: 2, balanceWeight: 20 });
    const { accepted } = await solveSelection(nominees, within);
    expect(linesOf(nominees, accepted, within)[1]).toMatchObject({
      proposal: 'RESERVE',
      reason: `${nominees[2]!.reference} was preferred for the balance of women and men`,
    });
  });

  it('knows an organisation however it is written, and two countries apart', () => {
    const key = (organisation: string | null, countryCode = 'KE') =>
      organisationKey({ organisation, countryCode });
    expect(key('  The Água & Saneamento, S.A.')).toBe(key('agua and saneamento s a'));
    expect(key('Ministry of Health')).not.toBe(key('Ministry of Health', 'MW'));
    expect([key(null), key(' – ')]).toEqual([null, null]);
  });
});
