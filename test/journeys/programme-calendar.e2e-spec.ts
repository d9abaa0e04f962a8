import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RemindersService } from '#catalogue';
import { expectStatus } from '../builders/course-run.js';
import { aCalendar, aCourse, aReturn, asked, milestonesOf, surveyOf } from '../builders/planning.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
let calendar: { id: string };
let water: { id: string };
beforeAll(async () => {
  product = await openProduct();
  [headquarters, kenya] = [await product.headquarters(), await product.overseasOffice()];
  calendar = await aCalendar(product, { remindDaysBefore: [14, 3] });
  water = await aCourse(headquarters);
  await aReturn(product, calendar.id, 'KE', [asked(water.id)]);
});
afterAll(() => closeUnbroken(product));
beforeEach(() => product.clock.set('2026-06-01T03:00:00Z'));

const lettersTo = async (code: string, subject: string) => {
  const [office] = await product.rows<{ email: string }>('SELECT email FROM overseas_office WHERE code = ?', [
    code,
  ]);
  return product.mailbox.to(office!.email).filter((letter) => letter.subject.includes(subject));
};
const remind = () => product.app.get(RemindersService, { strict: false }).remind();

describe('The programme calendar', () => {
  it('moves the last day, and the survey follows at once', async () => {
    // Sessions last for hours: whoever comes on another day signs in anew.
    product.clock.set('2026-07-02T03:00:00Z');
    const hq = await product.personWith({ role: 'HEADQUARTERS', scope: '' });
    const office = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'UG' });
    const save = (version: number) =>
      office.put(surveyOf(calendar.id, 'UG'), { version, body: { requests: [asked(water.id)] } });
    expectRefused(await save(0), 409, 'SURVEY.NOT_OPEN');
    const milestones = milestonesOf({
      opensOn: '2026-05-18',
      closesOn: '2026-07-10',
      remindDaysBefore: [14, 3],
    });
    const path = `/api/headquarters/programme-calendars/${calendar.id}`;
    await expectStatus(200, hq.put(path, { version: 1, body: { milestones } }));
    expectRefused(
      await hq.put(path, { version: 1, body: { milestones } }),
      412,
      'CALENDAR.CHANGED_MEANWHILE',
    );
    await expectStatus(200, save(0));
    const read = await office.get(`/api/programme-calendars/${calendar.id}`);
    const days = { opensOn: '2026-05-18', closesOn: '2026-07-10' };
    expect(read.body.gates[0]).toEqual({ gate: 'REQUEST_SURVEY', ...days, open: true });
  });

  it('reminds the offices that are not through, once each, however often the job runs', async () => {
    product.clock.set('2026-07-06T22:00:00Z'); // 7 July in Tokyo, three days ahead
    expect(await Promise.all([remind(), remind(), remind()])).toEqual(expect.arrayContaining([1, 0, 0]));
    await product.settled();
    expect(await remind()).toBe(0);
    const [letter, ...others] = await lettersTo('UG', 'The last day of the survey');
    expect(others).toEqual([]);
    expect(letter!.subject).toBe('in 3 days: The last day of the survey, FY2027');
    expect(letter!.text).toContain('Not handed in yet: Uganda');
    expect(letter!.text).toContain(
      'Fri, 10 July 2026 at 23:59 (Tokyo), Fri, 10 July 2026 at 17:59 (Kampala)',
    );
    expect(await lettersTo('KE', 'The last day of the survey')).toEqual([]);
    const due = await product.rows<{ days: number }>(
      'SELECT days_before days FROM calendar_reminder ORDER BY days_before',
    );
    expect(due.map(({ days }) => days)).toEqual([3, 14]);
  });

  it('draws the calendar of the next year from this one', async () => {
    const next = await expectStatus(
      201,
      headquarters.post(`/api/headquarters/programme-calendars/${calendar.id}/next-year`),
    );
    expect(next.body).toMatchObject({ fiscalYear: 2028, version: 1 });
    const read = await kenya.get(`/api/programme-calendars/${next.body.id}`);
    expect(read.body.milestones.map((one: { fallsOn: string }) => one.fallsOn)).toEqual([
      '2027-05-18',
      '2027-07-10',
    ]);
    const twice = await headquarters.post(`/api/headquarters/programme-calendars/${calendar.id}/next-year`);
    expectRefused(twice, 409, 'CALENDAR.ALREADY_THERE');
    const wrong = milestonesOf({ opensOn: '2027-05-18', closesOn: '2027-05-17', remindDaysBefore: [] });
    const path = '/api/headquarters/programme-calendars';
    const refused = await headquarters.post(path, { body: { fiscalYear: 2029, milestones: wrong } });
    expectRefused(refused, 422, 'CALENDAR.INVALID', 'milestones');
  });

  it('reminds the domestic offices of their own days, and nobody of a day that was moved', async () => {
    const [opensOn, closesOn, issuedOn] = ['2027-07-20', '2027-08-31', '2027-04-30'];
    const later = await aCalendar(product, { fiscalYear: 2029, opensOn, closesOn, issuedOn });
    product.clock.set('2027-03-31T01:00:00Z');
    expect(await remind()).toBe(1);
    await product.settled();
    const told = product.mailbox.letters.filter((letter) =>
      letter.subject.includes('General Information is issued'),
    );
    expect(told).toHaveLength(12);
    expect(told[0]!.subject).toBe('in 30 days: General Information is issued, FY2029');
    expect(told[0]!.text).toContain('Day: Fri, 30 April 2027');

    // The day moves while the next reminder waits for the mail server: what it would say is no longer so.
    const headquarters = await product.personWith({ role: 'HEADQUARTERS', scope: '' });
    const move = (day: string, version: number) =>
      headquarters.put(`/api/headquarters/programme-calendars/${later.id}`, {
        version,
        body: { milestones: milestonesOf({ opensOn, closesOn, issuedOn: day, remindDaysBefore: [] }) },
      });
    await product.stopWorker();
    await expectStatus(200, move('2027-04-15', 1));
    expect(await remind()).toBe(1);
    await expectStatus(200, move('2027-05-20', 2));
    await product.startWorker();
    await product.settled();
    expect(product.mailbox.letters.filter((letter) => letter.subject.includes('is issued'))).toHaveLength(12);
  });
});
