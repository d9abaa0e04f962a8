import type { DataSource } from 'typeorm';
import {
  AllotmentProposalsService,
  type Course,
  type CourseRun,
  DecisionsService,
  fiscalYearOf,
  type Priority,
  RequestSurveysService,
} from '#catalogue';
import { addDays, AuditTrail, Idempotency, Outbox, type PlainDate, Transactions } from '#platform';
import { demonstrationPerson } from '../accounts.js';
import { addHolding, sundayFrom, tokyoTime } from '../holding.js';
import { lastingId } from '../lasting-id.js';
import { PastClock } from '../past-clock.js';
import type { Stage } from './scene.js';

export interface SurveyScene {
  calendarId: string;
  fiscalYear: number;
  adopted: Course;
  candidate: Course;
  draft: CourseRun;
}

const OFFICES = ['kenya', 'malawi', 'vietnam', 'brazil', 'egypt'] as const;
type Office = (typeof OFFICES)[number];
const COUNTRY: Record<Office, string> = {
  kenya: 'KE',
  malawi: 'MW',
  vietnam: 'VN',
  brazil: 'BR',
  egypt: 'EG',
};

/** By office: least and most seats, priority, and why; Kenya has not handed in yet. */
const WANTED: Record<Office, [number, number, Priority, string]> = {
  kenya: [1, 3, 'A', 'Two counties begin to collect waste separately next year.'],
  malawi: [1, 2, 'A', 'The landfill of the capital is full in three years.'],
  vietnam: [2, 4, 'B', 'Provinces ask for people who can plan a transfer station.'],
  brazil: [1, 2, 'C', 'Of interest to two municipalities.'],
  egypt: [1, 3, 'B', 'The new authority has forty people who were never trained.'],
};
const EXAMINED_BY = 'Examination of the requests (demonstration)';

/** Two courses of the coming fiscal year, one with the draft of its run. */
export function surveyRows(stage: Stage, calendarId: string): SurveyScene {
  const fiscalYear = fiscalYearOf(stage.today) + 1;
  const createdAt = stage.at(-30, 10);
  const startsOn = sundayFrom(`${fiscalYear}-10-05`);
  const plan = (number: number, titleEn: string, titleJa: string) => ({
    ...{ type: 'GROUP_REGION_FOCUS' as const, theme: 'ENVIRONMENT' as const, titleEn, titleJa },
    ...{ fiscalYear, yearOfCourse: 1, office: null, language: 'en', mode: 'IN_JAPAN' as const },
    ...{ projectNumber: `${fiscalYear}9${8000 + number}`, courseNumber: null, criteria: [], slots: [] },
    phases: [
      {
        kind: 'CORE' as const,
        startsOn,
        endsOn: addDays(startsOn, 33),
        place: null,
        mode: 'IN_JAPAN' as const,
      },
    ],
    ...{ jicaDeadline: `${fiscalYear}-07-15`, resultOn: `${fiscalYear}-08-20`, spareCapacity: 6 },
    ...{ state: 'DRAFT' as const, createdAt },
  });
  const [first, second] = [
    plan(5, 'Waste Is Collected, Sorted and Counted', '廃棄物の収集・分別・計量'),
    plan(6, 'Clean Rivers in Growing Towns', '成長する都市の清流'),
  ].map((each) => addHolding(stage.rows, stage.random, each, []));
  stage.rows.courseRuns.splice(stage.rows.courseRuns.indexOf(second!.run), 1);
  stage.rows.phases.splice(
    stage.rows.phases.findIndex(({ courseRunId }) => courseRunId === second!.run.id),
    1,
  );
  const courseOf = (run: CourseRun) => stage.rows.courses.find(({ id }) => id === run.courseId)!;
  const [adopted, candidate] = [courseOf(first!.run), courseOf(second!.run)];
  for (const course of [adopted, candidate])
    Object.assign(course, { state: 'CANDIDATE', plannedCapacity: 6 });
  return { calendarId, fiscalYear, adopted, candidate, draft: first!.run };
}

/** Returns of five countries, decisions, and a proposal that is decided on; nothing of it is released. */
export async function surveyScene(
  dataSource: DataSource,
  scene: SurveyScene,
  today: PlainDate,
): Promise<void> {
  const at = (fromToday: number) =>
    new Transactions(dataSource, new PastClock(tokyoTime(addDays(today, fromToday), 11)));
  await answer(dataSource, scene, at);
  await examine(scene, at(-3));
  await share(dataSource, scene, at(-1));
}

type At = (fromToday: number) => Transactions;

async function answer(dataSource: DataSource, scene: SurveyScene, at: At): Promise<void> {
  const { calendarId, adopted, candidate } = scene;
  for (const [place, office] of OFFICES.entries()) {
    const service = new RequestSurveysService(at(-12 + place), new AuditTrail(), new Outbox());
    const [known] = await dataSource.query<{ state: string; version: number }[]>(
      'SELECT state, version FROM survey_return WHERE calendar_id = ? AND country_code = ?',
      [calendarId, COUNTRY[office]],
    );
    const [seatsMin, seatsMax, priority, reason] = WANTED[office];
    const isDraft = office === 'kenya';
    const requests = [
      { courseId: adopted.id, seatsMin, seatsMax, priority, reason, remarks: null },
      ...(place % 2 === 0
        ? [
            {
              ...{ courseId: candidate.id, seatsMin: 1, seatsMax: 2, priority: 'B' as const, remarks: null },
              reason: isDraft ? null : 'The river is the only source of the town.',
            },
          ]
        : []),
    ];
    const person = demonstrationPerson(`${office}@kccp.example`);
    const saved = known ?? (await service.saveDraft(calendarId, COUNTRY[office], requests, person, 0));
    if (!isDraft && saved.state === 'DRAFT')
      await service.handIn(calendarId, COUNTRY[office], person, saved.version);
  }
}

async function examine({ adopted, fiscalYear }: SurveyScene, transactions: Transactions): Promise<void> {
  const service = new DecisionsService(transactions, new AuditTrail(), new Idempotency());
  const officer = demonstrationPerson('headquarters@kccp.example');
  const decidedOn = await transactions.run((tx) => Promise.resolve(tx.at.toISOString().slice(0, 10)));
  const facts = { fiscalYear, decidedBy: EXAMINED_BY, decidedOn };
  const course = {
    ...facts,
    result: 'ADOPTED' as const,
    reason: 'Asked for by five countries; the host is ready.',
  };
  await service.decideCourse(
    adopted.id,
    course,
    officer,
    adopted.version,
    once('course decided', officer.accountId),
  );
  const refused = { ...facts, result: 'NOT_APPROVED' as const, countryCode: 'BR' };
  const reason = 'Brazil has a project of its own on the same subject.';
  await service.decideRequest(
    adopted.id,
    { ...refused, reason },
    officer,
    once('request decided', officer.accountId),
  );
}

async function share(
  dataSource: DataSource,
  { draft }: SurveyScene,
  transactions: Transactions,
): Promise<void> {
  const service = new AllotmentProposalsService(transactions, new AuditTrail(), new Idempotency());
  const officer = demonstrationPerson('headquarters@kccp.example');
  const { id, version } = await service.propose(draft.id, officer, once('proposal', officer.accountId));
  const proposed = await dataSource.query<
    { countryCode: string; proposed: number; decided: number | null }[]
  >(
    'SELECT country_code countryCode, proposed, decided FROM proposed_allotment WHERE proposal_id = ? ORDER BY country_code',
    [id],
  );
  if (proposed.some(({ decided }) => decided !== null)) return;
  // One seat is kept back, with the reason that a deviation needs.
  const allotments = proposed.map(({ countryCode, proposed: slots }) =>
    countryCode === 'VN' && slots > 1
      ? {
          countryCode,
          slots: slots - 1,
          reason: 'One seat is kept for the country that has not handed in yet.',
        }
      : { countryCode, slots, reason: null },
  );
  const jicaDeadline = `${draft.fiscalYear}-07-15`;
  await service.decide(id, { jicaDeadline, allotments }, officer, version);
}

/** Sent again after a killed start, a request is answered as before. */
function once(what: string, actorId: string) {
  const key = lastingId(`demonstration ${what}`);
  return { actorId, key, hash: key.replaceAll('-', '').padEnd(64, '0') };
}
