import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import type { BuiltNomination } from '../builders/nomination.js';
import { aParticipant, statusReader } from '../builders/participant.js';
import { aHost, aHostPartner, withAddress } from '../builders/programme-host.js';
import { aSession, EditedProgramme } from '../builders/programme.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct();
  kansai = await product.domesticOffice('KANSAI');
});
afterAll(() => closeUnbroken(product));

const lettersAbout = (to: string) =>
  product.mailbox.to(to).filter(({ subject }) => subject.startsWith('Programme'));

describe('The programme of a run', () => {
  let run: BuiltRun;
  let grace: BuiltNomination;
  let waiting: BuiltNomination;
  let programme: EditedProgramme;
  let host: string;
  const sessions: Record<'lecture' | 'visit' | 'home', string> = { lecture: '', visit: '', home: '' };
  beforeAll(async () => {
    run = await aCourseRun(product, { slots: { KE: 3 } });
    host = await aHost(product, run, 'host@partner.kccp.example');
    grace = await aParticipant(product, run.id);
    waiting = await aParticipant(product, run.id, { unreleased: true });
    programme = new EditedProgramme(kansai, run.id);
  });

  it('is drafted session by session, and nobody else sees the draft', async () => {
    sessions.lecture = await programme.add();
    sessions.visit = await programme.add({
      day: '2026-10-07',
      kind: 'SITE_VISIT',
      title: 'Sengari plant',
      place: 'Kobe',
      hostPartnerId: host,
    });
    sessions.home = await programme.add({
      day: '2026-10-10',
      kind: 'HOME_VISIT',
      title: 'A day with a family',
      hostName: 'The Yamada family',
      place: null,
    });
    const { body } = await expectStatus(200, kansai.get(programme.path));
    expect(body).toMatchObject({ version: 3, releasedNumber: 0, timeZone: 'Asia/Tokyo', overlaps: [] });
    expect(body.sessions.map(({ host }: { host: string | null }) => host)).toEqual([
      null,
      'Kobe City Waterworks Bureau',
      'The Yamada family',
    ]);
    expect(body.pending.map(({ change }: { change: string }) => change)).toEqual(Array(3).fill('ADDED'));
    const reader = await statusReader(product, grace.email);
    expect((await reader.get(`/status/programme/${grace.id}`)).text).toContain('not ready yet');
  });

  it('is released: participants whose result is known and hosts get it in a letter', async () => {
    await programme.release('Welcome to Kobe.');
    await product.settled();
    const [letter, ...more] = lettersAbout(grace.email);
    expect(more).toEqual([]);
    expect(letter!.subject).toBe(`Programme: Water Supply for Urban Areas, ${run.courseNumber}`);
    expect(letter!.text).toContain('It has 3 sessions, from Tue, 6 October 2026 to Sat, 10 October 2026.');
    expect(letter!.text).toContain('Welcome to Kobe.');
    expect(letter!.text).toContain('Asia/Tokyo');
    const [toHost] = lettersAbout('host@partner.kccp.example');
    expect(toHost!.text).toContain('Wed, 7 October 2026, 09:30–12:00: Sengari plant, Kobe');
    // Somebody who is accepted but not told so yet must not learn it from a letter.
    expect(lettersAbout(waiting.email)).toEqual([]);
  });

  it('is changed and released again: the letter says what was added, moved, changed and cancelled', async () => {
    const hostPartnerId = await aHostPartner(product, 'Akashi school board');
    const visit = { day: '2026-10-12', kind: 'SCHOOL_VISIT', title: 'Okuradani school', hostPartnerId };
    await programme.add(visit);
    await withAddress(product, host, 'training@kobe-water.kccp.example');
    await programme.amend(sessions.lecture, { startsAt: '13:00', endsAt: '15:00' });
    await programme.amend(sessions.visit, { leader: 'Ms Sato', notes: 'Bring boots.' });
    await programme.remove(sessions.home);
    const { body: draft } = await kansai.get(programme.path);
    expect(draft.pending.map(({ change, fields }: any) => [change, fields])).toEqual([
      ['MOVED', ['startsAt', 'endsAt']],
      ['CHANGED', ['leader', 'notes']],
      ['CANCELLED', []],
      ['ADDED', []],
    ]);
    const id = await programme.release();
    await product.settled();
    const letter = lettersAbout(grace.email).at(-1)!;
    expect(letter.subject).toMatch(/^Programme changed, version 2: /);
    for (const line of [
      'Moved: Leakage control, from Tue, 6 October 2026, 09:30–12:00 to Tue, 6 October 2026, 13:00–15:00',
      'Changed: Sengari plant (Wed, 7 October 2026, 09:30–12:00); lecturer or leader now Ms Sato; notes now Bring boots.',
      'Cancelled: Sat, 10 October 2026, 09:30–12:00: A day with a family',
      'Added: Mon, 12 October 2026, 09:30–12:00: Okuradani school, JICA Kansai, room 5',
    ])
      expect(letter.text).toContain(line);
    expect(letter.html).toContain('Moved: Leakage control');
    const [onRecord, ofAccount] = ['training@kobe-water.kccp.example', 'host@partner.kccp.example'];
    expect([lettersAbout(onRecord).length, lettersAbout(ofAccount).length]).toEqual([1, 1]);
    // The host of one session, with nobody to write to: told by the delivery, not by silence.
    const ends = await product.rows<{ state: string }>(
      "SELECT state FROM delivery WHERE recipient_kind = 'HOST_PARTNER' AND subject_id = ? ORDER BY state",
      [id],
    );
    expect(ends.map(({ state }) => state)).toEqual(['NO_ADDRESS', 'SENT']);
    const { body } = await expectStatus(200, kansai.get(`/api/domestic-office/programme-releases/${id}`));
    expect(body).toMatchObject({ number: 2, note: null });
    expect(body.changes).toHaveLength(4);
  });

  it('keeps what was released as it was', async () => {
    const { body: releases } = await kansai.get(`${programme.path}/releases`);
    expect(releases.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    const read = async () =>
      (await kansai.get(`/api/domestic-office/programme-releases/${releases[1].id}`)).body;
    const before = await read();
    await programme.amend(sessions.visit, { title: 'Another plant' });
    expect(await read()).toEqual(before);
    expect(before.sessions.map(({ facts }: any) => facts.title)).toEqual([
      'Leakage control',
      'Sengari plant',
      'A day with a family',
    ]);
    await programme.amend(sessions.visit, { title: 'Sengari plant' });
  });

  it('is not released when there is nothing to tell', async () => {
    const { version } = programme;
    expectRefused(
      await kansai.post(`${programme.path}/release`, { version, body: {} }),
      409,
      'PROGRAMME.NOTHING_CHANGED',
    );
  });

  it('is read by the participant behind the opened status link, and by nobody else', async () => {
    product.clock.advance(3 * 3_600_000);
    const reader = await statusReader(product, grace.email);
    const path = `/status/programme/${grace.id}`;
    expect((await reader.get('/status/nominations')).text).toContain(`href="${path}"`);
    const page = await expectStatus(200, reader.get(path));
    expect(page.text).toContain('Asia/Tokyo');
    expect(page.text).toContain('<span class="time">13:00–15:00</span> <strong>Leakage control</strong>');
    expect(page.text).toContain('Japanese, interpreted into English');
    expect(page.text).toContain('Cancelled: Sat, 10 October 2026');
    expect(page.text).not.toMatch(/<script|<style|\sstyle=/);
    const bytes = Buffer.byteLength(page.text) + Buffer.byteLength((await reader.get('/kccp.css')).text);
    expect(bytes).toBeLessThan(20_000);
    const answers = [
      await reader.get(`/status/programme/${waiting.id}`),
      await reader.get(`/status/programme/${newId()}`),
      await reader.get('/status/programme/x'),
      await product.anybody().get(path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    // Not released yet: the own status page says nothing of a programme either.
    const other = await statusReader(product, waiting.email);
    expect((await other.get('/status/nominations')).text).not.toContain('/status/programme/');
    expect((await other.get(`/status/programme/${waiting.id}`)).status).toBe(410);
  });

  it('stands in calendars, where sessions keep their UID, count up, and are cancelled', async () => {
    const { text } = await expectStatus(200, kansai.get(`${programme.path}/calendar.ics`));
    const event = (id: string) =>
      text.split('BEGIN:VEVENT').find((part) => part.includes(`UID:${id}@programme.kccp`))!;
    expect(event(sessions.lecture)).toMatch(/SEQUENCE:1\r\n[^]*DTSTART:20261006T040000Z\r\n/);
    expect(event(sessions.lecture)).toContain('STATUS:CONFIRMED');
    expect(event(sessions.home)).toMatch(/SEQUENCE:1\r\n[^]*STATUS:CANCELLED/);
    expect(event(sessions.visit)).toContain('LOCATION:Kobe');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  });

  it('is read by a participant’s calendar under an address that can be ended', async () => {
    product.clock.advance(3 * 3_600_000);
    const reader = await statusReader(product, grace.email);
    const open = async () => {
      const { text } = await expectStatus(200, reader.form(`/status/programme/${grace.id}/calendar`, {}));
      return new URL(/href="(http[^"]*programme\.ics[^"]*)"/.exec(text)![1]!.replace('&#x3D;', '='));
    };
    const read = (address: URL) => product.anybody().get(address.pathname + address.search);
    const first = await open();
    expect(first.searchParams.get('link')).toHaveLength(43);
    const calendar = await expectStatus(200, read(first));
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(calendar.text).toContain('SUMMARY:Leakage control');
    const second = await open();
    expectRefused(await read(first), 404, 'RESOURCE.NOT_FOUND');
    await expectStatus(200, read(second));
    await expectStatus(303, reader.form(`/status/programme/${grace.id}/calendar/end`, {}));
    expect((await read(second)).status).toBe(404);
    const third = await open();
    const dump = JSON.stringify(await product.rows('SELECT * FROM programme_feed'));
    expect(dump).not.toContain(third.searchParams.get('link'));
    const { body } = await expectStatus(200, kansai.post(`${programme.path}/revoke-calendars`));
    expect(body).toEqual({ revoked: 1 });
    expect((await read(third)).text).toBe((await read(first)).text);
  });

  it('is fed to calendars until three months after the end of the run', async () => {
    const reader = await statusReader(product, grace.email);
    const { text } = await reader.form(`/status/programme/${grace.id}/calendar`, {});
    const link = /link(?:=|&#x3D;)([\w-]{43})/.exec(text)![1];
    const now = product.clock.now().toISOString();
    const readOn = async (day: string) => {
      product.clock.set(`${day}T00:00:00Z`);
      return (await product.anybody().get(`/programme.ics?link=${link}`)).status;
    };
    expect([await readOn('2027-02-11'), await readOn('2027-02-12')]).toEqual([200, 404]);
    product.clock.set(now);
  });

  it('ends for a participant who declines, and turns to cancelled with its run', async () => {
    const reader = await statusReader(product, grace.email);
    const { text } = await reader.form(`/status/programme/${grace.id}/calendar`, {});
    const link = /link(?:=|&#x3D;)([\w-]{43})/.exec(text)![1];
    const read = () => product.anybody().get(`/programme.ics?link=${link}`);
    expect((await read()).text).toContain('STATUS:CONFIRMED');
    const kenya = await product.overseasOffice('KE');
    const { body } = await kenya.get(`/api/overseas-office/nominations/${grace.id}`);
    const decline = { version: body.version, body: { reason: 'Elected to parliament.' } };
    await expectStatus(200, kenya.post(`/api/overseas-office/nominations/${grace.id}/decline`, decline));
    expect((await read()).status).toBe(404);
    const headquarters = await product.headquarters();
    const { body: now } = await headquarters.get(`/api/headquarters/course-runs/${run.id}`);
    const cancel = { version: now.version, body: { reason: 'An earthquake.' } };
    await expectStatus(200, headquarters.post(`/api/headquarters/course-runs/${run.id}/cancel`, cancel));
    const calendar = await kansai.get(`${programme.path}/calendar.ics`);
    expect(calendar.text.match(/STATUS:(\w+)/g)).toEqual(Array(4).fill('STATUS:CANCELLED'));
    const { version } = programme;
    expectRefused(
      await kansai.post(`${programme.path}/sessions`, { version, body: aSession() }),
      409,
      'PROGRAMME.CLOSED',
    );
  });
});
