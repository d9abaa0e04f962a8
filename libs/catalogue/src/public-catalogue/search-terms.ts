/** At most this many letters of a word are kept: what people search by is shorter. */
const LONGEST_TERM = 24;
const MOST_TERMS = 8;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no blank between words: they are searched by pairs of letters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々]+/gu;

/** A course number in either published form, as people type it. */
const COURSE_NUMBER = /\b(j\d\d|\d{9})[\s‐-―-]+(\d{5}|j\d{3})\b/g;

/** A term to look for: as it stands, or as the beginning of a longer one. */
export interface AskedTerm {
  term: string;
  asPrefix: boolean;
}

/** One form for what people type in several: width, capitals, and the accents of Latin letters make no difference. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(COURSE_NUMBER, '$1$2');
}

/** Words and, between them, stretches of a script without blanks. */
function pieces(text: string): { words: string[]; stretches: string[] } {
  const all = folded(text);
  const stretches = all.match(UNSPACED) ?? [];
  const words = all.replace(UNSPACED, ' ').match(WORD) ?? [];
  return { words: words.map((word) => [...word].slice(0, LONGEST_TERM).join('')), stretches };
}

const pairs = (stretch: string): string[] => {
  const letters = [...stretch];
  return letters.slice(1).map((letter, index) => letters[index]! + letter);
};

/** Everything by which a text is found: its words, and the pairs of letters of Japanese with the last letter alone. */
export function termsOf(text: string): string[] {
  const { words, stretches } = pieces(text);
  const ends = stretches.map((stretch) => [...stretch].at(-1)!);
  return [...new Set([...words, ...stretches.flatMap(pairs), ...ends])];
}

/** What somebody asks for; all of it must be there. A word may be begun only. */
export function termsAsked(text: string): AskedTerm[] {
  const { words, stretches } = pieces(text);
  const asked = [
    ...words.map((term) => ({ term, asPrefix: [...term].length > 1 })),
    ...stretches.flatMap((stretch) => {
      const found = pairs(stretch);
      return found.length > 0
        ? found.map((term) => ({ term, asPrefix: false }))
        : [{ term: stretch, asPrefix: true }];
    }),
  ];
  const known = new Map(asked.map((one) => [`${one.term} ${one.asPrefix}`, one]));
  return [...known.values()].slice(0, MOST_TERMS);
}
