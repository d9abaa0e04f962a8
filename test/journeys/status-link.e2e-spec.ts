import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let email: string;
beforeAll(async () => {
  product = await openProduct();
  const run = await aCourseRun(product);
  ({ email } = await aSubmitted(await product.overseasOffice(), run.id));
});
afterAll(() => product.close());

/** A link fresh from the mail; every test has its own hour, for three requests an hour are answered. */
async function freshLink(): Promise<string> {
  product.clock.advance(2 * 3_600_000);
  const before = product.mailbox.letters.length;
  await product.anybody().form('/status', { email });
  const letter = await eventually(
    () => product.mailbox.letters.slice(before).find((one) => one.subject.startsWith('Your link')),
    Boolean,
  );
  return new URL(/http\S+/.exec(letter!.text)![0]).searchParams.get('link')!;
}
const see = (browser: Client, link: string) => browser.get(`/status/open?link=${link}`);
const press = (browser: Client, link: string) => browser.form('/status/open', { link });

describe('A status link', () => {
  it('survives scanners that fetch it twenty times before the person presses', async () => {
    const link = await freshLink();
    for (let time = 0; time < 10; time++) {
      expect((await see(product.anybody(), link)).status).toBe(200);
      expect((await product.anybody().send('HEAD', `/status/open?link=${link}`, {})).status).toBe(200);
    }
    const person = product.anybody();
    await see(person, link);
    expect((await press(person, link)).status).toBe(303);
    expect((await person.get('/status/nominations')).text).toContain('Received');
  });

  it('opens in one browser only, whoever presses first', async () => {
    const link = await freshLink();
    const browsers = [product.anybody(), product.anybody()];
    await Promise.all(browsers.map((browser) => see(browser, link)));
    const answers = await Promise.all(browsers.map((browser) => press(browser, link)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
  });

  it('forgives a double click in the same browser', async () => {
    const link = await freshLink();
    const browser = product.anybody();
    await see(browser, link);
    const answers = await Promise.all([press(browser, link), press(browser, link), press(browser, link)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
  });

  it('ends after ten minutes, with the same words as a used or invented one', async () => {
    const link = await freshLink();
    product.clock.advance(10 * 60_000 + 1);
    const late = await press(product.anybody(), link);
    const invented = await press(product.anybody(), 'x'.repeat(43));
    expect([late.status, invented.status]).toEqual([410, 410]);
    expect(late.text).toBe(invented.text);
  });

  it('is stored as a hash only, and stands in no log line of ours and no Referer', async () => {
    const link = await freshLink();
    const dump =
      JSON.stringify(await product.rows('SELECT * FROM status_link')) +
      JSON.stringify(await product.rows('SELECT * FROM outbox_event'));
    expect(dump).not.toContain(link);
    const page = await see(product.anybody(), link);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });
});

describe('Asking for the status', () => {
  it('is answered the same for known and unknown addresses', async () => {
    const [known, unknown] = [
      await product.anybody().form('/status', { email }),
      await product.anybody().form('/status', { email: 'nobody@example.org' }),
    ];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.text).toBe(unknown.text);
  });

  it('sends at most three letters an hour to an address, and says nothing of it', async () => {
    await product.settled();
    product.clock.advance(2 * 3_600_000);
    const before = product.mailbox.to(email).length;
    const answers = [];
    for (let time = 0; time < 6; time++) answers.push(await product.anybody().form('/status', { email }));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    await product.settled();
    expect(product.mailbox.to(email).length - before).toBe(3);
  });

  it('refuses a caller after twenty requests an hour, with Retry-After', async () => {
    product.clock.advance(2 * 3_600_000);
    const answers = [];
    for (let time = 0; time < 21; time++)
      answers.push(await product.anybody().form('/status', { email: `person${time}@example.org` }));
    expect(answers.slice(0, 20).every((answer) => answer.status === 202)).toBe(true);
    expect(answers[20]!.status).toBe(429);
    expect(Number(answers[20]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it("takes its own form as browsers send it from a page without Referer, and nobody else's", async () => {
    const ask = (headers: Record<string, string>) =>
      product.anybody().post('/status', {
        key: null,
        raw: 'email=nobody%40example.org',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', ...headers },
      });
    product.clock.advance(2 * 3_600_000);
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(202);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('names what is wrong with an address, on a page', async () => {
    const answer = await product.anybody().form('/status', { email: 'a@b.example, c@d.example' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Enter one e-mail address');
  });
});
