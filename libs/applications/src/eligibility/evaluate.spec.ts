import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CriterionRule, DEGREES, LANGUAGE_LEVELS, ORGANISATION_TYPES } from '#catalogue';
import { ageOn, type EligibilityFacts, evaluate } from './evaluate.js';
import { blocking, type EligibilityLine, standingOf, summaryOf, VERDICTS } from './standing.js';

const NOTHING: EligibilityFacts = {
  runStartsOn: '2026-10-05',
  birthDate: null,
  organisation: null,
  organisationType: null,
  post: null,
  experienceYears: null,
  degree: null,
  languages: null,
  earlier: [],
};
const found = (rule: CriterionRule | null, facts: Partial<EligibilityFacts> = {}) =>
  evaluate({ rule }, { ...NOTHING, ...facts });

const day = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const years = fc.integer({ min: 1, max: 60 });
const anyRule = fc.oneof<fc.Arbitrary<CriterionRule>[]>(
  years.map((count) => ({ kind: 'EXPERIENCE', years: count })),
  fc
    .record({ from: fc.option(years), to: fc.option(years), asOf: day })
    .map((age) => ({ kind: 'AGE', ...age })),
  fc.constantFrom(...DEGREES).map((atLeast) => ({ kind: 'DEGREE', atLeast })),
  fc.constantFrom(...LANGUAGE_LEVELS).map((atLeast) => ({ kind: 'LANGUAGE', language: 'en', atLeast })),
  fc.array(fc.string({ minLength: 1 }), { minLength: 1 }).map((words) => ({ kind: 'POST', words })),
  fc.subarray([...ORGANISATION_TYPES], { minLength: 1 }).map((types) => ({ kind: 'ORGANISATION', types })),
  years.map((count) => ({ kind: 'EARLIER_PARTICIPATION', years: count })),
);
const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  runStartsOn: fc.option(day),
  birthDate: fc.option(day),
  organisation: fc.option(fc.string()),
  organisationType: fc.option(fc.constantFrom(...ORGANISATION_TYPES)),
  post: fc.option(fc.string()),
  experienceYears: fc.option(fc.integer({ min: 0, max: 60 })),
  degree: fc.option(fc.constantFrom(...DEGREES)),
  languages: fc.option(
    fc.array(
      fc.record({ language: fc.constantFrom('en', 'fr'), level: fc.constantFrom(...LANGUAGE_LEVELS) }),
    ),
  ),
  earlier: fc.array(fc.record({ title: fc.string(), on: day, certain: fc.boolean() })),
});

describe('A criterion', () => {
  it('says of an age what was looked at', () => {
    const rule = { kind: 'AGE', from: 25, to: 45, asOf: '2026-04-01' } as const;
    expect(found(rule, { birthDate: '1988-03-14' })).toEqual({
      outcome: 'MET',
      evidence: 'Born 1988-03-14: 38 on 2026-04-01; asked 25 to 45.',
    });
    expect(found(rule, { birthDate: '1980-04-02' }).outcome).toBe('MET');
    expect(found(rule, { birthDate: '1980-04-01' }).outcome).toBe('NOT_MET');
    expect(found(rule, { birthDate: '2001-04-01' }).outcome).toBe('MET');
    expect(found(rule, { birthDate: '2001-04-02' }).outcome).toBe('NOT_MET');
    expect(found(rule)).toEqual({
      outcome: 'TO_BE_JUDGED',
      evidence: 'The birth date is not on record; asked 25 to 45 on 2026-04-01.',
    });
  });

  it('that is stated in words only is judged by people', () => {
    fc.assert(fc.property(anyFacts, (facts) => evaluate({ rule: null }, facts).outcome === 'TO_BE_JUDGED'));
  });

  it('never decides on what is not known', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const { outcome } = evaluate({ rule }, { ...NOTHING, runStartsOn: null });
        expect(outcome).toBe('TO_BE_JUDGED');
      }),
    );
  });

  it('has evidence whatever it finds, the same for the same facts', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const finding = evaluate({ rule }, facts);
        expect(finding.evidence).toMatch(/\.$/s);
        expect(evaluate({ rule }, facts)).toEqual(finding);
      }),
    );
  });

  it('on experience is not met by less, and by more an officer says of which kind it is', () => {
    fc.assert(
      fc.property(years, years, (asked, more) => {
        const at = (experienceYears: number) =>
          found({ kind: 'EXPERIENCE', years: asked }, { experienceYears });
        expect(at(asked + more).outcome).toBe('TO_BE_JUDGED');
        expect(at(asked).outcome).toBe('TO_BE_JUDGED');
        expect(at(asked - 1).outcome).toBe('NOT_MET');
      }),
    );
  });

  it('on an age is met on every birthday between the two and on none outside', () => {
    fc.assert(
      fc.property(day, day, years, years, (birthDate, asOf, from, span) => {
        fc.pre(birthDate <= asOf);
        const age = ageOn(birthDate, asOf);
        const { outcome } = found({ kind: 'AGE', from, to: from + span, asOf }, { birthDate });
        expect(outcome).toBe(age >= from && age <= from + span ? 'MET' : 'NOT_MET');
      }),
    );
  });

  it('on a degree and on a language follows the order of the levels', () => {
    for (const [asked, atLeast] of DEGREES.entries())
      for (const [known, degree] of DEGREES.entries())
        expect(found({ kind: 'DEGREE', atLeast }, { degree }).outcome).toBe(
          known >= asked ? 'MET' : 'NOT_MET',
        );
    const languages = [{ language: 'fr', level: 'EXCELLENT' as const }];
    const english = { kind: 'LANGUAGE', language: 'en', atLeast: 'GOOD' } as const;
    expect(found(english, { languages }).outcome).toBe('TO_BE_JUDGED');
    expect(found({ ...english, language: 'fr' }, { languages }).outcome).toBe('MET');
  });

  it('on a post is met by a word in it, and never failed for want of one', () => {
    const rule = { kind: 'POST', words: ['engineer', 'ingénieur'] } as const;
    expect(found({ ...rule, words: [...rule.words] }, { post: 'Ingenieur en chef' }).outcome).toBe('MET');
    expect(found({ ...rule, words: [...rule.words] }, { post: 'Head of waterworks' }).outcome).toBe(
      'TO_BE_JUDGED',
    );
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (post, words) => {
        expect(found({ kind: 'POST', words }, { post }).outcome).not.toBe('NOT_MET');
      }),
    );
  });

  it('on an organisation tells where its type is known', () => {
    const rule: CriterionRule = { kind: 'ORGANISATION', types: ['NATIONAL_GOVERNMENT', 'LOCAL_GOVERNMENT'] };
    const organisation = 'Nairobi City Water';
    expect(found(rule, { organisation }).outcome).toBe('TO_BE_JUDGED');
    expect(found(rule, { organisation, organisationType: 'LOCAL_GOVERNMENT' }).outcome).toBe('MET');
    expect(found(rule, { organisation, organisationType: 'NGO' }).outcome).toBe('NOT_MET');
  });

  it('on earlier participation is failed by the same person, and left open by a namesake', () => {
    const rule = { kind: 'EARLIER_PARTICIPATION', years: 5 } as const;
    const earlier = (on: string, certain: boolean) => [{ title: 'Water supply', on, certain }];
    expect(found(rule).outcome).toBe('MET');
    expect(found(rule, { earlier: earlier('2024-11-13', true) }).outcome).toBe('NOT_MET');
    expect(found(rule, { earlier: earlier('2021-10-05', true) }).outcome).toBe('NOT_MET');
    expect(found(rule, { earlier: earlier('2021-10-04', true) }).outcome).toBe('MET');
    expect(found(rule, { earlier: earlier('2024-11-13', false) }).outcome).toBe('TO_BE_JUDGED');
  });
});

describe('An age', () => {
  it('of who is born on 29 February rises on 1 March in other years', () => {
    expect([ageOn('1988-02-29', '2026-02-28'), ageOn('1988-02-29', '2026-03-01')]).toEqual([37, 38]);
    expect(ageOn('1988-02-29', '2028-02-29')).toBe(40);
  });
});

describe('What counts', () => {
  const finding = (outcome: 'MET' | 'NOT_MET' | 'TO_BE_JUDGED') => ({ outcome, evidence: '' });

  it('is the record where it tells, the officer where it is silent, and a waiver of what is not met', () => {
    expect(VERDICTS.map((verdict) => standingOf(finding('MET'), verdict))).toEqual(['MET', 'MET', 'MET']);
    expect(VERDICTS.map((verdict) => standingOf(finding('NOT_MET'), verdict))).toEqual([
      'NOT_MET',
      'NOT_MET',
      'WAIVED',
    ]);
    expect(VERDICTS.map((verdict) => standingOf(finding('TO_BE_JUDGED'), verdict))).toEqual([...VERDICTS]);
    expect(standingOf(finding('TO_BE_JUDGED'), null)).toBe('TO_BE_JUDGED');
  });

  it('blocks an acceptance only where an essential is not met', () => {
    const standings = ['MET', 'NOT_MET', 'TO_BE_JUDGED', 'WAIVED'] as const;
    const lines = standings.flatMap((standing) =>
      (['ESSENTIAL', 'RECOMMENDED'] as const).map((level) => ({ level, standing }) as EligibilityLine),
    );
    expect(blocking(lines)).toEqual([{ level: 'ESSENTIAL', standing: 'NOT_MET' }]);
    expect(summaryOf(lines)).toEqual({
      criteria: 8,
      fulfilled: 4,
      notMet: 2,
      toBeJudged: 2,
      essentialNotMet: 1,
    });
  });
});
