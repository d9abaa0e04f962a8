import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { RecountService } from '#statistics';
import { asCsv, aPastParticipation, importHistory } from '../builders/past-participants.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct({ worker: false });
});
afterAll(() => product.close());

let serial = 0;
/** Somebody of whom nothing is known yet. */
const somebody = (differs: Record<string, string> = {}) =>
  aPastParticipation({ given_names: `Grace ${'abcdefghij'[serial % 10]}${++serial}`, ...differs });

const people = async () =>
  Number((await product.rows<{ people: string }>('SELECT COUNT(*) people FROM person'))[0]!.people);

describe('A file of the history', () => {
  it('is imported line by line, and the same file again brings nothing new', async () => {
    const file = asCsv([
      somebody(),
      somebody({ family_name: 'Kamau', course_title: 'Roads, bridges; "tunnels"' }),
    ]);
    expect(await importHistory(product, file)).toMatchObject({
      read: 2,
      imported: 2,
      alreadyThere: 0,
      refused: 0,
    });
    const before = await people();
    expect(await importHistory(product, file)).toMatchObject({
      read: 2,
      imported: 0,
      alreadyThere: 2,
      refused: 0,
    });
    expect(await people()).toBe(before);
    const [roads] = await product.rows<{ title: string }>(
      "SELECT course_title title FROM past_participation WHERE course_title LIKE 'Roads%'",
    );
    expect(roads!.title).toBe('Roads, bridges; "tunnels"');
  });

  it('may say the same line twice, which is one participation', async () => {
    const line = somebody();
    expect(await importHistory(product, asCsv([line, line]))).toMatchObject({ imported: 1, alreadyThere: 1 });
  });

  it('changes no annual count: what was before this system is an opening balance', async () => {
    const counts = () => product.anybody().get('/api/open-data/annual-counts?fiscalYear=2014');
    const before = (await counts()).text;
    expect((await importHistory(product, asCsv([somebody()]))).imported).toBe(1);
    expect((await counts()).text).toBe(before);
    expect(await product.app.get(RecountService, { strict: false }).drift()).toEqual([]);
  });

  it('makes one person of lines to which the source gave one participant number, in one file or in two', async () => {
    const number = { participant_number: 'D-0417', family_name: 'Nyambura' };
    const lines = [
      somebody({ ...number, fiscal_year: '2004', arrived_on: '', ended_on: '' }),
      somebody(number),
    ];
    const before = await people();
    await importHistory(product, asCsv(lines));
    await importHistory(product, asCsv([somebody({ ...number, course_title: 'Port engineering' })]));
    expect(await people()).toBe(before + 1);
  });

  it('makes two people of lines that only look alike: that is for a human to decide', async () => {
    const before = await people();
    const alike = { family_name: 'Omondi', given_names: 'Peter' };
    const later = { ...alike, fiscal_year: '2016', arrived_on: '', ended_on: '' };
    await importHistory(product, asCsv([aPastParticipation(alike), aPastParticipation(later)]));
    expect(await people()).toBe(before + 2);
  });

  it('leaves an audit entry for every batch, without a name in it', async () => {
    const entries = await product.rows<{ details: unknown }>(
      "SELECT details FROM audit_entry WHERE subject_type = 'history'",
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toMatch(/Wanjiru|Grace/);
  });
});

describe('A line is refused by its number, with every column at fault and the remedy', () => {
  it.each([
    ['family_name', { family_name: '' }],
    ['family_name', { family_name: 'x'.repeat(201) }],
    ['family_name', { family_name: 'Wanjiru\u202egpj' }],
    ['given_names', { given_names: 'Gra\u0000ce' }],
    ['birth_date', { birth_date: '1988-02-30' }],
    ['birth_date', { birth_date: '14/03/1988' }],
    ['birth_date', { birth_date: '2012-03-14' }],
    ['sex', { sex: 'X' }],
    ['nationality', { nationality: 'Wakanda' }],
    ['nationality', { nationality: '' }],
    ['course_title', { course_title: '  ' }],
    ['programme_type', { programme_type: 'COUNTRY_FOCUS' }],
    ['fiscal_year', { fiscal_year: '1953', arrived_on: '', ended_on: '', birth_date: '' }],
    ['fiscal_year', { fiscal_year: '2027', arrived_on: '', ended_on: '' }],
    ['fiscal_year', { fiscal_year: '1e3' }],
    ['arrived_on', { arrived_on: '2014-03-31', ended_on: '' }],
    ['ended_on', { ended_on: '2014-08-31' }],
    ['outcome', { outcome: 'PROBABLY' }],
  ])('%s of %j', async (column, differs) => {
    const { imported, refusedLines } = await importHistory(product, asCsv([somebody(), somebody(differs)]));
    expect(imported).toBe(1);
    expect(refusedLines).toMatchObject([{ line: 3 }]);
    const fault = refusedLines[0]!.faults.find(({ field }) => field === column);
    expect(fault?.message).toMatch(new RegExp(`^${column} .{15,}[.]$`));
  });

  it('with all that is wrong at once, and nothing of what stood there', async () => {
    const wrong = { birth_date: 'the 3rd of May', sex: 'unknown', nationality: 'Wakanda' };
    const { refusedLines } = await importHistory(product, asCsv([somebody(wrong)]));
    expect(refusedLines[0]!.faults.map(({ field }) => field).sort()).toEqual([
      'birth_date',
      'nationality',
      'sex',
    ]);
    expect(JSON.stringify(refusedLines)).not.toMatch(/3rd|unknown|Wakanda/);
  });

  it('also when it has too many cells or an open quotation mark, and the lines after it are read', async () => {
    const [head, first, second] = asCsv([somebody(), somebody()]).split('\r\n') as [string, string, string];
    const file = [head, `${first},one,too,many`, second].join('\n');
    expect(await importHistory(product, file)).toMatchObject({
      imported: 1,
      refused: 1,
      refusedLines: [{ line: 2 }],
    });
    const open = [head, second.replace('Wanjiru', '"Wanjiru'), first].join('\n');
    expect((await importHistory(product, open)).refused).toBe(1);
  });
});

describe('A file may be', () => {
  const stored = async (title: string) =>
    product.rows<{ familyName: string; birthDate: string | null; sex: string; nameKey: string }>(
      `SELECT p.family_name familyName, p.birth_date birthDate, p.sex, p.name_key nameKey FROM past_participation t
       JOIN person p ON p.id = t.person_id WHERE t.course_title = ?`,
      [title],
    );

  it.each([
    ['with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['in Shift_JIS', (text: string) => iconv.encode(text, 'Shift_JIS'), 'shift_jis'],
    ['in UTF-16', (text: string) => iconv.encode(text, 'utf16-le'), 'utf-16le'],
  ])('%s', async (how, encode, encoding) => {
    const line = somebody({
      family_name: '山田',
      nationality: 'kenya',
      sex: 'f',
      course_title: how,
      birth_date: '',
    });
    const { imported } = await importHistory(product, encode(asCsv([line])), encoding);
    expect(imported).toBe(1);
    expect(await stored(how)).toMatchObject([{ familyName: '山田', sex: 'FEMALE', birthDate: null }]);
  });

  it.each([';', '\t'])(
    'parted by %j, its columns in any order and called otherwise in capitals',
    async (delimiter) => {
      const { family_name, ...rest } = somebody({ course_title: `Parted by ${delimiter}` });
      const file = asCsv([{ ...rest, remarks: '=1+1', family_name: family_name! }], delimiter);
      const named = file.replace('family_name', 'Family Name').replace('nationality', 'NATIONALITY');
      expect(await importHistory(product, named)).toMatchObject({ imported: 1, refused: 0 });
    },
  );

  it('of names decomposed, which are stored composed and with the key by which they are found', async () => {
    const line = somebody({ family_name: 'Nguye\u0302\u0303n', given_names: '', course_title: 'Composed' });
    await importHistory(product, asCsv([line]));
    expect(await stored('Composed')).toMatchObject([{ familyName: 'Nguyễn', nameKey: 'ngn' }]);
  });

  it.each([
    [
      'of another encoding than it says',
      Buffer.from([0x66, 0x61, 0x93, 0xfa, 0x96, 0x7b]),
      /utf-8.*shift_jis/,
    ],
    ['without the columns that are needed', Buffer.from('name,year\nGrace,2014'), /family_name, nationality/],
    ['empty', Buffer.from(''), /first line must name the columns/],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /utf-8/],
  ])('not %s: nothing is imported', async (_, file, sentence) => {
    await expect(importHistory(product, file)).rejects.toThrow(sentence);
  });
});

describe('The command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kccp-history-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'history.csv');
  const report = join(folder, 'refused.csv');
  const kccp = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'import', 'history', ...args], {
      env: { ...process.env, ...product.environment },
      encoding: 'utf8',
    });

  it('says what it did, and writes why lines were refused', () => {
    writeFileSync(file, asCsv([somebody(), somebody({ sex: 'X', birth_date: '=1+1' })]));
    const { stdout, status } = kccp(file, '--report', report);
    expect(stdout).toMatch(/^2 lines in [0-9.]+ s: 1 imported, 0 already there, 1 refused\.$/m);
    expect(status).toBe(0);
    const lines = readFileSync(report, 'utf8').trimEnd().split('\r\n');
    expect(lines).toEqual([
      'line,column,why',
      '3,birth_date,"birth_date must be a day of the calendar written YYYY-MM-DD, or empty."',
      '3,sex,"sex must be one of F, FEMALE, M, MALE, or empty."',
    ]);
  });

  it.each([
    ['a file that is not there', [join(folder, 'nowhere.csv')], 'There is no file'],
    ['a folder', [folder], 'There is no file'],
    ['an encoding that is none', [file, '--encoding', 'klingon'], 'is no encoding'],
    [
      'a report that cannot be written',
      [file, '--report', join(folder, 'no', 'where.csv')],
      'cannot be written',
    ],
  ])('refuses %s in a sentence', (_, args, sentence) => {
    const { stderr, status } = kccp('--report', report, ...args);
    expect(stderr).toMatch(new RegExp(`^[^\n]*${sentence}[^\n]*[.]\n$`));
    expect(status).toBe(1);
  });
});

it('imports 5,000 lines', async () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => somebody({ course_number: `J${n}` }));
  expect(await importHistory(product, asCsv(lines))).toMatchObject({ imported: 5_000 });
});
