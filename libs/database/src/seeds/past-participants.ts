import { nameKeyOf, PastParticipation, type Person } from '#applications';
import { fiscalYearOf } from '#catalogue';
import type { PlainDate } from '#platform';
import { lastingId } from './lasting-id.js';
import type { Rows } from './rows.js';

/** One nominee in so many has been to Japan before. */
const ONE_IN = 9;
const COURSES = [
  { courseTitle: 'Water Supply', office: 'KANSAI' },
  { courseTitle: 'Maternal and Child Health', office: 'TOKYO' },
  { courseTitle: 'Rice Cultivation Techniques', office: 'TSUKUBA' },
  { courseTitle: 'Tax Administration', office: 'TOKYO' },
  { courseTitle: 'Solid Waste Management', office: 'KYUSHU' },
];

/** How the same person was written then. */
const THEN: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  (name) => name.replace(/ou|oo/g, 'u').replace(/([^h])i/, '$1ee'),
];

/** Some of the nominees came before this system, under a name spelt a little otherwise: candidates for a human to judge. */
export function pastParticipantRows(
  { persons }: Rows,
  today: PlainDate,
): { persons: Person[]; participations: PastParticipation[] } {
  const rows: { persons: Person[]; participations: PastParticipation[] } = {
    persons: [],
    participations: [],
  };
  const thisYear = fiscalYearOf(today);
  persons
    .filter((person, index) => index % ONE_IN === 0 && Number(person.birthDate?.slice(0, 4)) < thisYear - 30)
    .forEach((person, index) => {
      const written = THEN[index % THEN.length]!;
      const name = { familyName: written(person.familyName), givenNames: person.givenNames };
      const id = lastingId(`past participant ${index}`, index);
      const fiscalYear = thisYear - 4 - (index % 6);
      const { courseTitle, office } = COURSES[index % COURSES.length]!;
      rows.persons.push({
        ...{ ...person, ...name, id, nameKey: nameKeyOf(name), email: null, comparableEmail: null },
      });
      rows.participations.push(
        Object.assign(new PastParticipation(), {
          ...{ id: lastingId(`past participation ${index}`, index), personId: id, fiscalYear, courseTitle },
          ...{ courseNumber: null, programmeType: 'GROUP_REGION_FOCUS', office, outcome: 'COMPLETED' },
          ...{ arrivedOn: `${fiscalYear}-09-03`, endedOn: `${fiscalYear}-10-14`, participantNumber: null },
          ...{ lineHash: `demonstration-${index}`, importId: lastingId('history of the demonstration') },
        }),
      );
    });
  return rows;
}
