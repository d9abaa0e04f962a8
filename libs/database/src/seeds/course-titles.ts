import type { Theme } from '#catalogue';
import type { CountryFacts } from './countries.js';
import { readDocument } from './data.js';
import type { Randomness } from './randomness.js';

export interface CourseTitle {
  en: string;
  ja: string;
  theme: Theme;
  /** JICA's region whose countries it is for; null for all. */
  region: string | null;
}

interface ThemeFacts {
  titles: { en: string; ja: string }[];
  organisations: string[];
  posts: string[];
}

const VARIANTS = [
  { en: ' (A)', ja: '（A）', region: null },
  { en: ' for African Countries', ja: '（アフリカ地域）', region: 'Africa' },
  { en: ' (B)', ja: '（B）', region: null },
  { en: ' for Asian Countries', ja: '（アジア地域）', region: 'Asia' },
  { en: ' for Latin American Countries', ja: '（中南米地域）', region: 'North America and Latin America' },
  { en: ' for Middle Eastern Countries', ja: '（中東地域）', region: 'Middle East' },
  { en: ' for Pacific Island Countries', ja: '（大洋州地域）', region: 'Pacific' },
  { en: ' (C)', ja: '（C）', region: null },
];
const SECOND_OF_SERIES = 2;

/** Invented but plausible titles by theme. */
export class CourseTitles {
  private readonly themes: Record<Theme, ThemeFacts>;
  readonly youngLeaders: { theme: Theme; en: string; ja: string }[];
  private readonly used = new Set<string>();

  constructor(private readonly random: Randomness) {
    const document = readDocument<{
      themes: Record<Theme, ThemeFacts>;
      youngLeaders: { theme: Theme; en: string; ja: string }[];
    }>('course-titles.json');
    this.themes = document.themes;
    this.youngLeaders = document.youngLeaders;
  }

  /** All different: the same subject comes again as (A) and (B), or for a region. */
  groupCourses(theme: Theme, count: number): CourseTitle[] {
    const stems = this.themes[theme].titles;
    return Array.from({ length: count }, (_, index) => {
      const [stem, variant] = [stems[index % stems.length]!, VARIANTS[Math.floor(index / stems.length)]!];
      const alone = index < stems.length && index + SECOND_OF_SERIES * stems.length >= count;
      return {
        theme,
        region: variant.region,
        en: stem.en + (alone ? '' : variant.en),
        ja: stem.ja + (alone ? '' : variant.ja),
      };
    });
  }

  shortTerm(theme: Theme, country: CountryFacts): CourseTitle {
    const stem = this.random.pick(this.themes[theme].titles);
    return this.once({
      theme,
      region: null,
      en: `${stem.en} (${country.nameEn})`,
      ja: `${stem.ja}（${country.nameJa}）`,
    });
  }

  longTerm(theme: Theme, country: CountryFacts): CourseTitle {
    const stem = this.random.pick(this.themes[theme].titles);
    const [en, ja] = this.random.chance(70)
      ? ["Master's Programme", '修士課程']
      : ['Doctoral Programme', '博士課程'];
    return this.once({
      theme,
      region: null,
      en: `${en}: ${stem.en} (${country.nameEn})`,
      ja: `${stem.ja}${ja}（${country.nameJa}）`,
    });
  }

  young(from: { en: string; ja: string }): CourseTitle {
    const stem = this.random.pick(this.youngLeaders);
    return this.once({
      theme: stem.theme,
      region: null,
      en: `${stem.en} (${from.en})`,
      ja: `${stem.ja}コース（${from.ja}）`,
    });
  }

  work(theme: Theme, country: CountryFacts): { organisation: string; post: string } {
    const { organisations, posts } = this.themes[theme];
    return {
      organisation: `${this.random.pick(organisations)}, ${country.nameEn}`,
      post: this.random.pick(posts),
    };
  }

  private once(title: CourseTitle): CourseTitle {
    let result = title;
    for (let number = 2; this.used.has(result.en); number++) {
      result = { ...title, en: `${title.en} (Phase ${number})`, ja: `${title.ja}（フェーズ${number}）` };
    }
    this.used.add(result.en);
    return result;
  }
}
