import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEGREES, LANGUAGE_LEVELS, ORGANISATION_TYPES } from '#catalogue';
import { ORGANISATION_KINDS } from '../dossier/form/organisation-parts.js';
import { degreeOf } from './degree-of.js';
import { factsOfDossier, type Period, yearsOfExperience } from './dossier-facts.js';

const run = { startsOn: '2026-10-05', language: 'en' };
const facts = (nominee: object, organisation: object = {}, of: typeof run | object = run) =>
  factsOfDossier({ PART_A: { ...organisation }, PART_B: { ...nominee } }, of as typeof run);
const month = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const period = fc
  .tuple(fc.integer({ min: 1980 * 12, max: 2030 * 12 }), fc.option(fc.integer({ min: 0, max: 200 })))
  .map(([from, lasts]): Period => ({
    from: month(from),
    ...(lasts === null ? {} : { to: month(from + lasts) }),
  }));

describe('Years of experience', () => {
  it('count from the first month to the last, and up to the month before the run', () => {
    expect(yearsOfExperience([{ from: '2008-01', to: '2011-12' }], '2026-10-05')).toBe(4);
    expect(yearsOfExperience([{ from: '2025-10' }], '2026-10-05')).toBe(1);
    expect(yearsOfExperience([{ from: '2025-11' }], '2026-10-05')).toBe(0);
    expect(yearsOfExperience([{ from: '2026-10' }, { from: '2027-01', to: '2040-01' }], '2026-10-05')).toBe(
      0,
    );
  });

  it('count no month twice, leave gaps out and add up what is short', () => {
    const twoPosts = [
      { from: '2010-01', to: '2013-12' },
      { from: '2012-01', to: '2014-12' },
    ];
    expect(yearsOfExperience(twoPosts, '2026-10-05')).toBe(5);
    const halves = [
      { from: '2010-01', to: '2010-06' },
      { from: '2015-07', to: '2015-12' },
    ];
    expect(yearsOfExperience(halves, '2026-10-05')).toBe(1);
  });

  it('are the same in any order and with any period twice, and never fall by one more', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), period, (periods, more) => {
        const years = yearsOfExperience(periods, '2026-10-05');
        expect(yearsOfExperience([...periods, ...periods].reverse(), '2026-10-05')).toBe(years);
        expect(yearsOfExperience([...periods, more], '2026-10-05')).toBeGreaterThanOrEqual(years);
        expect(years).toBeLessThanOrEqual(47);
      }),
    );
  });

  it('are known only where career and present post were asked', () => {
    const career = [{ from: '2008-01', to: '2011-12' }];
    expect(facts({ career, employedSince: '2012-01', inPostSince: '2019-07' }).experienceYears).toBe(18);
    expect(facts({ career: [], inPostSince: '2019-07' }).experienceYears).toBe(7);
    expect(facts({ inPostSince: '2019-07' }).experienceYears).toBeNull();
    expect(facts({ career }).experienceYears).toBeNull();
    const undated = { ...run, startsOn: null };
    expect(facts({ career, inPostSince: '2019-07' }, {}, undated).experienceYears).toBeNull();
  });
});

describe('A degree', () => {
  it.each([
    ['Ph. D. in Hydrology', 'DOCTOR'],
    ['Doctorat en sciences', 'DOCTOR'],
    ['M.Sc.', 'MASTER'],
    ['Master’s degree', 'MASTER'],
    ['Maestría en Ingeniería', 'MASTER'],
    ['BSc and MSc', 'MASTER'],
    ['BSc', 'BACHELOR'],
    ['Bachelor of Engineering (Hons)', 'BACHELOR'],
    ['Bachelor of Med. Science', 'BACHELOR'],
    ['Licence', 'BACHELOR'],
    ['Diploma in Nursing', 'DIPLOMA'],
    ['Baccalauréat', 'SECONDARY'],
  ])('written «%s» is %s', (written, degree) => expect(degreeOf(written)).toBe(degree));

  it.each([
    'Doctor of Medicine',
    'PhD candidate',
    'BSc, MSc not finished',
    'Postgraduate diploma',
    'Diplôme d’ingénieur',
    'Maîtrise',
    'Kandidat nauk',
    'Certificate',
    '',
  ])('written «%s» is read by an officer', (written) => expect(degreeOf(written)).toBeNull());

  it('is the highest of the studies that have ended, and unknown when one is not understood', () => {
    const study = (degree: string, to?: string) => ({ from: '2000-01', ...(to ? { to } : {}), degree });
    const of = (...education: object[]) => facts({ education }).degree;
    expect(of(study('BSc', '2008-06'), study('MSc', '2011-06'))).toBe('MASTER');
    expect(of(study('BSc', '2008-06'), study('MSc'))).toBe('BACHELOR');
    expect(of(study('BSc', '2008-06'), study('MSc', '2027-03'))).toBe('BACHELOR');
    expect(of(study('BSc', '2008-06'), study('Magistratura', '2011-06'))).toBeNull();
    expect(of(study('PhD', '2014-06'), study('Magistratura', '2011-06'))).toBe('DOCTOR');
    expect(of()).toBeNull();
    expect(DEGREES.at(-1)).toBe('DOCTOR');
  });
});

describe('A language', () => {
  const grid = (weakest: string) => ({
    listening: 'EXCELLENT',
    speaking: weakest,
    reading: 'EXCELLENT',
    writing: 'EXCELLENT',
  });

  it('is known as well as the weakest of the four skills', () => {
    for (const level of LANGUAGE_LEVELS)
      expect(facts(grid(level)).languages).toEqual([{ language: 'en', level }]);
    const { writing: _, ...unfinished } = grid('GOOD');
    expect(facts(unfinished).languages).toBeNull();
    expect(facts(grid('GOOD'), {}, { ...run, language: null }).languages).toBeNull();
  });

  it('beside that of the course is known by its English name or its own', () => {
    const otherLanguages = ['French', 'ESPAÑOL', 'Gikuyu'].map((language) => ({ language, ...grid('FAIR') }));
    expect(facts({ ...grid('GOOD'), otherLanguages }).languages).toEqual([
      { language: 'en', level: 'GOOD' },
      { language: 'fr', level: 'FAIR' },
      { language: 'es', level: 'FAIR' },
    ]);
  });
});

it('Every kind of organisation of the form is a type that a criterion can ask for', () => {
  for (const { value } of ORGANISATION_KINDS) {
    const { organisationType } = facts({}, { organisationKind: value });
    expect(ORGANISATION_TYPES).toContain(organisationType);
    expect(facts({ employerKind: value }).organisationType).toBe(organisationType);
  }
  expect(facts({}).organisationType).toBeNull();
});
