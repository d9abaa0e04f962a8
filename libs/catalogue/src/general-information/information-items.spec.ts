import { describe, expect, it } from '@jest/globals';
import { differenceOf, placeOf } from './difference.js';
import { NOTHING_WRITTEN } from './information-content.js';
import { ITEMS, SECTIONS, type Snapshot } from './information-items.js';
import { missingForIssue } from './missing.js';
import { languageOf, printedInformation } from './print.js';

const snapshot = (
  content: Partial<Snapshot['content']> = {},
  facts: Partial<Snapshot['facts']> = {},
): Snapshot => ({
  content: { ...NOTHING_WRITTEN, ...content },
  facts: {
    titleEn: 'Water Supply',
    titleJa: '上水道',
    courseNumber: '202684494J002',
    programmeType: 'GROUP_REGION_FOCUS',
    theme: 'WATER_AND_DISASTER',
    language: 'en',
    mode: 'IN_JAPAN',
    capacity: 14,
    startsOn: '2026-10-05',
    endsOn: '2026-11-13',
    resultOn: '2026-08-28',
    phases: [{ kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-13', place: 'Kobe', mode: 'IN_JAPAN' }],
    criteria: [{ level: 'ESSENTIAL', wording: 'Five years in water supply' }],
    countries: [{ code: 'KE', nameEn: 'Kenya', nameJa: 'ケニア', jicaDeadline: '2026-06-12' }],
    organisers: { office: { nameEn: 'JICA Kansai Center', nameJa: 'JICA関西' }, hostPartners: [] },
    ...facts,
  },
});

describe('The difference of two versions', () => {
  it('is nothing where nothing reads otherwise', () => {
    expect(differenceOf(snapshot({ objective: 'To plan.' }), snapshot({ objective: 'To plan.' }))).toEqual(
      [],
    );
    expect(differenceOf(snapshot({ objective: null }), snapshot({ objective: ' ' }))).toEqual([]);
  });

  it('names what came, what went and what changed, in the order of the document, word by word', () => {
    const before = snapshot({ objective: 'To plan measures.', other: 'Bring a computer.' });
    const after = snapshot(
      { objective: 'To plan and begin measures.', background: 'Dry.' },
      { capacity: 16 },
    );
    const difference = differenceOf(before, after);
    expect(difference.map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
      ['background', null, 'Dry.'],
      ['courseRun.capacity', '14 participants', '16 participants'],
      ['objective', 'To plan measures.', 'To plan and begin measures.'],
      ['other', 'Bring a computer.', null],
    ]);
    expect(
      difference[2]!.parts!.filter(({ kind }) => kind === 'ADDED').map(({ text }) => text.trim()),
    ).toEqual(['and begin']);
    expect(placeOf(difference[1]!)).toBe('II. Description, Capacity');
  });

  it('finds the words of Japanese, which has no blanks', () => {
    const [objective] = differenceOf(
      snapshot({ objective: '水道の計画を作る。' }),
      snapshot({ objective: '水道の計画と予算を作る。' }),
    );
    expect(objective!.parts!.some(({ kind, text }) => kind === 'SAME' && text.startsWith('水道'))).toBe(true);
  });

  it('shows texts that have nothing in common whole, without looking for likenesses', () => {
    const words = (seed: number) =>
      Array.from({ length: 1_500 }, (_, at) => `w${(at * seed) % 7919}`).join(' ');
    const [objective] = differenceOf(snapshot({ objective: words(31) }), snapshot({ objective: words(37) }));
    expect(objective!.parts).toBeNull();
  });
});

describe('What is missing', () => {
  it('follows the run: phases it has, travel only where people travel', () => {
    const fields = (facts: Partial<Snapshot['facts']>) =>
      missingForIssue(snapshot({}, facts)).map(({ field }) => field);
    expect(fields({})).toEqual(expect.arrayContaining(['corePhase', 'travel', 'accommodation', 'expenses']));
    expect(fields({})).not.toEqual(expect.arrayContaining(['onlinePhase']));
    const online = fields({
      mode: 'ONLINE',
      phases: [{ kind: 'ONLINE', startsOn: '2026-10-05', endsOn: '2026-10-09', place: null, mode: 'ONLINE' }],
    });
    expect(online).toContain('onlinePhase');
    for (const field of ['corePhase', 'travel', 'accommodation', 'expenses'])
      expect(online).not.toContain(field);
  });

  it('names the run where the run does not say it', () => {
    const [fault] = missingForIssue(snapshot({}, { courseNumber: null })).filter(({ field }) =>
      field.includes('.'),
    );
    expect(fault).toMatchObject({ field: 'courseRun.title', message: expect.stringContaining('course run') });
  });
});

describe('On paper', () => {
  it.each([
    ['Water 水', 'en'],
    ['上水道 JICA', 'ja'],
    ['تقليل الفاقد من المياه (JICA)', 'ar'],
    ['2026', 'en'],
  ])('%s is set as %s', (text, language) => expect(languageOf(text)).toBe(language));

  it('a word that is longer than a column may break, and a Japanese sentence is left as it is', () => {
    const background = `https://www.jica.go.jp/${'a'.repeat(60)}\n\n${'水'.repeat(60)}`;
    const printed = JSON.stringify(
      printedInformation({
        number: 1,
        issuedOn: '2026-05-01',
        note: null,
        difference: [],
        snapshot: snapshot({ background }),
      }),
    );
    expect(printed).toContain('\u200b');
    expect(printed).toContain('水'.repeat(60));
  });
});

it('stands in sections that all have items, and no field stands twice', () => {
  expect(new Set(ITEMS.map(({ section }) => section))).toEqual(new Set(SECTIONS.map(({ code }) => code)));
  expect(new Set(ITEMS.map(({ field }) => field)).size).toBe(ITEMS.length);
  const written = ITEMS.map(({ field }) => field).filter((field) => !field.startsWith('courseRun.'));
  expect(written.sort()).toEqual(Object.keys(NOTHING_WRITTEN).sort());
});
