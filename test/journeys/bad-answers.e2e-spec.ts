import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aRunWithForm, saved } from '../builders/dossier.js';
import { aDraft } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice('KE');
  ({ id: runId } = await aRunWithForm(product));
});
afterAll(() => closeUnbroken(product));

const dossierOf = async (id: string) =>
  (await expectStatus(200, kenya.get(`/api/overseas-office/nominations/${id}/dossier`))).body;
const fieldsOf = (answer: { body: any }): string[] =>
  answer.body.fields.map((fault: { field: string }) => fault.field);

describe('An answer that cannot be', () => {
  const month = { from: '2008-01', to: '2011-12' };
  const post = { organisation: 'Ministry', post: 'Engineer', duties: 'Design', ...month };
  const cases: [string, string, Record<string, unknown>][] = [
    ['a field that does not exist', 'favouriteColour', { favouriteColour: 'blue' }],
    ['a fact that the nomination holds', 'familyName', { familyName: 'Other' }],
    ['text for a list', 'career', { career: 'many' }],
    ['a number for text', 'duties', { duties: 5 }],
    ['an object for text', 'duties', { duties: { a: 1 } }],
    ['a control sign', 'duties', { duties: 'a\u0000b' }],
    ['an override of direction', 'signedName', { signedName: 'a\u202Eb' }],
    ['only blanks', 'duties', { duties: '\u3000 ' }],
    ['too long a text', 'duties', { duties: 'x'.repeat(3_001) }],
    ['29 February of no leap year', 'signedOn', { signedOn: '2025-02-29' }],
    ['a week', 'signedOn', { signedOn: '2026-W14' }],
    ['a day to come as a signature', 'signedOn', { signedOn: '2026-06-02' }],
    ['a passport that ran out', 'passportExpiresOn', { passportExpiresOn: '2026-05-31' }],
    ['month 13', 'inPostSince', { inPostSince: '2019-13' }],
    ['a passport number with signs', 'passportNumber', { passportNumber: 'AK-01;DROP' }],
    ['an unknown choice', 'employerKind', { employerKind: 'CIRCUS' }],
    ['an unknown grade', 'listening', { listening: 'FLUENT' }],
    ['yes as a word', 'isTrue', { isTrue: 'yes' }],
    ['no to a declaration', 'isTrue', { isTrue: { yes: false } }],
    ['two addresses', 'otherEmail', { otherEmail: 'a@b.example, c@d.example' }],
    ['a row with a strange column', 'career', { career: [{ ...post, salary: 1 }] }],
    ['a row that ends before it starts', 'career', { career: [{ ...post, to: '2007-12' }] }],
    ['a row that lacks a column', 'career', { career: [{ ...post, post: '' }] }],
    ['a list in a list', 'career', { career: [[post]] }],
    ['too many rows', 'career', { career: Array(11).fill(post) }],
    ['no education at all', 'education', { education: [] }],
  ];
  let id: string;
  beforeAll(async () => {
    ({ id } = await aDraft(kenya, runId));
  });

  it.each(cases)('is refused by name: %s', async (_, field, answers) => {
    const answer = await saved(kenya, id, 'part-b', answers);
    expectRefused(answer, 422, 'DOSSIER.INVALID');
    expect(fieldsOf(answer)).toEqual([expect.stringMatching(new RegExp(`^PART_B\\.(\\w+\\.)?${field}$`))]);
  });

  it('is told together with every other, and nothing of the change is saved', async () => {
    const answer = await saved(kenya, id, 'part-b', {
      duties: 5,
      motherTongue: 'Kikuyu',
      listening: 'X',
      nothing: 1,
    });
    expect(fieldsOf(answer)).toEqual([
      'PART_B.presentPost.duties',
      'PART_B.language.listening',
      'PART_B.nothing',
    ]);
    expect(answer.body.fields[0].message).toBe(
      'Part B: the nominee, Present post: «Present duties» must be text.',
    );
    expect((await dossierOf(id)).parts[2]).toMatchObject({ partVersion: 0 });
  });

  it('is refused in Part A too: numbers that are none', async () => {
    for (const staff of [0, -1, 1.5, 1e21, '5', [1], {}])
      expectRefused(
        await saved(kenya, id, 'part-a', { staff }),
        422,
        'DOSSIER.INVALID',
        'PART_A.profile.staff',
      );
  });

  it('is refused as a body: no answers, a list, names of every object, too deep', async () => {
    const send = (sent: object) =>
      kenya.patch(`/api/overseas-office/nominations/${id}/dossier/part-b`, { version: 0, ...sent });
    expectRefused(await send({ body: {} }), 422, 'REQUEST.INVALID', 'answers');
    expectRefused(await send({ body: { answers: [] } }), 422, 'REQUEST.INVALID', 'answers');
    expectRefused(await send({ body: { answers: {} } }), 422, 'DOSSIER.INVALID', 'answers');
    expectRefused(
      await send({ body: { answers: { constructor: 'x' } } }),
      422,
      'REQUEST.INVALID',
      'answers.constructor',
    );
    const raw = (text: string) => send({ raw: text, headers: { 'content-type': 'application/json' } });
    expectRefused(await raw('{"answers":{"__proto__":{"duties":"x"}}}'), 422, 'REQUEST.FORBIDDEN_KEY');
    expectRefused(
      await raw(`{"answers":{"career":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`),
      400,
      'REQUEST.UNREADABLE',
    );
  });

  it('is not a name with signs that people have', async () => {
    const names = ["O'Brien", 'Nguyễn Thị', 'Null', 'محمد', 'José'.normalize('NFD'), '😀'];
    for (const [version, signedName] of names.entries())
      await expectStatus(200, saved(kenya, id, 'part-b', { signedName }, version));
  });
});
