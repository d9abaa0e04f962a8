import type { DataSource } from 'typeorm';
import { CalendarMilestone, fiscalYearOf, ProgrammeCalendar } from '#catalogue';
import { addDays, type PlainDate, Transactions } from '#platform';
import { lastingId } from './lasting-id.js';
import { SeedWriter } from './writer.js';

type Sketch = Pick<CalendarMilestone, 'code' | 'name' | 'opens' | 'closes' | 'reminds' | 'remindDaysBefore'>;

const silent = { opens: null, closes: null, reminds: 'NOBODY', remindDaysBefore: '' } as const;

/** Days from today on which the milestones of the next year fall: its survey is under way. */
const MILESTONES: readonly [number, Sketch][] = [
  [-14, { ...silent, code: 'SURVEY_OPENS', name: 'Request survey opens', opens: 'REQUEST_SURVEY' }],
  [
    28,
    {
      ...{
        code: 'SURVEY_CLOSES',
        name: 'Last day of the request survey',
        opens: null,
        closes: 'REQUEST_SURVEY',
      },
      ...{ reminds: 'OFFICES_WITH_OPEN_SURVEY', remindDaysBefore: '14,3,1' },
    },
  ],
  [90, { ...silent, code: 'DECISION', name: 'Examination ends; notes verbales are exchanged' }],
  [
    100,
    { ...silent, code: 'ALLOTMENTS_RELEASED', name: 'Allotments are released', opens: 'ALLOTMENT_RELEASE' },
  ],
  [
    120,
    {
      ...{ ...silent, code: 'GI_ISSUE', name: 'General Information of the first courses is issued' },
      ...{ reminds: 'DOMESTIC_OFFICES', remindDaysBefore: '30,7' },
    },
  ],
];

/** The programme calendar of the year after the current one. A year that has one keeps it. */
export async function seedProgrammeCalendar(
  dataSource: DataSource,
  today: PlainDate,
  now: Date,
): Promise<void> {
  const fiscalYear = fiscalYearOf(today) + 1;
  const id = lastingId(`programme calendar ${fiscalYear}`);
  const milestones = MILESTONES.map(([days, milestone]): CalendarMilestone => ({
    ...milestone,
    id: lastingId(`milestone ${fiscalYear} ${milestone.code}`),
    calendarId: id,
    fallsOn: addDays(today, days),
  }));
  await new Transactions(dataSource).run(async (tx) => {
    if (await tx.row('SELECT id FROM programme_calendar WHERE fiscal_year = ?', [fiscalYear])) return;
    const writer = new SeedWriter(dataSource, tx);
    await writer.insert(ProgrammeCalendar, [{ id, fiscalYear, createdAt: now, version: 1 }]);
    await writer.insert(CalendarMilestone, milestones);
  });
}
