import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPartner, agreementOf, hostedBy, type Versioned } from '../builders/capacity.js';
import { aCourseRun, type BuiltRun, expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
/** JICA Kansai, 5 October to 13 November 2026: planning weeks 27 to 32. */
let run: BuiltRun;
let partners: Record<'kobe' | 'nara' | 'sendai' | 'without' | 'away' | 'busy', Versioned>;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kansai = await product.domesticOffice();
  run = await aCourseRun(product);
  const modules = [{ title: 'Leakage survey in the field', theme: 'WATER_AND_DISASTER', days: 3 }];
  const blackouts = [{ fiscalYear: 2026, fromWeek: 30, toWeek: 31, reason: 'Entrance examinations' }];
  partners = {
    kobe: await aPartner(product, { name: 'Kobe', modules }),
    nara: await aPartner(product, { name: 'Nara', prefecture: 'Nara', themes: ['HEALTH'], languages: [] }),
    sendai: await aPartner(product, { name: 'Sendai', prefecture: 'Miyagi' }),
    without: await aPartner(product, { name: 'Without agreement', agreements: [] }),
    away: await aPartner(product, { name: 'Away', blackouts }),
    busy: await aPartner(product, {
      name: 'Busy',
      agreements: [agreementOf({ runsPerYear: 1 })],
    }),
  };
  const other = await aCourseRun(product, { startsOn: '2026-11-09', endsOn: '2026-12-18' });
  await hostedBy(product, other.id, partners.busy.id);
});
afterAll(() => closeUnbroken(product));

interface Found {
  name: string;
  free: boolean;
  freeWeeks: number[];
  reasons: { kind: string; code: string; text: string }[];
}
const path = '/api/headquarters/host-partners/candidates';
const find = async (query: string, client = kansai) => {
  const { body } = await expectStatus(200, client.get(`${path}?${query}`));
  return body as { wish: object; hostPartners: Found[] };
};
const textsOf = (found: { hostPartners: Found[] }, name: string, kind: string) =>
  found.hostPartners
    .find((one) => one.name === name)!
    .reasons.filter((reason) => reason.kind === kind)
    .map(({ text }) => text);

describe('Whoever looks for a host partner for a run', () => {
  it('finds them by its theme, place, language and weeks, the free ones first', async () => {
    const found = await find(`courseRunId=${run.id}`);
    expect(found.wish).toMatchObject({
      ...{ fiscalYear: 2026, theme: 'WATER_AND_DISASTER', language: 'en', fromWeek: 27, weeks: 6 },
      area: 'the area of JICA Kansai Center',
    });
    expect(found.hostPartners.map(({ name, free }) => [name, free])).toEqual([
      ...[
        ['Kobe', true],
        ['Sendai', true],
        ['Nara', true],
      ],
      ...[
        ['Away', false],
        ['Without agreement', false],
        ['Busy', false],
      ],
    ]);
  });

  it('reads in words what speaks for each of them, and what stands in the way', async () => {
    const found = await find(`courseRunId=${run.id}`);
    expect(textsOf(found, 'Kobe', 'FOR')).toEqual([
      'Gives training in Water and disaster risk reduction.',
      'Offers «Leakage survey in the field».',
      'Is in Hyogo, in the area of JICA Kansai Center.',
      'Can teach in English.',
      'Has 0 of 3 runs of the year so far.',
    ]);
    expect(textsOf(found, 'Nara', 'AGAINST')).toEqual([
      'Water and disaster risk reduction is not on record among its themes.',
      'Does not itself teach in English.',
      'Was not evaluated yet.',
    ]);
    expect(textsOf(found, 'Sendai', 'AGAINST')).toContain(
      'Is in Miyagi, not in the area of JICA Kansai Center.',
    );
    expect(textsOf(found, 'Without agreement', 'OBSTACLE')).toEqual(['Has no agreement for FY2026.']);
    expect(textsOf(found, 'Away', 'OBSTACLE')).toEqual([
      'Cannot in the week of 26 Oct 2026: Entrance examinations.',
    ]);
    expect(textsOf(found, 'Busy', 'OBSTACLE')).toEqual([
      'Gives 1 run already in the week of 9 Nov 2026 and can give 1 at once.',
      'Gives 1 of the 1 runs agreed for FY2026.',
    ]);
  });

  it('may look without a run, by what a course will need', async () => {
    const found = await find('fiscalYear=2026&theme=HEALTH&prefecture=Nara&weeks=4');
    expect(found.hostPartners[0]).toMatchObject({ name: 'Nara', free: true });
    const away = found.hostPartners.find(({ name }) => name === 'Away')!;
    expect(away.free).toBe(true);
    expect(away.freeWeeks.slice(28, 32)).toEqual([28, 29, 32, 33]);
    expect((await find('fiscalYear=2026&limit=2')).hostPartners).toHaveLength(2);
  });

  it('sees past results: who was evaluated well goes before who was not', async () => {
    const past = await aCourseRun(product, {
      startsOn: '2026-04-06',
      endsOn: '2026-05-15',
      jicaDeadline: '2026-01-30',
    });
    await hostedBy(product, past.id, partners.kobe.id, partners.sendai.id);
    for (const [hostPartnerId, score] of [
      [partners.kobe.id, 0],
      [partners.sendai.id, 5],
    ])
      await expectStatus(
        200,
        kansai.put(`/api/domestic-office/course-runs/${past.id}/evaluations`, {
          version: 0,
          body: { hostPartnerId, score, note: '' },
        }),
      );
    const found = await find(`courseRunId=${run.id}`);
    expect(found.hostPartners.slice(0, 2).map(({ name }) => name)).toEqual(['Sendai', 'Kobe']);
    expect(textsOf(found, 'Sendai', 'FOR')).toContain('Evaluated with 5.0 of 5 on average, after 1 run.');
    expect(textsOf(found, 'Kobe', 'AGAINST')).toContain('Evaluated with 0.0 of 5 on average, after 1 run.');
    expect(textsOf(found, 'Kobe', 'FOR')).toContain(
      'Gave 1 run in this theme in the last ten years, the latest in FY2026.',
    );
  });

  it('takes weeks that participants spend at home for free', async () => {
    const home = await aPartner(product, { name: 'Homeward' });
    const later = await aCourseRun(product, { startsOn: '2027-01-11', endsOn: '2027-02-19' });
    await hostedBy(product, later.id, home.id);
    await product.rows(
      `INSERT INTO phase (id, course_run_id, position, kind, starts_on, ends_on, mode)
       VALUES (UUID(), ?, 9, 'PRELIMINARY', '2026-10-12', '2026-12-18', 'IN_COUNTRY')`,
      [later.id],
    );
    await product.rows("UPDATE course_run SET starts_on = '2026-10-12' WHERE id = ?", [later.id]);
    const found = await find(`courseRunId=${run.id}`);
    expect(found.hostPartners.find(({ name }) => name === 'Homeward')).toMatchObject({ free: true });
    expect(textsOf(found, 'Homeward', 'OBSTACLE')).toEqual([]);
  });

  it("does not learn of another office's run, nor of an office that is not there", async () => {
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.get(`${path}?courseRunId=${run.id}`), 404, 'RESOURCE.NOT_FOUND');
    expectRefused(
      await kansai.get(`${path}?domesticOfficeCode=NAGOYA`),
      422,
      'OFFICE.UNKNOWN',
      'domesticOfficeCode',
    );
    for (const [field, value] of [
      ['theme', 'MAGIC'],
      ['weeks', '0'],
      ['fromWeek', '1e1'],
      ['language', 'EN'],
    ])
      expectRefused(await kansai.get(`${path}?${field}=${value}`), 422, 'REQUEST.INVALID', field!);
  });
});
