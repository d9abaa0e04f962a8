import { THEME_CODES } from '#catalogue';
import { addDays, addMonths } from '#platform';
import { each } from './progress-of-the-year.js';
import type { RunOfTheYear, Year } from './the-year.js';

const HQ = '/api/headquarters';

interface Course {
  id: string;
  officeCode: string;
  countries: string[];
}

/** From the courses of last year to published runs with released allotments. */
export async function plan(year: Year): Promise<RunOfTheYear[]> {
  const courses = await lastYearsRuns(year);
  const calendarId = await calendar(year);
  const runs = await rollOver(year, courses);
  await survey(year, calendarId, courses);
  await allot(year, calendarId, runs);
  await publish(year, runs);
  return runs;
}

/** Courses with a run of the year before, complete but for its number. */
async function lastYearsRuns(year: Year): Promise<Course[]> {
  const { progress, staff, scale } = year;
  const offices = [...staff.domestic.keys()];
  const countries = [...staff.overseas.keys()];
  const ago = (date: string) => addMonths(date, -12);
  const courses: Course[] = [];
  await progress.stage('Courses and their runs of last year', () =>
    each(Array.from({ length: scale.runs }), async (_, n) => {
      const formed = await progress.ask(staff.headquarters, 'POST', `${HQ}/courses`, {
        body: {
          titleEn: `Course of the simulated year ${n + 1}`,
          titleJa: `模擬年度の案件 ${n + 1}`,
          programmeType: n % 6 === 5 ? 'YOUNG_LEADERS' : 'GROUP_REGION_FOCUS',
          theme: THEME_CODES[n % THEME_CODES.length],
          firstFiscalYear: year.fiscalYear - 1,
        },
      });
      const officeCode = offices[n % offices.length]!;
      await progress.ask(staff.headquarters, 'POST', `${HQ}/course-runs`, {
        body: {
          courseId: formed.body.id,
          fiscalYear: year.fiscalYear - 1,
          language: 'en',
          mode: 'IN_JAPAN',
          capacity: 16,
          domesticOfficeCode: officeCode,
          resultOn: ago(year.startsOn),
          phases: [
            {
              kind: 'CORE',
              startsOn: ago(year.startsOn),
              endsOn: ago(year.endsOn),
              place: 'Japan',
              mode: 'IN_JAPAN',
            },
          ],
          criteria: [{ kind: 'EXPERIENCE', level: 'ESSENTIAL', wording: 'At least five years in the field' }],
        },
      });
      const own = Array.from(
        { length: scale.countriesARun },
        (__, place) => countries[(n * 7 + place * 13) % countries.length]!,
      );
      courses[n] = { id: formed.body.id as string, officeCode, countries: [...new Set(own)] };
    }),
  );
  return courses;
}

/** Survey and release are open today. */
async function calendar({ progress, staff, fiscalYear, today }: Year): Promise<string> {
  const milestone = (code: string, opens: string | null, closes: string | null, fallsOn = today) => ({
    code,
    name: code.toLowerCase().replaceAll('_', ' '),
    fallsOn,
    opens,
    closes,
    reminds: 'NOBODY',
    remindDaysBefore: [],
  });
  return progress.stage('Programme calendar', async () => {
    const milestones = [
      milestone('SURVEY_OPENS', 'REQUEST_SURVEY', null, addDays(today, -1)),
      milestone('SURVEY_CLOSES', null, 'REQUEST_SURVEY'),
      milestone('ALLOTMENTS_RELEASED', 'ALLOTMENT_RELEASE', null),
    ];
    const made = await progress.ask(staff.headquarters, 'POST', `${HQ}/programme-calendars`, {
      body: { fiscalYear, milestones },
    });
    return made.body.id as string;
  });
}

async function rollOver({ progress, staff, fiscalYear }: Year, courses: Course[]): Promise<RunOfTheYear[]> {
  return progress.stage('Roll-over into the year', async () => {
    const report = await progress.ask(staff.headquarters, 'POST', `${HQ}/roll-overs`, {
      body: { fiscalYear },
    });
    const rows = report.body.rows as { courseId: string; courseRunId: string | null }[];
    const runOf = new Map(rows.map(({ courseId, courseRunId }) => [courseId, courseRunId]));
    return courses.map((course) => {
      const id = runOf.get(course.id);
      if (!id) throw new Error(`The course ${course.id} was not rolled over: ${report.text.slice(0, 500)}`);
      return { id, officeCode: course.officeCode, countries: course.countries };
    });
  });
}

/** Every country asks for its courses and hands in. */
async function survey({ progress, staff }: Year, calendarId: string, courses: Course[]): Promise<void> {
  const wanted = new Map<string, object[]>();
  courses.forEach((course, n) =>
    course.countries.forEach((country, place) => {
      const request = {
        courseId: course.id,
        seatsMin: 1,
        seatsMax: 2 + ((n + place) % 3),
        priority: ['A', 'B', 'C'][(n + place) % 3],
        reason: 'The new plan of the ministry needs it.',
      };
      wanted.set(country, [...(wanted.get(country) ?? []), request]);
    }),
  );
  await progress.stage('Request survey', () =>
    each([...wanted], async ([country, requests]) => {
      const path = `/api/overseas-office/request-surveys/${calendarId}/countries/${country}`;
      const office = staff.overseas.get(country)!;
      const saved = await progress.ask(office, 'PUT', path, { version: 0, body: { requests } });
      await progress.ask(office, 'POST', `${path}/hand-in`, { version: saved.body.version as number });
    }),
  );
}

async function allot(
  { progress, staff, jicaDeadline }: Year,
  calendarId: string,
  runs: RunOfTheYear[],
): Promise<void> {
  const hq = staff.headquarters;
  await progress.stage('Allotments proposed and decided', () =>
    each(runs, async (run) => {
      const proposed = await progress.ask(hq, 'POST', `${HQ}/course-runs/${run.id}/allotment-proposals`);
      const { body } = await progress.ask(hq, 'GET', `${HQ}/allotment-proposals/${proposed.body.id}`);
      const shares = body.allotments as { countryCode: string; proposed: number }[];
      const allotments = shares.map(({ countryCode, proposed: slots }) => ({
        countryCode,
        slots,
        reason: null,
      }));
      await progress.ask(hq, 'PUT', `${HQ}/allotment-proposals/${proposed.body.id}/decision`, {
        version: body.version as number,
        body: { jicaDeadline, allotments },
      });
      run.countries = shares.filter(({ proposed: slots }) => slots > 0).map(({ countryCode }) => countryCode);
    }),
  );
  await progress.stage('Allotments released', () =>
    progress.ask(hq, 'POST', `${HQ}/programme-calendars/${calendarId}/allotment-releases`),
  );
}

async function publish({ progress, staff, fiscalYear }: Year, runs: RunOfTheYear[]): Promise<void> {
  const hq = staff.headquarters;
  await progress.stage('Runs numbered and published', () =>
    each(runs, async (run, n) => {
      const path = `${HQ}/course-runs/${run.id}`;
      const { body } = await progress.ask(hq, 'GET', path);
      const courseNumber = `${fiscalYear}${String(n).padStart(5, '0')}J${String(n % 1000).padStart(3, '0')}`;
      const numbered = await progress.ask(hq, 'PATCH', path, {
        version: body.version as number,
        body: { courseNumber },
      });
      await progress.ask(hq, 'POST', `${path}/publish`, { version: numbered.body.version as number });
    }),
  );
}
