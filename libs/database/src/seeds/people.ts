import { nameKeyOf, type PassportName, type Person, type Sex } from '#applications';
import { comparableMailbox, type PlainDate } from '#platform';
import type { CountryFacts } from './countries.js';
import { readDocument } from './data.js';
import type { Randomness } from './randomness.js';

/** How the names of a part of the world stand in a passport. */
type Shape =
  | 'PLAIN'
  | 'TWO_GIVEN'
  | 'FAMILY_FIRST'
  | 'PATRONYMIC'
  | 'PATRONYMIC_BIN'
  | 'THREE_PART'
  | 'TWO_FAMILY_MIDDLE'
  | 'DOUBLE'
  | 'OV'
  | 'SINGLE_PARTS';

interface Names {
  shape: Shape;
  female: string[];
  male: string[];
  family: string[];
  singleNamePercent?: number;
}

/** Names as passports of a country have them, of nobody in particular. */
export class PassportNames {
  private readonly namesOf: Map<string, Names>;

  constructor(
    private readonly random: Randomness,
    countries: CountryFacts[],
  ) {
    const pools = readDocument<Record<string, Names>>('people.json');
    this.namesOf = new Map(
      countries
        .filter((country) => country.names !== '')
        .map((country) => [country.code, pools[country.names]!]),
    );
  }

  make(countryCode: string, sex: Sex): PassportName {
    const names = this.namesOf.get(countryCode)!;
    const pool = sex === 'FEMALE' ? names.female : names.male;
    const given = this.random.pick(pool);
    const family = this.random.pick(names.family);
    const other = this.random.pick(names.family.filter((each) => each !== family));
    const another = this.random.pick(pool.filter((each) => each !== given));
    if (names.shape === 'SINGLE_PARTS') {
      const parts = [given, ...(this.random.chance(70) ? [another] : []), family];
      return { familyName: parts.join(' '), givenNames: '' };
    }
    if (this.random.chance(names.singleNamePercent ?? 0)) return { familyName: given, givenNames: '' };
    switch (names.shape) {
      case 'TWO_GIVEN':
        return { familyName: family, givenNames: `${given} ${another}` };
      case 'PATRONYMIC_BIN':
        return { familyName: `${given} ${sex === 'FEMALE' ? 'Binti' : 'Bin'} ${family}`, givenNames: '' };
      case 'THREE_PART':
        return {
          familyName: family,
          givenNames: `${given} ${this.random.pick(names.male.filter((each) => each !== given))}`,
        };
      case 'TWO_FAMILY_MIDDLE':
        return { familyName: family, givenNames: `${given} ${other}` };
      case 'DOUBLE':
        return { familyName: `${family} ${other}`, givenNames: given };
      case 'OV':
        return { familyName: sex === 'FEMALE' ? `${family}a` : family, givenNames: given };
      case 'PLAIN':
      case 'FAMILY_FIRST':
      case 'PATRONYMIC':
        return { familyName: family, givenNames: given };
    }
  }
}

/** Makes people who do not exist, with names as passports of their countries have them. */
export class People {
  private readonly names: PassportNames;
  private readonly addresses = new Set<string>();

  constructor(
    private readonly random: Randomness,
    countries: CountryFacts[],
    /** Keeps the addresses of one set of people apart from those of another. */
    private readonly mark: string = '',
  ) {
    this.names = new PassportNames(random, countries);
  }

  make(countryCode: string, ages: [number, number], on: PlainDate, at: Date): Person {
    const sex: Sex = this.random.chance(44) ? 'FEMALE' : 'MALE';
    const name = this.names.make(countryCode, sex);
    const email = this.addressOf(name);
    return {
      id: this.random.id(at),
      ...name,
      birthDate: this.bornFor(ages, on),
      sex,
      nationality: countryCode,
      email,
      comparableEmail: comparableMailbox(email),
      language: 'en',
      nameKey: nameKeyOf(name),
      passportFingerprint: null,
      mergedIntoId: null,
      createdAt: at,
    };
  }

  private bornFor([youngest, eldest]: [number, number], on: PlainDate): PlainDate {
    const year = Number(on.slice(0, 4)) - this.random.between(youngest + 1, eldest);
    const two = (number: number) => String(number).padStart(2, '0');
    return `${year}-${two(this.random.between(1, 12))}-${two(this.random.between(1, 28))}`;
  }

  private addressOf({ familyName, givenNames }: PassportName): string {
    const words = [givenNames.split(' ')[0]!, ...familyName.split(' ').slice(0, 2)]
      .map(asciiName)
      .filter((word) => word !== '');
    const name = words.join('.');
    for (let number = 1; ; number++) {
      const address = `${name}${this.mark}${number === 1 ? '' : `.${number}`}@people.kccp.example`;
      if (this.addresses.has(address)) continue;
      this.addresses.add(address);
      return address;
    }
  }
}

const LETTERS: Record<string, string> = { đ: 'd', ı: 'i', ə: 'e', ø: 'o', ł: 'l', ß: 'ss' };

function asciiName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[đıəøłß]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
