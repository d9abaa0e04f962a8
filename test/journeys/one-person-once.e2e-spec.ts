import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { PersonNames } from '#applications';
import { RecountService } from '#statistics';
import { Patrol } from '../../apps/worker/src/patrol/patrol.js';
import { aCourseRun, type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aDraft, aSubmitted, type BuiltNomination } from '../builders/nomination.js';
import { asCsv, aPastParticipation, importHistory } from '../builders/past-participants.js';
import { merge, personCalled, personOf, undoMerge, withPassport } from '../builders/people.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let [kenya, malawi, kansai, headquarters] = [] as unknown as [Client, Client, Client, Client];
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice('KE');
  malawi = await product.overseasOffice('MW');
  kansai = await product.domesticOffice('KANSAI');
  headquarters = await product.headquarters();
  run = await aCourseRun(product, { slots: { KE: 5, MW: 5 } });
});
afterAll(() => closeUnbroken(product));

const office = '/api/overseas-office/nominations';
const seenBy = async (client: Client, audience: string, { id }: { id: string }) =>
  (await expectStatus(200, client.get(`/api/${audience}/nominations/${id}/earlier-participation`))).body;
const submit = (client: Client, { id, version }: BuiltNomination) =>
  client.post(`${office}/${id}/submit`, { version });

describe('Somebody who came before', () => {
  let again: BuiltNomination;
  beforeAll(async () => {
    const past = { family_name: 'Otieno', given_names: 'Mercy Achieng', birth_date: '1984-11-02' };
    await importHistory(product, asCsv([aPastParticipation(past)]));
    const now = { familyName: 'OTIENO', givenNames: 'Mercy', birthDate: '1984-11-03' };
    again = await aSubmitted(kenya, run.id, now);
  });

  it('is told to the overseas office without a name, as a question for the nominee', async () => {
    const { text, body } = await kenya.get(`${office}/${again.id}/earlier-participation`);
    expect(body).toMatchObject({
      participations: [],
      hints: [{ participations: [{ inWords: '2014, Water supply, JICA Kansai Center, completed' }] }],
    });
    const reasons = body.hints[0].reasons.map(({ code }: { code: string }) => code);
    expect(reasons).toEqual(['FEWER_NAMES', 'BIRTH_DATE_ONE_DIGIT']);
    expect(text).not.toMatch(/Achieng|1984|personId|score/);
  });

  it('is told to the domestic office as a candidate, with the reasons and what may be compared', async () => {
    const { candidates } = await seenBy(kansai, 'domestic-office', again);
    expect(candidates).toMatchObject([
      {
        person: { familyName: 'Otieno', givenNames: 'Mercy Achieng', birthDate: '1984-11-02' },
        likely: false,
        participations: [
          { fiscalYear: 2014, courseTitle: 'Water supply', outcome: 'COMPLETED', recordedIn: 'HISTORY' },
        ],
      },
    ]);
    expect(candidates[0].reasons[0].sentence).toMatch(/^One record has fewer names/);
  });

  it('is one person when headquarters says so, to every office, until it is undone', async () => {
    const [person, past] = [await personOf(product, again), await personCalled(product, 'Otieno')];
    const { body: decided } = await expectStatus(201, merge(product, person, past));
    for (const [client, audience] of [
      [kenya, 'overseas-office'],
      [kansai, 'domestic-office'],
    ] as const)
      expect((await seenBy(client, audience, again)).participations).toMatchObject([
        { inWords: '2014, Water supply, JICA Kansai Center, completed' },
      ]);
    expect((await seenBy(kansai, 'domestic-office', again)).candidates).toEqual([]);
    const file = (await headquarters.get(`/api/headquarters/people/${past}`)).body;
    expect(file).toMatchObject({ mergedIntoId: person, merges: [{ id: decided.id, undoneAt: null }] });
    await expectStatus(200, undoMerge(product, decided.id as string));
    expect(await seenBy(kansai, 'domestic-office', again)).toMatchObject({
      participations: [],
      candidates: [{}],
    });
    expectRefused(await undoMerge(product, decided.id as string), 409, 'PERSON.MERGE_UNDONE');
  });

  it('in another country is nobody to this one, and somebody to the domestic office', async () => {
    const chanda = {
      family_name: 'Mwale',
      given_names: 'Chikondi',
      birth_date: '1979-05-12',
      nationality: 'MW',
    };
    await importHistory(product, asCsv([aPastParticipation(chanda)]));
    const names = { familyName: 'Mwale', givenNames: 'Chikondi', birthDate: '1979-05-12' };
    const nomination = await aSubmitted(kenya, run.id, names);
    expect(await seenBy(kenya, 'overseas-office', nomination)).toEqual({
      participations: [],
      nominations: [],
      hints: [],
    });
    const { candidates } = await seenBy(kansai, 'domestic-office', nomination);
    expect(candidates[0].reasons.map(({ code }: { code: string }) => code)).toContain('OTHER_NATIONALITY');
    // Also when it is one person for certain: what was done through Malawi is Malawi's.
    await expectStatus(
      201,
      merge(product, await personOf(product, nomination), await personCalled(product, 'Mwale')),
    );
    expect((await seenBy(kenya, 'overseas-office', nomination)).participations).toEqual([]);
    expect((await seenBy(kansai, 'domestic-office', nomination)).participations).toHaveLength(1);
  });
});

describe('The same person for the same run', () => {
  it('is a hint while it is a draft, and refused at submission when the passport says so', async () => {
    const grace = { familyName: 'Barasa', givenNames: 'Naomi', birthDate: '1990-01-20' };
    const first = await aSubmitted(kenya, run.id, grace);
    const second = await aDraft(kenya, run.id, { ...grace, familyName: 'Barassa' });
    expect((await seenBy(kenya, 'overseas-office', second)).hints).toMatchObject([
      { likely: true, nominations: [{ id: first.id, reference: first.reference }] },
    ]);
    await withPassport(product, first, 'AK 0123-456');
    await withPassport(product, second, 'ak0123456');
    const refused = await submit(kenya, second);
    expectRefused(refused, 409, 'NOMINATION.PERSON_NOMINATED_TWICE');
    expect(refused.body.detail).toContain(first.reference);
    // Once the other one is withdrawn, this one may stand; and then the other may not come back.
    const { body: withdrawn } = await expectStatus(
      200,
      kenya.post(`${office}/${first.id}/withdraw`, {
        version: first.version,
        body: { reason: 'Entered twice.' },
      }),
    );
    await expectStatus(200, submit(kenya, second));
    const back = await kansai.post(`/api/domestic-office/nominations/${first.id}/reinstate`, {
      version: withdrawn.version,
      body: { reason: 'By mistake.' },
    });
    expectRefused(back, 409, 'NOMINATION.PERSON_NOMINATED_TWICE');
  });

  it.each(['SUBSTITUTED', 'DEFERRED', 'WITHDRAWN'])('is no hint at what was set aside: %s', async (state) => {
    const amos = { familyName: `Kiprono ${state}`, givenNames: 'Amos', birthDate: '1991-02-21' };
    const first = await aSubmitted(kenya, run.id, amos);
    const second = await aDraft(kenya, run.id, amos);
    expect((await seenBy(kenya, 'overseas-office', second)).hints).toHaveLength(1);
    await product.rows('UPDATE nomination SET state = ?, public_state = ? WHERE id = ?', [
      ...[state, state],
      first.id,
    ]);
    expect((await seenBy(kenya, 'overseas-office', second)).hints).toEqual([]);
  });

  it('is only a hint while nothing is certain, to both offices', async () => {
    const twin = { familyName: 'Cheruiyot', givenNames: 'Dennis', birthDate: '1986-06-06' };
    const [one, other] = [await aSubmitted(kenya, run.id, twin), await aSubmitted(kenya, run.id, twin)];
    for (const [client, audience, field] of [
      [kenya, 'overseas-office', 'hints'],
      [kansai, 'domestic-office', 'candidates'],
    ] as const)
      expect((await seenBy(client, audience, one))[field]).toMatchObject([
        { nominations: [{ reference: other.reference }] },
      ]);
  });

  it('is refused when headquarters made them one, also through another country, whose reference stays there', async () => {
    const dual = { familyName: 'Banda', givenNames: 'Thandiwe', birthDate: '1991-09-09' };
    const there = await aSubmitted(malawi, run.id, { ...dual, countryCode: 'MW' });
    const here = await aDraft(kenya, run.id, dual);
    await expectStatus(201, merge(product, await personOf(product, there), await personOf(product, here)));
    const refused = await submit(kenya, here);
    expectRefused(refused, 409, 'NOMINATION.PERSON_NOMINATED_TWICE');
    expect(refused.text).not.toContain(there.reference);
    expect(refused.text).not.toContain('MW');
  });

  it('stands once when both are handed in at one moment', async () => {
    const drafts = await Promise.all([aDraft(kenya, run.id), aDraft(kenya, run.id)]);
    for (const draft of drafts) await withPassport(product, draft, 'AK7777777');
    const answers = await Promise.all(drafts.map((draft) => submit(kenya, draft)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of two countries whose passports have one number is two people', async () => {
    const [one, other] = [await aDraft(kenya, run.id), await aDraft(malawi, run.id, { countryCode: 'MW' })];
    await withPassport(product, one, 'A1234567');
    await withPassport(product, other, 'A1234567');
    await expectStatus(200, submit(kenya, one));
    await expectStatus(200, submit(malawi, other));
  });
});

describe('A domestic office', () => {
  it('never learns of drafts: a candidate who is only drafted is nobody yet', async () => {
    const facts = { familyName: 'Kilonzo', givenNames: 'Titus', birthDate: '1982-02-02' };
    const submitted = await aSubmitted(kenya, run.id, facts);
    await aDraft(kenya, run.id, facts);
    expect((await seenBy(kansai, 'domestic-office', submitted)).candidates).toEqual([]);
    expect((await seenBy(kenya, 'overseas-office', submitted)).hints).toHaveLength(1);
  });
});

describe('The key by which a person is found', () => {
  const keyOf = async (id: string) =>
    (await product.rows<{ key: string | null }>('SELECT name_key `key` FROM person WHERE id = ?', [id]))[0]!
      .key;

  it('follows the name, whichever part of it is amended', async () => {
    const draft = await aDraft(kenya, run.id, { familyName: 'Mutua', givenNames: 'Faith' });
    const person = await personOf(product, draft);
    expect(await keyOf(person)).toBe('ft mt');
    const amend = { version: draft.version, body: { familyName: 'Makena' } };
    await expectStatus(200, kenya.patch(`/api/overseas-office/nominations/${draft.id}`, amend));
    expect(await keyOf(person)).toBe('ft mkn');
  });

  it('is completed for people who were written without one', async () => {
    const { affectedRows } = (await product.rows(
      "UPDATE person SET name_key = NULL WHERE nationality = 'KE'",
    )) as never as {
      affectedRows: number;
    };
    expect(await product.app.get(PersonNames, { strict: false }).completeKeys()).toBe(affectedRows);
    expect(await product.rows('SELECT id FROM person WHERE name_key IS NULL')).toEqual([]);
  });
});

describe('The patrol', () => {
  const found = async () => {
    const recount = product.app.get(RecountService, { strict: false });
    const findings = await new Patrol(product.app.get(DataSource), recount, new Registry()).walk();
    return findings.map(({ impossible }) => impossible).filter((impossible) => impossible.includes('person'));
  };

  it('finds nothing impossible after all this, and finds whoever was merged behind its back', async () => {
    expect(await found()).toEqual([]);
    const [person, other] = [await personCalled(product, 'Barasa'), await personCalled(product, 'Otieno')];
    await product.rows('UPDATE person SET merged_into_id = ? WHERE id = ?', [other, person]);
    expect(await found()).toEqual([expect.stringMatching(/^a merged person without a decision/)]);
    await product.rows('UPDATE person SET merged_into_id = NULL WHERE id = ?', [person]);
  });
});
