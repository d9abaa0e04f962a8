import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCatalogue, type BuiltCatalogue } from '../builders/catalogue.js';
import { expectStatus } from '../builders/course-run.js';
import { anIssuedInformation } from '../builders/information.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let anybody: Client;
let { water, forest, cancelled } = {} as BuiltCatalogue;

const JSON_LIST = '/api/open-data/course-runs';
const found = async (query: string): Promise<string[]> => {
  const { body } = await expectStatus(200, anybody.get(`${JSON_LIST}?${query}`));
  return (body as { rows: { id: string }[] }).rows.map(({ id }) => id);
};

beforeAll(async () => {
  product = await openProduct();
  anybody = product.anybody();
  ({ water, forest, cancelled } = await aCatalogue(product));
  await eventually(
    () => found('words=leakage'),
    (ids) => ids.includes(water.id),
  );
});
afterAll(() => closeUnbroken(product));

describe('A calendar', () => {
  it('holds the courses and closing dates of the same search, as whole days with lasting UIDs', async () => {
    const answer = await anybody.get(`${JSON_LIST}.ics?words=water&country=KE`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = answer.text.replace(/\r\n /g, '').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        `UID:run-${water.id}@localhost`,
        'DTSTART;VALUE=DATE:20261005',
        'DTEND;VALUE=DATE:20261114',
        `SUMMARY:Water Supply for Urban Areas (${water.courseNumber})`,
        `UID:closing-2026-06-12-${water.id}@localhost`,
        'DTSTART;VALUE=DATE:20260612',
        'DTEND;VALUE=DATE:20260613',
      ]),
    );
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(answer.text).toContain('Kenya: nominations');
    expect(answer.text).not.toContain('Egypt: nominations');
    expect((await anybody.get(`${JSON_LIST}.ics?words=water&country=KE`)).text).toBe(answer.text);
    expect((await anybody.get(`${JSON_LIST}.ics?when=ALL`)).text).not.toContain(cancelled.id);
  });
});

describe('A page', () => {
  it('searches without script, with the filters in its address, in less than 20 kB with its style', async () => {
    const style = await anybody.get('/kccp.css');
    const all = await anybody.get('/courses');
    expect(all.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(all.text).not.toMatch(/<script|style=|onclick|noindex/);
    expect(Buffer.byteLength(all.text) + Buffer.byteLength(style.text)).toBeLessThan(20_000);
    expect(all.text).toContain(`href="/courses/${water.id}"`);
    expect(all.text).not.toContain(cancelled.id);

    const typed = '/courses?words=&theme=&country=kenya&month=&when=UPCOMING&sort=title';
    const kenyan = await anybody.get(typed);
    expect(kenyan.text).toContain(water.id);
    expect(kenyan.text).not.toContain(forest.id);
    expect(kenyan.text).toContain('value="kenya"');
    expect(kenyan.text).toContain('<details open>');
    expect(kenyan.text).toContain('/api/open-data/course-runs.ics?country&#x3D;KE&amp;when&#x3D;UPCOMING');

    const nowhere = await anybody.get('/courses?country=Atlantis&month=June');
    expect(nowhere.status).toBe(422);
    expect(nowhere.text).toContain('<a href="#country">«Atlantis» is not a country');
    const wrong = await anybody.get('/courses?month=%22%3E%3Cscript%3E&after=forged&mode=HYBRID');
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('<script>');
    expect((await anybody.get('/courses?words=nothing+like+this')).text).toContain('No course found');
  });

  it('shows a course with its closing dates, its General Information, and what changed in it', async () => {
    const kansai = await product.domesticOffice();
    await anIssuedInformation(kansai, water.id, { other: 'Bring a computer.' }, 'A host partner was added.');
    const page = await anybody.get(`/courses/${water.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Water Supply for Urban Areas</h1>');
    expect(page.text).toContain('<p lang="ja">都市上水道</p>');
    expect(page.text).toContain('12 June 2026</dt><dd>Egypt, Kenya');
    expect(page.text).toContain('General Information, Modified Version 2 (PDF)');
    expect(page.text).toContain('A host partner was added.');
    expect(page.text).toContain('<li>V. Other information, Notes for participants</li>');
    const pdf = /href="(\/api[^"]+pdf)"/.exec(page.text)![1]!;
    await eventually(
      () => anybody.get(pdf),
      ({ status }) => status === 200,
    );
    for (const id of [cancelled.id, 'x', '%00']) {
      const none = await anybody.get(`/courses/${id}`);
      expect(none.status).toBe(404);
      expect(none.text).toContain('There is no such course');
    }
  });
});
