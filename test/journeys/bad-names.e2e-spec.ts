import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StatusQueries } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft, nominee } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice();
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const nominate = (differs: object) =>
  kenya.post(nominations, { body: { ...nominee(), courseRunId: run.id, countryCode: 'KE', ...differs } });

/** What stands in the nomination afterwards, read back over the wire. */
async function stored(differs: Record<string, unknown>): Promise<Record<string, unknown>> {
  const draft = await aDraft(kenya, run.id, differs);
  return (await expectStatus(200, kenya.get(`${nominations}/${draft.id}`))).body;
}

describe('A name', () => {
  it.each([
    'Suharto',
    'Nguyễn Thị Minh Khai',
    "O'Connor",
    'D’Angelo-Nuñez',
    'Null',
    'null',
    'undefined',
    'true',
    'محمد عبد الله',
    'שָׁלוֹם',
    'می‌خواهم',
    '山田 太郎',
    '김민준',
    'Кыргызбаев',
    'ඩිල්ශාන්',
    'Grace 😀 Njeri 👩‍👩‍👧',
    "Robert'); DROP TABLE person;--",
    '<script>alert(1)</script>',
    '{{7*7}} ${7*7} %s \\u0041 \\',
    '=HYPERLINK("https://elsewhere.example")',
    '𠮷野家',
    'X',
    'ß は ば',
    'x'.repeat(200),
    '😀'.repeat(200),
  ])('such as %s is kept as it was typed', async (name) => {
    expect(await stored({ familyName: name, givenNames: name })).toMatchObject({
      familyName: name,
      givenNames: name,
    });
  });

  it('may be the only one a person has', async () => {
    expect(await stored({ familyName: 'Suharto', givenNames: '' })).toMatchObject({ givenNames: '' });
    expect(await stored({ familyName: 'Suharto', givenNames: undefined })).toMatchObject({ givenNames: '' });
  });

  it('is stored composed, without the blanks around it', async () => {
    expect(await stored({ familyName: 'Jose\u0301' })).toMatchObject({ familyName: 'Jos\u00e9' });
    expect(await stored({ familyName: '\u3000 Wanjiru\u00a0 ' })).toMatchObject({ familyName: 'Wanjiru' });
    expect(await stored({ familyName: '\u1112\u1161\u11ab' })).toMatchObject({ familyName: '한' });
  });

  it('is told apart from one with other accents, though a search finds both', async () => {
    const written = [await stored({ familyName: 'Peña' }), await stored({ familyName: 'Pena' })];
    expect(written.map(({ familyName }) => familyName)).toEqual(['Peña', 'Pena']);
    const found = await kenya.get(`${nominations}?name=pena`);
    expect(found.body.rows.map(({ id }: { id: string }) => id).sort()).toEqual(
      written.map(({ id }) => id).sort(),
    );
    for (const name of ['%', '_ena', 'pe%'])
      expect((await kenya.get(`${nominations}?name=${encodeURIComponent(name)}`)).body.rows).toEqual([]);
  });

  it.each([
    ['500 characters', 'x'.repeat(500)],
    ['201 characters', 'x'.repeat(201)],
    ['201 emoji', '😀'.repeat(201)],
    ['a bidirectional override', 'Wanjiru\u202egpj.exe'],
    ['a bidirectional isolate', 'Wan\u2066jiru\u2069'],
    ['a right-to-left mark', 'Wan\u200fjiru'],
    ['an Arabic letter mark', 'Wan\u061cjiru'],
    ['a zero-width space', 'Wan\u200bjiru'],
    ['a byte order mark', 'Wan\ufeffjiru'],
    ['an invisible tag', 'Wanjiru\u{e0001}'],
    ['a NUL', 'Wanjiru\u0000'],
    ['a NUL within', 'Wan\u0000jiru'],
    ['an escape', 'Wanjiru\u001b[31m'],
    ['a bell', 'Wanjiru\u0007'],
    ['a C1 control', 'Wan\u0085jiru'],
    ['a line break', 'Wan\njiru'],
    ['a carriage return and a header', 'Wan\r\nBcc: everybody@example.org'],
    ['a line separator', 'Wan\u2028jiru'],
    ['a tab', 'Wan\tjiru'],
    ['a lone surrogate', 'Wan\ud800jiru'],
    ['half an emoji', '😀'.slice(0, 1)],
    ['nothing', ''],
    ['blanks only', '   '],
    ['ideographic blanks only', '\u3000\u3000'],
    ['blanks of every kind only', '\u00a0\u2003\u202f\u205f'],
    ['a letter that shows as a blank', '\u3164'],
    ['joiners only', '\u200d\u200c'],
  ])('with %s is refused, and the field named', async (_, familyName) => {
    const answer = await nominate({ familyName });
    expectRefused(answer, 422, 'REQUEST.INVALID', 'familyName');
    expect(answer.body.fields).toHaveLength(1);
  });

  it('is held to the same everywhere: organisation, post, reasons, titles, host partners', async () => {
    const headquarters = await product.headquarters();
    for (const field of ['givenNames', 'organisation', 'post'])
      expectRefused(await nominate({ [field]: 'a\u202eb' }), 422, 'REQUEST.INVALID', field);
    const draft = await aDraft(kenya, run.id);
    const withdraw = (reason: string) =>
      kenya.post(`${nominations}/${draft.id}/withdraw`, { body: { reason }, version: draft.version });
    expectRefused(await withdraw('a\u0000b'), 422, 'REQUEST.INVALID', 'reason');
    expectRefused(await withdraw('\u3000'), 422, 'REQUEST.INVALID', 'reason');
    expectRefused(await withdraw('x'.repeat(1001)), 422, 'REQUEST.INVALID', 'reason');
    const course = { programmeType: 'SHORT_TERM', firstFiscalYear: 2026 };
    const titled = await headquarters.post('/api/headquarters/courses', {
      body: { ...course, titleEn: 'a\u202eb' },
    });
    expectRefused(titled, 422, 'REQUEST.INVALID', 'titleEn');
    const partner = { name: '\u200b', kind: 'NGO', prefecture: 'Hyogo' };
    const registered = await headquarters.post('/api/headquarters/host-partners', { body: partner });
    expectRefused(registered, 422, 'REQUEST.INVALID', 'name');
  });
});

describe('An e-mail address', () => {
  it.each([
    'grace@example.org\r\nBcc: everybody@example.org',
    'grace@example.org\nX-Header: 1',
    'grace@example.org, evil@example.com',
    'grace@example.org;evil@example.com',
    'grace@example.org evil@example.com',
    'Grace <grace@example.org>',
    'grace@example.org>, <evil@example.com',
    'grace@exam\u200bple.org',
    'gra\u200dce@example.org',
    '"grace wanjiru"@example.org',
    '"grace"@example.org',
    'grace@exämple.org',
    'grace@例え.jp',
    'gr\u0430ce@example.org',
    'grace@example',
    'grace@localhost',
    'grace@[127.0.0.1]',
    'grace@example..org',
    '.grace@example.org',
    'grace@-example.org',
    '@example.org',
    'grace@',
    'grace',
    '',
    `${'g'.repeat(250)}@example.org`,
    'mailto:grace@example.org?cc=evil@example.com',
  ])('such as %j is none of one person, and is refused', async (email) => {
    expectRefused(await nominate({ email }), 422, 'REQUEST.INVALID', 'email');
    const signIn = await product.anybody().post('/api/sessions', { body: { email, password: 'x' } });
    expectRefused(signIn, 422, 'REQUEST.INVALID', 'email');
    expect((await product.anybody().form('/status', { email })).status).toBe(422);
  });

  it.each(['grace+jica@example.org', "o'connor@example.org", 'g@xn--exmple-cua.org', 'GRACE@example.co.ke'])(
    'such as %s is one',
    async (email) => expect(await stored({ email })).toMatchObject({ email }),
  );

  it('keeps its letters as typed, and is found by them in any case', async () => {
    const email = 'Grace.WANJIRU@People.Kccp.Example';
    const { reference } = await stored({ email: ` ${email} ` });
    const [{ id }] = (await product.rows('SELECT id FROM nomination WHERE reference = ?', [reference])) as [
      { id: string },
    ];
    const draft = await kenya.get(`${nominations}/${id}`);
    expect(draft.body.email).toBe(email);
    await expectStatus(200, kenya.post(`${nominations}/${id}/submit`, { version: draft.body.version }));
    const status = product.app.get(StatusQueries, { strict: false });
    for (const typed of [email, email.toLowerCase(), email.toUpperCase()])
      expect((await status.ofAddress(typed)).map((one) => one.reference)).toEqual([reference]);
  });

  it('opens one account, in whatever case it is written', async () => {
    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    const open = (email: string) =>
      administrator.post('/api/administration/accounts', {
        body: { email, name: 'N', password: 'a long first password', grants: [{ role: 'AUDITOR' }] },
      });
    await expectStatus(201, open('New.Officer@kccp.example'));
    expectRefused(await open('new.officer@KCCP.example'), 409, 'ACCOUNT.EMAIL_TAKEN', 'email');
    const body = { email: 'NEW.OFFICER@kccp.example', password: 'a long first password' };
    expect((await product.anybody().post('/api/sessions', { body })).status).toBe(201);
  });
});
