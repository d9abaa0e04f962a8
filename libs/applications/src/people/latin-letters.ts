// Letters that decomposing does not turn into a to z. Cyrillic as passports romanise it (ICAO Doc 9303 and its
// neighbours; the signs are dropped); Arabic by its consonants, since vowels are not written; Greek by ELOT 743.

const LATIN: Record<string, string> = {
  ...{ đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŋ: 'ng', ø: 'o', œ: 'oe', æ: 'ae', ß: 'ss', þ: 'th', ŧ: 't' },
  ...{ ə: 'a', ƙ: 'k', ɓ: 'b', ɗ: 'd', ɛ: 'e', ɔ: 'o', ƴ: 'y', ɲ: 'ny' },
};

const CYRILLIC: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ј: 'j' },
  ...{
    ә: 'a',
    ғ: 'g',
    қ: 'k',
    ң: 'ng',
    ө: 'o',
    ұ: 'u',
    ү: 'u',
    һ: 'h',
    ў: 'u',
    ҳ: 'h',
    ҷ: 'j',
    ӣ: 'i',
    ӯ: 'u',
  },
  ...{ ђ: 'dj', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'g', ќ: 'k', ѕ: 'dz' },
};

const ARABIC: Record<string, string> = {
  ...{ ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd' },
  ...{ ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '', غ: 'gh', ف: 'f' },
  ...{
    ق: 'q',
    ك: 'k',
    ک: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    ة: 'a',
    و: 'w',
    ؤ: 'w',
    ي: 'y',
    ی: 'y',
    ى: 'a',
  },
  ...{ ئ: 'y', ء: '', پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ہ: 'h', ے: 'y' },
};

const GREEK: Record<string, string> = {
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm' },
  ...{
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
  },
};

const LETTERS = new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...ARABIC, ...GREEK }));
// A letter of two code points (й is и with a mark once decomposed) has lost its mark before it comes here.
const PLAIN = /^[\u0000-\u007f]*$/;

/** Lower-case text without marks in a to z, as far as its letters have such a form; others stay as they are. */
export function inLatinLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  let latin = '';
  for (const letter of text) latin += LETTERS.get(letter) ?? letter;
  return latin;
}
