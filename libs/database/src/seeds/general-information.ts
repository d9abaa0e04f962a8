import type { DataSource } from 'typeorm';
import { HostingQueries } from '#allocation';
import {
  GeneralInformationService,
  type InformationContent,
  type LeafType,
  type Theme,
  THEMES,
} from '#catalogue';
import { Actor } from '#identity';
import { addDays, AuditTrail, Outbox, type PlainDate, Transactions } from '#platform';
import { demonstrationActor } from './accounts.js';
import { tokyoTime } from './holding.js';
import { PastClock } from './past-clock.js';

interface RunToDescribe {
  id: string;
  theme: Theme;
  programmeType: LeafType;
  domesticOfficeCode: string;
  firstDeadline: PlainDate;
}

const DAYS_BEFORE_DEADLINE = 60;

/** A General Information for every run of the demonstration that has not begun; what has one already is left alone. Answers how many. */
export async function seedInformation(dataSource: DataSource, today: PlainDate): Promise<number> {
  const runs = await dataSource.query<RunToDescribe[]>(
    `SELECT r.id, r.theme, r.programme_type programmeType, r.domestic_office_code domesticOfficeCode,
       (SELECT MIN(a.jica_deadline) FROM allotment a WHERE a.course_run_id = r.id) firstDeadline
     FROM course_run r WHERE r.state = 'PUBLISHED' AND r.starts_on > ?
       AND NOT EXISTS (SELECT 1 FROM information_version v WHERE v.course_run_id = r.id) ORDER BY r.id`,
    [today],
  );
  const hosting = new HostingQueries(dataSource);
  const offices = await hosting.domesticOffices();
  const officer = new Actor(demonstrationActor('HEADQUARTERS', '')!, 'Headquarters', []);
  const everywhere = { kind: 'HEADQUARTERS' } as const;
  for (const run of runs) {
    const before = addDays(run.firstDeadline, -DAYS_BEFORE_DEADLINE);
    const clock = new PastClock(tokyoTime(before < today ? before : addDays(today, -1), 11));
    const transactions = new Transactions(dataSource, clock);
    const service = new GeneralInformationService(transactions, new AuditTrail(), new Outbox());
    const office = offices.find(({ code }) => code === run.domesticOfficeCode) ?? null;
    const partners = await hosting.hostPartnersOf(run.id);
    const organisers = {
      office: office && { nameEn: office.nameEn, nameJa: office.nameJa },
      hostPartners: partners.map(({ name }) => name),
    };
    const { version } = await service.write(
      run.id,
      contentOf(run, office?.nameEn ?? 'JICA'),
      everywhere,
      officer,
      await versionOf(dataSource, run.id),
    );
    await service.issue(run.id, { organisers, note: null }, everywhere, officer, version);
  }
  return runs.length;
}

/** Killed between writing and issuing, the next call goes on from what is written. */
async function versionOf(dataSource: DataSource, courseRunId: string): Promise<number> {
  const [draft] = await dataSource.query<{ version: number }[]>(
    'SELECT version FROM general_information WHERE course_run_id = ?',
    [courseRunId],
  );
  return draft?.version ?? 0;
}

function contentOf({ theme, programmeType }: RunToDescribe, office: string): Partial<InformationContent> {
  const field = THEMES[theme].nameEn.toLowerCase();
  const longTerm = programmeType === 'LONG_TERM';
  return {
    background: `Many countries have plans in the field of ${field}, and few people who can carry them out. Organisations ask for experience that was made under similar conditions, and for colleagues abroad with whom they can go on working.\n\nJapan has been through some of the same problems. What was learnt, and what went wrong, is shared in this program.`,
    purpose: `To strengthen those who plan and carry out work in the field of ${field}.`,
    audience:
      'People who do this work today in a governmental or public organisation, and will go on doing it.',
    approach: longTerm
      ? 'Study for a degree at a graduate school, with practice at offices and enterprises in the vacations.'
      : 'Lectures, discussions, practice and visits to those who do the work:\n- seeing how it is done in Japan\n- comparing it with the own country\n- writing an action plan that can begin within a year',
    targetOrganisations: `Ministries, local governments and public organisations in charge of ${field}.`,
    objective: `Participants can explain the problems of their organisation in the field of ${field}, and have a plan for solving one of them.`,
    overallGoal: `The work of the participants' organisations in the field of ${field} becomes better.`,
    modules: [
      {
        titleEn: 'Policies and institutions',
        titleJa: '政策と制度',
        outcome: 'Participants can compare the policies of Japan with those of their country.',
        subjects: 'History, laws, budgets, and who does what',
      },
      {
        titleEn: 'Practice',
        titleJa: '実践',
        outcome: 'Participants know methods that can be used at home, with their cost.',
        subjects: 'Visits, practice, talks with those who do the work',
      },
      {
        titleEn: 'Action plan',
        titleJa: 'アクションプラン',
        outcome: 'Participants have a plan for the first year at home.',
        subjects: 'Analysis of the problem, planning, presentation at the evaluation meeting',
      },
    ],
    corePhase:
      'Participants arrive the day before, are briefed on life in Japan, and follow the program together.',
    expectations:
      'The organisation chooses a participant who can use what was learnt, sets the participant free from other duties for the whole period, and supports the action plan afterwards.',
    documents: [
      { name: 'Official application', about: 'Signed by the head of the organisation', level: 'REQUIRED' },
      { name: 'Nomination form, part B', about: 'Every item filled in', level: 'REQUIRED' },
      { name: 'Copy of the passport', about: 'The page with the photograph', level: 'REQUIRED' },
      { name: 'Certificate of the language', about: null, level: 'IF_APPLICABLE' },
    ],
    procedure:
      'The organisation hands the documents to the office of its government that coordinates training. The government nominates through the JICA office or the Embassy of Japan. The office in Japan reads the documents and consults the host partner.',
    conditions:
      '- to follow the program from the first day to the last\n- not to change the program or extend the stay\n- not to bring family members\n- to observe the laws of Japan',
    travel: 'JICA arranges and pays the round trip. Please do not book a flight yourself.',
    accommodation: `Accommodation is arranged by ${office}.`,
    expenses: 'JICA pays accommodation, living, books and shipping, and an insurance during the stay.',
    preDeparture:
      'The JICA office or the Embassy of Japan explains visa, ticket and life in Japan before departure.',
    contact: office,
  };
}
