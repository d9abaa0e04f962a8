import { expect, it } from '@jest/globals';
import { nameKeyOf } from '#applications';
import { demonstrationCurrent } from './demonstration-current.js';
import { pastParticipantRows } from './past-participants.js';

const TODAY = '2026-11-24';
const current = demonstrationCurrent(TODAY);
const { persons, participations } = pastParticipantRows(current, TODAY);

it('lets some nominees of the demonstration have been to Japan before, as people of their own', () => {
  expect(persons.length).toBeGreaterThan(20);
  expect(participations.map(({ personId }) => personId)).toEqual(persons.map(({ id }) => id));
  const nominees = new Set(current.persons.map(({ id }) => id));
  expect(persons.filter(({ id }) => nominees.has(id))).toEqual([]);
  expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length);
});

it('writes them with the key by which they are found, after they grew up and before this year', () => {
  for (const [index, person] of persons.entries()) {
    expect(person.nameKey).toBe(nameKeyOf(person));
    const { fiscalYear } = participations[index]!;
    expect(fiscalYear - Number(person.birthDate!.slice(0, 4))).toBeGreaterThan(18);
    expect(fiscalYear).toBeLessThan(2026);
  }
});
