import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPartner, hostedBy, someoneOf, type Versioned } from '../builders/capacity.js';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, place, type PlannableYear, WEEK } from '../builders/plan.js';
import { ReleaseDesk } from '../builders/plan-release.js';
import { withAddress } from '../builders/programme-host.js';
import { type Calendar, readCalendar } from '../support/calendar.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';

const REPLACED =
  'Water Supply (COURSE): also hosted by Nara City, by hand: taken off for Kobe City Waterworks Bureau, and told, unless other hosts are kept.';

let product: Product;
let headquarters: Client;
let desk: ReleaseDesk;
let year: PlannableYear;
let nara: Versioned;
let ofNara: Client;
let plan: { id: string; version: number };

const sentences = (body: any, rule: string): string[] =>
  body.warns
    .filter((warning: any) => warning.rule === rule)
    .map(({ sentence }: any) => sentence.replace(/\(\w+\)/, '(COURSE)'));

async function amended(runId: string, body: object): Promise<void> {
  const { version } = await desk.theRun(runId);
  await expectStatus(200, headquarters.patch(`/api/headquarters/course-runs/${runId}`, { version, body }));
}

async function calendarOf(person: Client, hostPartnerId: string): Promise<Calendar['events']> {
  const body = { name: 'For tests', covers: 'HOST_PARTNER', of: hostPartnerId };
  const { address } = (await expectStatus(201, person.post('/api/calendar-feeds', { body }))).body;
  const { pathname, search } = new URL(address);
  return readCalendar((await expectStatus(200, product.anybody().get(pathname + search))).text).events;
}

beforeAll(async () => {
  product = await openProduct();
  headquarters = await product.headquarters();
  desk = new ReleaseDesk(headquarters);
  year = await aPlannableYear(product);
  nara = await aPartner(product, { name: 'Nara City', prefecture: 'Nara' });
  await withAddress(product, nara.id, 'nara@host.example');
  ofNara = await someoneOf(product, nara.id);
  await hostedBy(product, year.runs[0]!.id, nara.id);
  const atHome = { kind: 'PRELIMINARY', startsOn: '2027-09-01', endsOn: '2027-09-17', mode: 'IN_COUNTRY' };
  const inJapan = { kind: 'CORE', startsOn: '2027-10-04', endsOn: '2027-10-29', mode: 'IN_JAPAN' };
  const [home, kobe] = [
    { ...atHome, place: null },
    { ...inJapan, place: 'Kobe' },
  ];
  await amended(year.runs[0]!.id, { phases: [home, kobe] });
  plan = await desk.planned(await aPlan(product), [place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK)]);
});
afterAll(() => product.close());

describe('A host partner that was assigned by hand in place of the one of the plan', () => {
  it('is named in the preview as taken off, with the letter that it gets', async () => {
    const body = await desk.seen(plan.id);
    expect(body.lines[0]).toMatchObject({ kind: 'NEW', displaced: [{ hostPartnerName: 'Nara City' }] });
    expect(sentences(body, 'OTHER_HOSTS')).toEqual([REPLACED]);
    const letter = body.letters.find(({ ref }: any) => ref === nara.id);
    expect(letter.text).toContain('No longer with you: ');
    expect(letter.text).toContain('; another host partner gives it');
    expect(letter.text).not.toContain('Kobe');
  });

  it('stays beside it where headquarters keeps other hosts', async () => {
    const body = await desk.seen(plan.id, { otherHosts: 'KEEP' });
    expect(body.lines[0].displaced).toEqual([]);
    expect(sentences(body, 'OTHER_HOSTS')).toEqual([
      'Water Supply (COURSE): also hosted by Nara City: stays beside Kobe City Waterworks Bureau unless taken off by hand.',
    ]);
    expect(body.letters.map(({ ref }: any) => ref)).not.toContain(nara.id);
  });

  it('is taken off by the release, and told', async () => {
    product.mailbox.letters.length = 0;
    const receipt = await desk.released(plan.id);
    const { hostPartners } = await desk.theRun(year.runs[0]!.id);
    expect(hostPartners.map(({ name }: any) => name)).toEqual(['Kobe City Waterworks Bureau']);
    const { lines } = (await headquarters.get(`/api/plan-releases/${receipt.id}`)).body;
    expect(lines[0].displaced).toEqual([{ hostPartnerId: nara.id, hostPartnerName: 'Nara City' }]);
    await product.settled();
    const [letter] = product.mailbox.letters.filter(({ to }) => to === 'nara@host.example');
    expect(letter!.text).toContain('No longer with you: ');
  });

  it('finds it cancelled in its calendar, by its days in Japan, and does not learn who gives it now', async () => {
    const [event] = await calendarOf(ofNara, nara.id);
    expect(event).toMatchObject({ STATUS: 'CANCELLED', DTSTART: '20271004', DTEND: '20271030' });
    expect(JSON.stringify(event)).not.toMatch(/Kobe|Kansai|Places/);
    const kobe = await someoneOf(product, year.kobe.id);
    expect(await calendarOf(kobe, year.kobe.id)).toMatchObject([
      { STATUS: 'TENTATIVE', DTSTART: '20271004', LOCATION: 'JICA Kansai Center' },
    ]);
  });
});

describe('A run that was amended by hand after the release', () => {
  it('is named in the preview of the next one while both plans say the same of it', async () => {
    const other = place(year.runs[1]!.id, 'TOKYO', year.tokyo.id, WEEK);
    const next = await desk.planned(await desk.forkOf(plan.id), [other]);
    expect(sentences(await desk.seen(next.id), 'LIES_ELSEWHERE')).toEqual([]);
    await hostedBy(product, year.runs[0]!.id, nara.id);
    const inJapan = { kind: 'CORE', startsOn: '2027-10-18', endsOn: '2027-11-12', mode: 'IN_JAPAN' };
    await amended(year.runs[0]!.id, {
      domesticOfficeCode: 'TOKYO',
      phases: [{ ...inJapan, place: 'Kobe' }],
    });
    const body = await desk.seen(next.id);
    expect(body.lines.map(({ titleEn }: any) => titleEn)).toEqual(['Sewerage Works']);
    expect(sentences(body, 'LIES_ELSEWHERE')).toEqual([
      'Water Supply (COURSE): it lies elsewhere than this plan and the one in force say: its office is TOKYO, not KANSAI; it starts on 2027-10-18, not 2027-10-04; Kobe City Waterworks Bureau is not among its hosts. It was left as announced or amended since: amend it, or place it where it lies.',
    ]);
  });

  it('shows the name that an office bears today, though another is on record for later', async () => {
    await product.rows(
      `INSERT INTO domestic_office_name (id, domestic_office_code, name_en, name_ja, valid_from)
       SELECT UUID(), domestic_office_code, 'JICA Kinki Center', name_ja, '2099-04-01' FROM domestic_office_name
       WHERE domestic_office_code = 'KANSAI' LIMIT 1`,
    );
    await product.rows(
      "UPDATE domestic_office_name SET valid_to = '2099-03-31' WHERE domestic_office_code = 'KANSAI' AND valid_to IS NULL AND name_en <> 'JICA Kinki Center'",
    );
    const [{ id }] = (await headquarters.get('/api/plan-releases?fiscalYear=2027')).body.rows;
    const { lines } = (await headquarters.get(`/api/plan-releases/${id}`)).body;
    expect(lines[0].to.officeName).toBe('JICA Kansai Center');
  });
});
