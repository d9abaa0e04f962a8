import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { birthRelation, relatedBirthDates } from './birth-dates.js';
import { keysTouch, nameKeyOf, skeletonOf, wordsOf } from './comparable-name.js';
import { type ComparedPerson, type LikenessReason, likenessOf } from './likeness.js';

/** `Family, Given names`, or one name only. */
function person(name: string, differs: Partial<ComparedPerson> = {}): ComparedPerson {
  const [familyName, givenNames = ''] = name.split(', ') as [string, string?];
  const facts = { birthDate: '1979-08-23', nationality: 'KE', sex: 'NOT_STATED' as const };
  return { familyName, givenNames, ...facts, comparableEmail: null, passportFingerprint: null, ...differs };
}

const SAME_PERSON: [string, string, LikenessReason][] = [
  ['Pérez, José', 'Perez, Jose', 'ACCENTS'],
  ['Nguyễn, Thị Minh Khai', 'Nguyen, Thi Minh Khai', 'ACCENTS'],
  ['WANJIRU, GRACE NJERI', 'Wanjiru, Grace Njeri', 'SAME_NAME'],
  ["O'Connor, Sean", 'OConnor, Sean', 'ACCENTS'],
  ['dos Santos, Maria', 'Santos, Maria', 'ACCENTS'],
  ['Müller-Lüdenscheidt, Anna', 'Muller Ludenscheidt, Anna', 'ACCENTS'],
  ['Tran, Van Duc', 'Van Duc, Tran', 'SWAPPED_NAMES'],
  ['Wanjiru, Grace', 'Grace, Wanjiru', 'SWAPPED_NAMES'],
  ['Suharto', 'Suharto', 'SAME_NAME'],
  ['Suharto', 'Soeharto', 'TRANSLITERATION'],
  ['Al-Hassan, Mohammed', 'Alhassan, Muhammad', 'TRANSLITERATION'],
  ['Khan, Mohammed', 'Khan, Muhammad', 'TRANSLITERATION'],
  ['Khan, Md', 'Khan, Mohammad', 'ACCENTS'],
  ['Rahman, Abdul', 'Abdulrahman', 'ACCENTS'],
  ['Hossain, Yusuf', 'Hussein, Youssef', 'TRANSLITERATION'],
  ['محمد, حسين', 'Mohamed, Hussein', 'TRANSLITERATION'],
  ['Иванов, Сергей', 'Ivanov, Sergey', 'TRANSLITERATION'],
  ['Ivanov, Sergei', 'Ivanov, Serguei', 'TRANSLITERATION'],
  ['Petrova, Yevgenia', 'Petrova, Evgeniya', 'TRANSLITERATION'],
  ['Қасымов, Нұрлан', 'Kasymov, Nurlan', 'ACCENTS'],
  ['Khayyam, Omar', 'Hayyam, Umar', 'TRANSLITERATION'],
  ['Wanjiru, Grace', 'Wanjiro, Grace', 'TRANSLITERATION'],
  ['Kipchumba, Elijah', 'Kipchumpa, Elijah', 'SPELLING'],
  ['Wanjiru, Grace Njeri', 'Wanjiru, Grace', 'FEWER_NAMES'],
  ['Wanjiru, Grace Njeri', 'Wanjiru, Grace N', 'SPELLING'],
  ['García Márquez, Gabriel', 'Garcia, Gabriel', 'FEWER_NAMES'],
];

const OTHER_PEOPLE: [string, string][] = [
  ['Wanjiru, Grace', 'Wanjiru, Mercy'],
  ['Wanjiru, Grace', 'Otieno, Grace'],
  ['Nguyễn, Văn An', 'Nguyễn, Văn Bình'],
  ['Nguyen, Thi Hoa', 'Nguyen, Thi Lan'],
  ['Kim, Min-jun', 'Kim, Min-seo'],
  ['Li, Wei', 'Lu, Wei'],
  ['Ali, Ahmed', 'Eli, Ahmad'],
  ['Khan, Imran', 'Khan, Irfan'],
  ['Silva, Ana', 'Silva, Eva'],
  ['Diallo, Mamadou', 'Diallo, Aminata'],
  ['Mohamed, Hassan', 'Mohamed, Hussein Ali'],
  ['山田, 太郎', '山本, 太郎'],
  ['Petrov, Ivan', 'Petrov, Oleg'],
];

describe('Two records are shown as perhaps one person', () => {
  it.each(SAME_PERSON)('%s and %s: %s', (one, other, reason) => {
    const likeness = likenessOf(person(one), person(other));
    expect(likeness?.reasons).toEqual(expect.arrayContaining([reason, 'SAME_BIRTH_DATE']));
    expect(likeness!.score).toBeLessThan(100);
    expect(likenessOf(person(other), person(one))?.score).toBe(likeness!.score);
    expect(keysTouch(nameKeyOf(person(one)), nameKeyOf(person(other)))).toBe(true);
  });

  it.each([
    ['one digit apart', '1979-08-28', 'BIRTH_DATE_ONE_DIGIT'],
    ['a year mistyped', '1978-08-23', 'BIRTH_DATE_ONE_DIGIT'],
    ['not known', null, 'BIRTH_DATE_UNKNOWN'],
  ])('with the date of birth %s', (_, birthDate, reason) => {
    const likeness = likenessOf(person('Wanjiru, Grace'), person('Wanjiru, Grace', { birthDate }));
    expect(likeness?.reasons).toContain(reason);
    expect(likeness!.score).toBeLessThan(90);
  });

  it('with day and month of birth swapped', () => {
    const [one, other] = [{ birthDate: '1979-08-03' }, { birthDate: '1979-03-08' }];
    const likeness = likenessOf(person('Wanjiru, Grace', one), person('Wanjiru, Grace', other));
    expect(likeness?.reasons).toContain('BIRTH_DATE_SWAPPED');
  });

  it('with another nationality, as countries and passports change, but with less weight', () => {
    const likeness = likenessOf(person('Deng, Lado'), person('Deng, Lado', { nationality: 'SS' }));
    expect(likeness).toMatchObject({
      reasons: ['SAME_NAME', 'SAME_BIRTH_DATE', 'OTHER_NATIONALITY'],
      score: 80,
    });
  });

  it('with the same e-mail address: likely beside the same name, a hint beside another', () => {
    const mail = { comparableEmail: 'grace@example.org', birthDate: '1960-01-01' };
    const grace = person('Wanjiru, Grace', { comparableEmail: 'grace@example.org' });
    expect(likenessOf(grace, person('Wanjiru, Grace', mail))).toMatchObject({ score: 90 });
    expect(likenessOf(grace, person('Otieno, Peter', mail))).toMatchObject({
      score: 60,
      reasons: ['SAME_EMAIL'],
    });
  });

  it('for certain with the same passport, whatever else differs', () => {
    const passport = { passportFingerprint: 'f'.repeat(64) };
    const likeness = likenessOf(
      person('Wanjiru, Grace', passport),
      person('Kamau, G', { ...passport, birthDate: '1960-01-01' }),
    );
    expect(likeness).toMatchObject({ score: 100, reasons: expect.arrayContaining(['SAME_PASSPORT']) });
  });
});

describe('Two records are of different people', () => {
  it.each(OTHER_PEOPLE)('%s and %s, born on one day in one country', (one, other) =>
    expect(likenessOf(person(one), person(other))).toBeNull(),
  );

  it('with equal names and another birthday: half a country shares its names', () =>
    expect(
      likenessOf(person('Nguyen, Thi Hoa'), person('Nguyen, Thi Hoa', { birthDate: '1985-02-11' })),
    ).toBeNull());

  it('as twins of both sexes are', () => {
    const [maria, mario] = [
      person('Silva, Maria', { sex: 'FEMALE' }),
      person('Silva, Mario', { sex: 'MALE' }),
    ];
    expect(likenessOf(maria, mario)).toBeNull();
  });
});

describe('Whatever two names are', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('Wanjiru', 'Nguyễn', 'محمد', 'Иванов', 'van der', 'Al', '', ' ', "'", '😀'),
  );
  const anyone = fc.record({
    familyName: name,
    givenNames: name,
    birthDate: fc.constantFrom(null, '1979-08-23', '1979-08-28', '2000-02-29'),
    nationality: fc.constantFrom('KE', 'VN'),
    sex: fc.constantFrom('FEMALE' as const, 'MALE' as const, 'NOT_STATED' as const),
    comparableEmail: fc.constantFrom(null, 'a@example.org'),
    passportFingerprint: fc.constant(null),
  });

  it('likeness is the same from both sides, below certainty without a passport, and never without a reason', () =>
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        const [there, back] = [likenessOf(one, other), likenessOf(other, one)];
        expect(there?.score ?? 0).toBeCloseTo(back?.score ?? 0, -1);
        if (there) expect(there.reasons.length).toBeGreaterThan(0);
        expect(there?.score ?? 0).toBeLessThan(100);
      }),
    ));

  it('the key is short, and equal for swapped, decomposed and capital forms', () =>
    fc.assert(
      fc.property(name, name, (familyName, givenNames) => {
        const key = nameKeyOf({ familyName, givenNames });
        expect(key.length).toBeLessThanOrEqual(64);
        expect(nameKeyOf({ familyName: familyName.normalize('NFD'), givenNames })).toBe(key);
        expect(nameKeyOf({ familyName: givenNames, givenNames: familyName })).toBe(key);
      }),
    ));
});

it('brings spellings of one name to one skeleton', () => {
  const one = (...words: string[]) => expect(new Set(words.flatMap(wordsOf).map(skeletonOf)).size).toBe(1);
  one('Mohammed', 'Muhammad', 'Mohamad', 'Mahmoud', 'محمد', 'Мухаммад');
  one('Yusuf', 'Youssef', 'Yousuf', 'Jusuf', 'Юсуф');
  one('Sergey', 'Sergei', 'Serguei', 'Сергей');
  one('Abdulrahman', 'Abdul Rahman', 'Abdel-Rahman', 'Abd al-Rahman', 'Abdurrahman');
});

describe('A date of birth', () => {
  it('is related to those a slip of the pen away, and every such day is looked for', () => {
    const related = relatedBirthDates('1979-08-03');
    expect(related[0]).toBe('1979-08-03');
    expect(related).toEqual(expect.arrayContaining(['1979-03-08', '1978-08-03', '1979-08-08', '1979-09-03']));
    expect(related).not.toContain('1979-48-03');
    expect(related.length).toBeLessThan(60);
    for (const date of related) expect(birthRelation('1979-08-03', date)).not.toBe('DIFFERENT');
  });

  it.each([
    ['1979-08-23', '1997-08-23'],
    ['1979-08-23', '1980-08-24'],
    ['1979-08-23', '1979-09-24'],
  ])('%s is not related to %s', (one, other) => expect(birthRelation(one, other)).toBe('DIFFERENT'));
});
