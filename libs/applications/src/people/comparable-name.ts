import { distance } from 'fastest-levenshtein';
import { inLatinLetters } from './latin-letters.js';

/** A name as in the passport; a person may have one name only, which stands as the family name. */
export interface PassportName {
  familyName: string;
  givenNames: string;
}

// Written together or apart, with or without, as the clerk of the day chose: they tell nobody from anybody.
const PARTICLES = new Set([
  ...[
    'al',
    'el',
    'ul',
    'ad',
    'ar',
    'as',
    'ash',
    'at',
    'bin',
    'ben',
    'ibn',
    'bint',
    'binti',
    'binte',
    'ould',
    'o',
  ],
  ...[
    'da',
    'de',
    'del',
    'della',
    'di',
    'do',
    'dos',
    'das',
    'du',
    'la',
    'le',
    'los',
    'van',
    'von',
    'der',
    'den',
    'y',
    'e',
  ],
  ...['mr', 'mrs', 'ms', 'dr', 'eng', 'prof'],
]);
const ABBREVIATIONS: Record<string, string> = {
  ...{ md: 'mohammad', mohd: 'mohammad', muhd: 'mohammad', mhd: 'mohammad', mohmd: 'mohammad' },
  ...{ abd: 'abd', ma: 'maria', wm: 'william' },
};
const SERVANT_OF = /^abd[aeiou]+[lrnszd]?$/;
const SERVANT_WORD = /^abd(?:[aeiou]+l|[aeiou]+(?=(r)r|(s)s|(z)z|(n)n|(d)d)[rsznd])(?=\p{L}{3})/u;

/** The words of a name for comparison: NFKD, marks stripped, lower case, in Latin letters, particles left out. */
export function wordsOf(name: string): string[] {
  const plain = inLatinLetters(name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')).replace(
    /['’ʼʻ`´]/g,
    '',
  );
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = joined(words).filter((word) => !PARTICLES.has(word));
  return telling.length > 0 ? telling : words;
}

/** Abdul Rahman, Abdulrahman and Abd al-Rahman are one word: `abd` and what follows. */
function joined(words: string[]): string[] {
  const whole: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place]!;
    if (word !== 'abd' && !SERVANT_OF.test(word)) {
      whole.push(ABBREVIATIONS[word] ?? word.replace(SERVANT_WORD, 'abd'));
      continue;
    }
    let next = place + 1;
    while (next < words.length - 1 && PARTICLES.has(words[next]!)) next++;
    const rest = words[next];
    if (rest === undefined) whole.push(word);
    else whole.push(`abd${rest}`);
    place = next;
  }
  return whole;
}

const SOUNDS: [RegExp, string][] = [
  [/^(?:y|j|i)(?=[aeou])/, ''], // Yevgeny, Evgeny; Yusuf, Jusuf, Iusuf
  [/tsch|tch|shch|sch|tsh|sh|ch|zh|cz|sz|ts|tz/g, 's'],
  [/ph/g, 'f'],
  [/ou/g, 'u'],
  [/w/g, 'v'],
  [/dj|dzh|dz|j/g, 'z'],
  [/kh/g, 'h'],
  [/gh|ck|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/z/g, 's'],
];

/** A word by its sound: one letter for the spellings of one consonant, three vowels, nothing double. */
export function soundOf(word: string): string {
  let sound = word;
  for (const [spelling, one] of SOUNDS) sound = sound.replace(spelling, one);
  return sound
    .replace(/o/g, 'u')
    .replace(/[ey]/g, 'i')
    .replace(/(.)\1+/gu, '$1');
}

/**
 * What stays of a word however it is romanised: its consonants by their sound. Mohammed, Muhammad, Mohamad and محمد are
 * `mhmd`; Sergey and Serguei `srg`. Coarse on purpose: it finds who is to be compared, it decides nothing.
 */
export function skeletonOf(word: string): string {
  const sound = soundOf(word);
  const first = /^[aiu]/.test(sound) ? 'a' : sound.slice(0, 1);
  const consonants = first + sound.slice(1).replace(/[aiu]/g, '');
  const single = consonants.replace(/(.)\1+/gu, '$1');
  // A last h is written or not (Sarah, Sara).
  return single.length > 2 ? single[0]! + single.slice(1).replace(/h$/, '') : single;
}

export const NAME_KEY_LENGTH = 64;

/** All words of a name in the order in which it is spoken, given names first. */
export function wordsOfName({ familyName, givenNames }: PassportName): string[] {
  return wordsOf(`${givenNames} ${familyName}`);
}

/**
 * The key under which a name is looked up: the skeletons of its words in alphabetical order, so that swapped names,
 * accents, particles and most romanisations meet. Stored with the person; two people of one key are only compared.
 */
export function nameKeyOf(name: PassportName): string {
  const bones = wordsOfName(name).map(skeletonOf).sort();
  return [...new Set(bones)].join(' ').slice(0, NAME_KEY_LENGTH);
}

/** Whether a word of one key is a word of the other, or all but a letter of it. */
export function keysTouch(key: string, other: string): boolean {
  const others = other.split(' ');
  return key
    .split(' ')
    .some((bones) =>
      others.some(
        (each) => bones === each || (bones.length > 2 && each.length > 2 && distance(bones, each) < 2),
      ),
    );
}
