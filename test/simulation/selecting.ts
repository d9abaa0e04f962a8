import { each } from './progress-of-the-year.js';
import { officersOf, type Nominated, type RunOfTheYear, type Year } from './the-year.js';

const OFFICE = '/api/domestic-office';

/** Screening, selection by two persons, release; some people decline, and their places go to the reserve list. */
export async function select(year: Year, runs: RunOfTheYear[], nominated: Nominated[]): Promise<void> {
  const ofRun = Map.groupBy(nominated, ({ courseRunId }) => courseRunId);
  await screen(year, runs, ofRun);
  await decide(year, runs);
  await release(year, runs);
  await decline(year, nominated);
}

async function screen(
  { progress, ...year }: Year,
  runs: RunOfTheYear[],
  ofRun: Map<string, Nominated[]>,
): Promise<void> {
  const one = { progress, ...year };
  await progress.stage('Taken under screening', () =>
    each(runs, async (run) => {
      const [officer] = officersOf(one, run);
      for (const { id, version } of ofRun.get(run.id) ?? [])
        await progress.ask(officer, 'POST', `${OFFICE}/nominations/${id}/screen`, { version: version + 1 });
    }),
  );
}

async function decide(year: Year, runs: RunOfTheYear[]): Promise<void> {
  const { progress } = year;
  await progress.stage('Selected by one person, approved by a second', () =>
    each(runs, async (run) => {
      const [officer, second] = officersOf(year, run);
      const list = (await progress.ask(officer, 'POST', `${OFFICE}/course-runs/${run.id}/selection-lists`))
        .body;
      const path = `${OFFICE}/selection-lists/${list.id}`;
      const adopted = await progress.ask(officer, 'POST', `${path}/adopt`, {
        version: list.version as number,
      });
      const handedOn = await progress.ask(officer, 'POST', `${path}/hand-on`, {
        version: adopted.body.version as number,
      });
      await progress.ask(second, 'POST', `${path}/approve`, { version: handedOn.body.version as number });
    }),
  );
}

async function release(year: Year, runs: RunOfTheYear[]): Promise<void> {
  const { progress } = year;
  await progress.stage('Results rehearsed and released', () =>
    each(runs, async (run) => {
      const [officer] = officersOf(year, run);
      await progress.ask(officer, 'GET', `${OFFICE}/course-runs/${run.id}/release-rehearsal`);
      await progress.ask(officer, 'POST', `${OFFICE}/course-runs/${run.id}/release-results`);
    }),
  );
}

/** One in forty cannot come. */
async function decline({ progress, staff }: Year, nominated: Nominated[]): Promise<void> {
  await progress.stage('Places declined', () =>
    each(
      nominated.filter((_, n) => n % 40 === 0),
      async ({ id, countryCode }) => {
        const path = `/api/overseas-office/nominations/${id}`;
        const office = staff.overseas.get(countryCode)!;
        const { body } = await progress.ask(office, 'GET', path);
        if (!(body.open as string[]).includes('decline')) return;
        await progress.ask(office, 'POST', `${path}/decline`, {
          version: body.version as number,
          body: { reason: 'The ministry cannot spare the officer.' },
        });
      },
    ),
  );
}
