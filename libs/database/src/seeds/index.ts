import type { DataSource } from 'typeorm';
import { PastParticipation, Person } from '#applications';
import { type PlainDate, readSettings, SealedFields, SealingSettings, Transactions } from '#platform';
import { RecountService } from '#statistics';
import { demonstrationIsThere, grantDemonstrationRoles, seedDemonstrationAccounts } from './accounts.js';
import { demonstration2018 } from './demonstration-2018.js';
import { demonstrationCurrent } from './demonstration-current.js';
import { seedProgrammeCalendar } from './programme-calendars.js';
import { seedInformation } from './general-information.js';
import { pastParticipantRows } from './past-participants.js';
import { seedPlannableYear } from './plannable-year.js';
import { seedPlans } from './plans.js';
import { publishedCourseRows } from './published-courses.js';
import { seedReference } from './reference.js';
import { seedRunDemands } from './demanded-runs.js';
import type { Rows } from './rows.js';
import { seedScenes } from './scenes/index.js';
import { SeedWriter } from './writer.js';

export { countryFacts } from './countries.js';
export { PassportNames } from './people.js';
export { Randomness } from './randomness.js';
export { seedRealSizeYear } from './real-size-year.js';
export { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, signInLines } from './accounts.js';

/** Countries, offices and published figures: what a real installation begins with. */
export async function seedReferenceData(dataSource: DataSource): Promise<void> {
  await seedReference(dataSource);
}

/**
 * The published courses, FY2018 as published and a current year, with an account per role. Does nothing where it is
 * there already; killed in between, it completes at the next call.
 */
export async function seedDemonstration(
  dataSource: DataSource,
  options: { today: PlainDate; now: Date; say: (line: string) => void },
): Promise<void> {
  const { today, now, say } = options;
  if (await demonstrationIsThere(dataSource)) return;
  await seedReference(dataSource);
  say('Countries, offices and published figures are in.');
  const sets = [publishedCourseRows(), demonstration2018(), demonstrationCurrent(today)];
  if (await addTogether(dataSource, sets, pastParticipantRows(sets[2]!, today)))
    sets.forEach((set, index) => say(summary(SET_NAMES[index]!, set)));
  await seedDemonstrationAccounts(dataSource, now);
  const sealed = new SealedFields(readSettings(SealingSettings));
  await seedProgrammeCalendar(dataSource, today, now);
  say(summary('Further scenes', await seedScenes(dataSource, today, sealed)));
  if (await seedPlannableYear(dataSource, today)) say('Capacity of offices and host partners is in.');
  if (await seedRunDemands(dataSource, today)) say('Run demands of the coming fiscal year are in.');
  say(`First drafts of plans: ${await seedPlans(dataSource, now)} runs placed.`);
  const cells = await new RecountService(dataSource, new Transactions(dataSource)).rebuild();
  say(`Annual counts: ${cells} cells.`);
  say(`General Information: ${await seedInformation(dataSource, today)} issued.`);
  await grantDemonstrationRoles(dataSource, now);
}

const SET_NAMES = ['Published courses', 'Fiscal year 2018', 'Current year'];

function summary(name: string, { courseRuns, nominations, enrolments }: Rows): string {
  const parts = [`${courseRuns.length} course runs`];
  if (nominations.length > 0)
    parts.push(`${nominations.length} nominations`, `${enrolments.length} enrolments`);
  return `${name}: ${parts.join(', ')}.`;
}

/** All in one transaction, so that none of it is there or all. Answers false when it is there. */
function addTogether(
  dataSource: DataSource,
  sets: Rows[],
  past: ReturnType<typeof pastParticipantRows>,
): Promise<boolean> {
  const [first] = sets.flatMap((set) => set.courseRuns);
  return new Transactions(dataSource).run(async (tx) => {
    if (await tx.row('SELECT id FROM course_run WHERE id = ?', [first!.id])) return false;
    const writer = new SeedWriter(dataSource, tx);
    for (const set of sets) await writer.insertAll(set);
    await writer.insert(Person, past.persons);
    await writer.insert(PastParticipation, past.participations);
    return true;
  });
}
