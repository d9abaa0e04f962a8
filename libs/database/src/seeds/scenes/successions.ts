import { type Nomination, PlaceOffer, ReleasedRoom } from '#applications';
import { fiscalYearOf } from '#catalogue';
import type { Holding } from '../holding.js';
import type { Stage } from './scene.js';

const THEME = 'EDUCATION';
const TITLE = {
  titleEn: 'Mathematics and Science Lessons that Pupils Follow',
  titleJa: '分かる理数科の授業',
};
const WORK = { organisation: 'Teacher Training College', post: 'Lecturer' };

/** Results that are out, and what became of them: a place offered from the reserve list, a substitute, a deferral. */
export function successionScene(stage: Stage): Holding {
  const slots = { KE: 3, MW: 2, EG: 1, VN: 1 };
  const holding = stage.hold({ number: 3, theme: THEME, ...TITLE, deadline: -40, starts: 24, slots });
  const next = nextRunOf(stage, holding);
  const people = ['KE', 'KE', 'KE', 'KE', 'KE', 'MW', 'MW', 'EG', 'VN'].map((country, index) => {
    const organisation = `${WORK.organisation} ${index + 1}`;
    const drafted = stage.draft(holding, country, { ...WORK, organisation }, stage.at(-60, 10));
    stage.move(holding, drafted.nomination, 'submit', stage.at(-45, 14));
    stage.move(holding, drafted.nomination, 'screen', stage.at(-38, 10));
    return drafted;
  });
  const nominations = people.map(({ nomination }) => nomination);
  const [, declined, substituted, offered, waiting, deferred] = nominations as [
    ...[Nomination, Nomination, Nomination, Nomination, Nomination, Nomination],
    ...Nomination[],
  ];
  const reserves = [offered, waiting];
  const givenBack = new Map([
    [declined, stage.at(-5, 12)],
    [substituted, stage.at(-3, 12)],
    [deferred, stage.at(-2, 12)],
  ]);
  for (const nomination of nominations) {
    const decidedAt = stage.at(-14, 15);
    if (reserves.includes(nomination)) {
      stage.move(holding, nomination, 'reserve', decidedAt);
      nomination.reserveRank = reserves.indexOf(nomination) + 1;
    } else {
      stage.move(holding, nomination, 'accept', decidedAt);
      stage.enrol(holding, nomination, new Date(decidedAt.getTime() + 60_000), givenBack.get(nomination));
    }
  }
  stage.release(holding, nominations, stage.at(-10, 10));
  rememberRoom(stage, holding);
  const because = 'Promoted to a new post at home from next month.';
  stage.move(holding, declined, 'decline', givenBack.get(declined)!, because);
  offer(stage, holding, offered);
  substitute(stage, holding, substituted, givenBack.get(substituted)!);
  stage.move(
    holding,
    deferred,
    'defer',
    givenBack.get(deferred)!,
    'Examinations at home fall into the weeks of the course.',
  );
  stage.putOff(next, people[nominations.indexOf(deferred)]!.person, deferred, givenBack.get(deferred)!);
  return holding;
}

/** The second year of the same course, open early. */
function nextRunOf(stage: Stage, { run }: Holding): Holding {
  const year = { theme: THEME, ...TITLE, slots: { MW: 1 } } as const;
  const next = stage.hold({ number: 4, ...year, deadline: 310, starts: 388 });
  stage.rows.courses.splice(
    stage.rows.courses.findIndex(({ id }) => id === next.run.courseId),
    1,
  );
  const { projectNumber } = stage.rows.courses.find(({ id }) => id === run.courseId)!;
  next.run.courseId = run.courseId;
  next.run.courseNumber = `${projectNumber}J002`;
  if (fiscalYearOf(next.run.startsOn!) === run.fiscalYear)
    throw new Error('The next run lies in the same year.');
  return next;
}

/** Whatever the release left free stays with the officers. */
function rememberRoom(stage: Stage, { run, allotments }: Holding): void {
  const rooms = [...allotments.values()].map(({ countryCode, slots, placesTaken }): ReleasedRoom => {
    return { courseRunId: run.id, countryCode, leftFree: slots - placesTaken };
  });
  stage.add(ReleasedRoom, rooms);
}

function offer(stage: Stage, holding: Holding, nomination: Nomination): void {
  const offeredAt = stage.at(-4, 13);
  stage.move(holding, nomination, 'offer', offeredAt);
  const open = { endedAt: null, endedAs: null };
  const made = { id: stage.random.id(offeredAt), nominationId: nomination.id, offeredAt, offeredBy: null };
  stage.add(PlaceOffer, [{ ...made, reason: null, answerBy: stage.day(3), ...open }]);
}

function substitute(stage: Stage, holding: Holding, before: Nomination, at: Date): void {
  stage.move(holding, before, 'substitute', at, 'Needed at home for the examinations.');
  const { organisation } = before;
  const beginnings = {
    followsId: before.id,
    followsAs: 'SUBSTITUTE',
    placeHeld: true,
    handInBy: stage.day(4),
  } as const;
  const { nomination } = stage.draft(holding, 'KE', { ...WORK, organisation: organisation! }, at, beginnings);
  stage.move(holding, nomination, 'submit', stage.at(-1, 12));
}
