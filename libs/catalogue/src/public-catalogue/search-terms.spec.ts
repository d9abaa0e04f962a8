import { expect, it } from '@jest/globals';
import { type AskedTerm, termsAsked, termsOf } from './search-terms.js';

/** What the database does with the terms of a text. */
const finds = (asked: AskedTerm[], text: string) =>
  asked.length > 0 &&
  asked.every(({ term, asPrefix }) =>
    termsOf(text).some((one) => (asPrefix ? one.startsWith(term) : one === term)),
  );

const TITLE = 'Élevage & Water Supply for Urban Areas (都市上水道) 202684494J002';

it.each([
  'water',
  'WATER supply',
  'urb wat',
  'elevage',
  'Élevage',
  '上水道',
  '都市',
  '道',
  '水',
  '都',
  '202684494J002',
  '２０２６８４４９４',
  '202684494-J002',
  '都市 supply',
])('finds a course by %s', (words) => expect(finds(termsAsked(words), TITLE)).toBe(true));

it.each(['ater', 'water roads', '下水', '市道', 'w', '%', '_ater', ''])('does not find it by %p', (words) =>
  expect(finds(termsAsked(words), TITLE)).toBe(false),
);

it('keeps は and ば apart, and one voiced kana in both its spellings', () => {
  expect(finds(termsAsked('はし'), 'ばし')).toBe(false);
  expect(finds(termsAsked('ば'), 'ばし')).toBe(true);
});

it('asks the database for eight terms at most, however much is typed', () => {
  expect(termsAsked('一二三四五六七八九十'.repeat(20)).length).toBe(8);
  expect(termsOf('x'.repeat(500))).toEqual(['x'.repeat(24)]);
});
