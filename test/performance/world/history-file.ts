import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { countryFacts, PassportNames, Randomness } from '#database';
import { LEAF_TYPES } from '#catalogue';
import { OFFICES } from './scale.js';

const HEADER =
  'family_name,given_names,birth_date,sex,nationality,course_title,course_number,programme_type,office,fiscal_year,arrived_on,ended_on,outcome';
const SUBJECTS = [
  ...[
    'Water supply',
    'Maternal and child health',
    'Rice cultivation',
    'Railway operation',
    'Tax administration',
  ],
  ...['Disaster risk reduction', 'Mathematics teaching', 'Port engineering', 'Small business promotion'],
  ...['Forest management', 'Solid waste management', 'Power distribution', 'Nursing', 'Criminal justice'],
];
const TO_FISCAL_YEAR = 2024;

/** Somebody of the file, and how the same person might be written at another time. */
export interface PastPerson {
  familyName: string;
  givenNames: string;
  birthDate: string;
  sex: 'FEMALE' | 'MALE';
  nationality: string;
}

const two = (number: number) => String(number).padStart(2, '0');

/**
 * A history of KCCP's size and shape, the same at every run: more people in later years, some countries with many and
 * most with few, names from the pools of the demonstration (few names, so that many share one), one birthday in ten on
 * 1 January as where births are not registered.
 */
export async function writeHistoryFile(path: string, lines: number): Promise<PastPerson[]> {
  const random = new Randomness(1954);
  const countries = countryFacts().filter(({ partner, names }) => partner && names !== '');
  const names = new PassportNames(random, countries);
  const shares = countries.map((_, rank) => 1 / (rank + 8));
  const ladder = shares.map((_, rank) => shares.slice(0, rank + 1).reduce((sum, share) => sum + share, 0));
  const people: PastPerson[] = [];
  const file = createWriteStream(path);
  file.write(`${HEADER}\r\n`);
  for (let line = 0; line < lines; line++) {
    const drawn = random.next() * ladder.at(-1)!;
    const country = countries[ladder.findIndex((step) => step >= drawn)]!;
    const sex = random.chance(38) ? ('FEMALE' as const) : ('MALE' as const);
    const year = TO_FISCAL_YEAR - Math.floor(70 * random.next() ** 2);
    const born = year - random.between(26, 52);
    const birthDate = random.chance(10)
      ? `${born}-01-01`
      : `${born}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
    const person = { ...names.make(country.code, sex), birthDate, sex, nationality: country.code };
    people.push(person);
    const month = random.between(4, 10);
    const cells = [
      ...[person.familyName, person.givenNames, birthDate, sex, country.code, random.pick(SUBJECTS)],
      ...['', random.pick(LEAF_TYPES), random.pick(OFFICES), year, `${year}-${two(month)}-05`],
      ...[`${year}-${two(month + 1)}-20`, random.chance(98) ? 'COMPLETED' : 'DISCONTINUED'],
    ];
    if (!file.write(`${cells.join(',')}\r\n`)) await once(file, 'drain');
  }
  await new Promise((resolve) => file.end(resolve));
  return people;
}
