import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aFullNomination, FULL_DOSSIER, saved } from '../builders/dossier.js';
import { aRunThatAsks, EXPERIENCE } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const criterion = (kind: string, rule: object) => ({
  kind,
  level: 'ESSENTIAL' as const,
  wording: `Asked: ${kind}`,
  rule: { kind, ...rule },
});
const LANGUAGE = criterion('LANGUAGE', { language: 'en', atLeast: 'GOOD' });
const DEGREE = criterion('DEGREE', { atLeast: 'BACHELOR' });
const ORGANISATION = criterion('ORGANISATION', { types: ['LOCAL_GOVERNMENT', 'PUBLIC_ENTERPRISE'] });

let product: Product;
let kenya: Client;
let kansai: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice('KE'), await product.domesticOffice()];
  const criteria = [EXPERIENCE, LANGUAGE, DEGREE, ORGANISATION];
  run = await aRunThatAsks(product, criteria, { formVersion: 'V2' });
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/domestic-office/nominations';
const GOOD_WRITING = { writing: 'GOOD' };

async function screened(partB: Record<string, unknown> = {}) {
  const nomination = await aFullNomination(kenya, run.id, { parts: { 'part-b': partB } });
  const { id, version } = nomination;
  const { body } = await expectStatus(200, kansai.post(`${nominations}/${id}/screen`, { version }));
  return { id, version: body.version as number };
}
const linesOf = async ({ id }: { id: string }) =>
  (await expectStatus(200, kansai.get(`${nominations}/${id}/screening`))).body.eligibility;
const accept = ({ id, version }: { id: string; version: number }) =>
  kansai.post(`${nominations}/${id}/accept`, { version });

describe('Where the run has a form, the dossier', () => {
  it('tells years of experience, language, degree and kind of organisation, with the evidence', async () => {
    const one = await screened(GOOD_WRITING);
    expect(await linesOf(one)).toMatchObject([
      {
        kind: 'EXPERIENCE',
        outcome: 'TO_BE_JUDGED',
        evidence: expect.stringMatching(/^18 years of experience; asked at least 5, of the kind/),
      },
      { kind: 'LANGUAGE', outcome: 'MET', evidence: 'The level of en is good; asked at least good.' },
      { kind: 'DEGREE', outcome: 'MET', evidence: 'The degree is bachelor; asked at least bachelor.' },
      { kind: 'ORGANISATION', outcome: 'MET' },
    ]);
    await expectStatus(200, accept(one));
  });

  it('blocks an acceptance by what it tells, and is read as it was handed in', async () => {
    const one = await screened({
      ...GOOD_WRITING,
      career: [],
      employedSince: '2023-01',
      inPostSince: '2024-01',
    });
    const evidence = '3 years of experience; asked at least 5.';
    expect((await linesOf(one))[0]).toMatchObject({ outcome: 'NOT_MET', evidence });
    expectRefused(await accept(one), 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');

    const sent = { version: one.version, body: { reason: 'Please name the posts before 2023.' } };
    const { body } = await expectStatus(200, kansai.post(`${nominations}/${one.id}/return`, sent));
    const { career } = FULL_DOSSIER['part-b']!;
    await expectStatus(200, saved(kenya, one.id, 'part-b', { career }, 1));
    const [before] = await product.rows<{ number: number }>(
      'SELECT MAX(number) number FROM dossier_version WHERE nomination_id = ?',
      [one.id],
    );
    expect(before!.number).toBe(1);
    expect((await linesOf(one))[0]).toMatchObject({ outcome: 'NOT_MET', evidence });
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${one.id}/submit`, { version: body.version }),
    );
    expect((await linesOf(one))[0]).toMatchObject({
      outcome: 'TO_BE_JUDGED',
      evidence: expect.stringMatching(/^7 years of experience; asked at least 5, of the kind/),
    });
  });

  it('is silent on what it says in words of its own: that an officer judges', async () => {
    const education = [
      { ...(FULL_DOSSIER['part-b']!.education as object[])[0], degree: 'Diplôme d’ingénieur' },
    ];
    const one = await screened({ education });
    const lines = await linesOf(one);
    expect(lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'TO_BE_JUDGED',
      'NOT_MET',
      'TO_BE_JUDGED',
      'MET',
    ]);
    expect(lines[1].evidence).toBe('The level of en is fair; asked at least good.');
  });
});
