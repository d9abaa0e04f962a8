import type { DataSource } from 'typeorm';
import { CompetitionProposal, ProposalCompetition, RunDemand } from '#allocation';
import { Course, CourseRun, fiscalYearOf, Phase } from '#catalogue';
import { addDays, type PlainDate, type Transaction, Transactions } from '#platform';
import { demonstrationPerson } from './accounts.js';
import { lastingId } from './lasting-id.js';
import { plannedRuns } from './planned-runs.js';
import { tokyoTime } from './holding.js';
import { SeedWriter } from './writer.js';

/** About a tenth of a real year, as are the people and the beds of the demonstration. */
const RUNS = 48;

/** Drafts of the runs of the coming fiscal year, to be planned, and a proposal competition that is under way. Answers false when it is there. */
export function seedRunDemands(dataSource: DataSource, today: PlainDate): Promise<boolean> {
  const fiscalYear = fiscalYearOf(today) + 1;
  const createdAt = tokyoTime(addDays(today, -25), 10);
  const planned = plannedRuns(fiscalYear, RUNS, { key: `demanded ${fiscalYear}`, createdAt });
  return new Transactions(dataSource).run(async (tx) => {
    if (await tx.row('SELECT id FROM course_run WHERE id = ?', [planned.courseRuns[0]!.id])) return false;
    const writer = new SeedWriter(dataSource, tx);
    await writer.insert(Course, planned.courses);
    await writer.insert(CourseRun, planned.courseRuns);
    await writer.insert(Phase, planned.phases);
    await writer.insert(RunDemand, planned.demands);
    const young = planned.courseRuns.find(({ programmeType }) => programmeType === 'YOUNG_LEADERS');
    if (young) await callFor(tx, writer, young, today);
    return true;
  });
}

/** Two host partners have proposed; the call ends in a week. */
async function callFor(
  tx: Transaction,
  writer: SeedWriter,
  { id: courseRunId, domesticOfficeCode }: CourseRun,
  today: PlainDate,
): Promise<void> {
  const { accountId: headquarters } = demonstrationPerson('headquarters@kccp.example');
  const competition = { id: lastingId(`competition ${courseRunId}`), courseRunId };
  await writer.insert(ProposalCompetition, [
    {
      ...{ ...competition, calledBy: headquarters, calledAt: tokyoTime(addDays(today, -10), 10) },
      callText:
        'Three weeks for young officials: work in a small municipality, days in schools, a family each.',
      ...{ opensOn: addDays(today, -9), closesOn: addDays(today, 7), evaluatorsNeeded: 2, version: 1 },
      ...{
        chosenProposalId: null,
        chosenBecause: null,
        chosenBy: null,
        chosenAt: null,
        reopenedBecause: null,
      },
    },
  ]);
  const partners = await tx.rows<{ id: string }>(
    `SELECT DISTINCT h.id FROM host_partner h JOIN host_partner_agreement a ON a.host_partner_id = h.id
     JOIN prefecture_assignment p ON p.prefecture = h.prefecture AND p.valid_to IS NULL AND p.domestic_office_code = ?
     ORDER BY h.id LIMIT 2`,
    [domesticOfficeCode],
  );
  const plans = ['A town office and its neighbours', 'From the fields to the market'];
  await writer.insert(
    CompetitionProposal,
    partners.map(({ id: hostPartnerId }, index) => ({
      ...{
        id: lastingId(`proposal ${index} ${courseRunId}`, index),
        competitionId: competition.id,
        hostPartnerId,
      },
      ...{ title: plans[index]!, startWeek: 26 + index, enteredBy: headquarters, withdrawnBecause: null },
      plan: 'Two weeks at work with people of the same age, one week of visits, a report on the last day.',
      ...{ enteredAt: tokyoTime(addDays(today, -3 + index), 14), version: 1 },
    })),
  );
}
