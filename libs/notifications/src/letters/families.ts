import { PlanReleaseLetters } from '../plan-release/plan-release-letters.js';
import { ProgrammeLetters } from '../programme/programme-letters.js';
import { StatusLetters } from '../status/status-letters.js';
import type { LetterFamily, LetterFamilyClass } from './family.js';
import { DeadlineLetters } from './deadline-letters.js';
import { InformationLetters } from './information-letters.js';
import { NominationLetters } from './nomination-letters.js';
import { NomineeLetters } from './nominee-letters.js';
import { PlanningLetters } from './planning-letters.js';
import { ScreeningLetters } from './screening-letters.js';

/** Who writes letters. Each class declares its letters and the events that they tell of. */
export const FAMILIES = [
  NominationLetters,
  StatusLetters,
  ProgrammeLetters,
  NomineeLetters,
  PlanningLetters,
  DeadlineLetters,
  InformationLetters,
  ScreeningLetters,
  PlanReleaseLetters,
] as const satisfies readonly LetterFamilyClass[];

/** Every event that is told in a letter. */
export const LETTER_EVENTS: readonly string[] = [
  ...new Set(FAMILIES.flatMap((family) => family.letters.map((letter) => letter.on))),
];

/** The families at work, to be asked by event and by letter. */
export class LetterFamilies {
  constructor(private readonly families: readonly LetterFamily[]) {}

  ofEvent(type: string): LetterFamily[] {
    return this.families.filter((_, at) => FAMILIES[at]!.letters.some((letter) => letter.on === type));
  }

  ofLetter(name: string): LetterFamily | undefined {
    return this.families.find((_, at) => FAMILIES[at]!.letters.some((letter) => letter.name === name));
  }
}

export const letterFamilies = {
  provide: LetterFamilies,
  inject: [...FAMILIES],
  useFactory: (...families: LetterFamily[]) => new LetterFamilies(families),
};
