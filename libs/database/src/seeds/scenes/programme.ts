import type { DataSource } from 'typeorm';
import { MaterialUse } from '#jica-net';
import { addDays, AuditTrail, Idempotency, Outbox, type PlainDate, Transactions } from '#platform';
import {
  type NewSession,
  ProgrammeDraftsService,
  ProgrammeRecords,
  ProgrammeReleasesService,
} from '#training';
import { DEMONSTRATION_HOST, demonstrationPerson } from '../accounts.js';
import { lastingId } from '../lasting-id.js';
import { PastClock } from '../past-clock.js';
import { SeedWriter } from '../writer.js';

interface ProgrammeScene {
  courseRunId: string;
  /** First day of the core phase, a Sunday. */
  startsOn: PlainDate;
  materialIds: string[];
  releasedAt: [Date, Date];
}

const HOST = { hostPartnerId: DEMONSTRATION_HOST.id };

/** Day of the course (0 is the Sunday of arrival), from, to, what. */
const SESSIONS: [number, string, string, Omit<NewSession, 'day' | 'startsAt' | 'endsAt'>][] = [
  [1, '10:00', '10:45', { kind: 'CEREMONY', title: 'Opening', place: 'JICA Kansai, hall' }],
  [
    1,
    '11:00',
    '12:30',
    {
      kind: 'LECTURE',
      title: 'How the programme hangs together',
      place: 'JICA Kansai, room 3',
      leader: 'Course leader',
      language: 'en',
    },
  ],
  [
    1,
    '14:00',
    '16:30',
    {
      kind: 'LECTURE',
      title: 'Schools and teachers in Japan since 1872',
      place: 'JICA Kansai, room 3',
      language: 'ja',
      interpretation: 'en',
    },
  ],
  [
    2,
    '09:30',
    '12:00',
    { kind: 'SITE_VISIT', title: 'A lesson in a primary school, and its discussion', ...HOST },
  ],
  [
    2,
    '14:00',
    '16:00',
    { kind: 'DISCUSSION', title: 'What we saw in the lesson', place: 'JICA Kansai, room 3' },
  ],
  [
    3,
    '09:30',
    '12:00',
    { kind: 'PRACTICE', title: 'Experiments with simple things: biology', forGroup: 'Group A', ...HOST },
  ],
  [
    3,
    '09:30',
    '12:00',
    { kind: 'PRACTICE', title: 'Experiments with simple things: physics', forGroup: 'Group B', ...HOST },
  ],
  [
    4,
    '10:00',
    '12:00',
    {
      kind: 'SCHOOL_VISIT',
      title: 'With pupils of a junior high school',
      hostName: 'Aozora Junior High School (invented)',
    },
  ],
  [
    6,
    '11:00',
    '17:00',
    { kind: 'HOME_VISIT', title: 'At home with families', hostName: 'Families of the neighbourhood' },
  ],
  [
    8,
    '09:30',
    '12:00',
    {
      kind: 'LECTURE',
      title: 'From the action plan to the first term',
      place: 'JICA Kansai, room 3',
      language: 'en',
    },
  ],
];
const MOVED = { title: 'With pupils of a junior high school', startsAt: '13:30', endsAt: '15:30' };

/** A programme given out in two versions, with materials for the course and for one of its sessions. Left alone where there is one. */
export async function programmeScene(dataSource: DataSource, scene: ProgrammeScene): Promise<void> {
  const { courseRunId, startsOn, materialIds, releasedAt } = scene;
  const officer = demonstrationPerson('kansai@kccp.example');
  const [begun] = await dataSource.query<unknown[]>('SELECT 1 FROM material_use WHERE course_run_id = ?', [
    courseRunId,
  ]);
  if (begun) return;
  // What a killed start has left is begun anew.
  await forget(dataSource, courseRunId);
  const at = (instant: Date) => {
    const transactions = new Transactions(dataSource, new PastClock(instant));
    const parts = [new AuditTrail(), new Idempotency(), new ProgrammeRecords()] as const;
    const [audit, idempotency, records] = parts;
    return {
      drafts: new ProgrammeDraftsService(transactions, audit, idempotency, records),
      releases: new ProgrammeReleasesService(transactions, audit, new Outbox(), idempotency, records),
    };
  };
  const [first, second] = [at(releasedAt[0]), at(releasedAt[1])];
  const ids = new Map<string, string>();
  let version = 0;
  for (const [day, startsAt, endsAt, facts] of SESSIONS) {
    const session = { ...facts, day: addDays(startsOn, day), startsAt, endsAt };
    const added = await first.drafts.add(courseRunId, session, officer, version, null);
    ids.set(facts.title, added.id);
    version = added.version;
  }
  ({ version } = await first.releases.release(courseRunId, null, officer, version, null));
  const { title, ...times } = MOVED;
  ({ version } = await second.drafts.amend(ids.get(title)!, times, officer, version));
  const closing: NewSession = {
    ...{ kind: 'CEREMONY', title: 'Action plans are presented; closing', place: 'JICA Kansai, hall' },
    ...{ day: addDays(startsOn, 39), startsAt: '10:00', endsAt: '12:30' },
  };
  ({ version } = await second.drafts.add(courseRunId, closing, officer, version, null));
  const note = 'The school asked for the afternoon; the closing is fixed now.';
  await second.releases.release(courseRunId, note, officer, version, null);
  const uses = materialIds.map((materialId, index): MaterialUse => {
    const sessionId = index === 0 ? ids.get('A lesson in a primary school, and its discussion')! : null;
    return { id: lastingId(`material use ${materialId}`), materialId, courseRunId, sessionId };
  });
  await new Transactions(dataSource).run((tx) => new SeedWriter(dataSource, tx).insert(MaterialUse, uses));
}

async function forget(dataSource: DataSource, courseRunId: string): Promise<void> {
  await new Transactions(dataSource).run(async (tx) => {
    await tx.write(
      'DELETE s FROM released_session s JOIN programme_release p ON p.id = s.release_id WHERE p.course_run_id = ?',
      [courseRunId],
    );
    for (const table of ['programme_release', 'programme_session', 'programme'])
      await tx.write(`DELETE FROM ${table} WHERE course_run_id = ?`, [courseRunId]);
  });
}
