import { each } from './progress-of-the-year.js';
import { officersOf, type RunOfTheYear, type Year } from './the-year.js';

const ENROLMENTS = '/api/domestic-office/enrolments';

interface Row {
  id: string;
  version: number;
  open: string[];
}

/** People arrive, some do not; some leave early, most complete. */
export async function train(year: Year, runs: RunOfTheYear[]): Promise<void> {
  const { progress, today } = year;
  await progress.stage('Arrivals, no-shows, completions', () =>
    each(runs, async (run) => {
      const [officer] = officersOf(year, run);
      const { body } = await progress.ask(officer, 'GET', `${ENROLMENTS}?courseRunId=${run.id}&limit=200`);
      for (const [n, enrolment] of (body.rows as Row[]).entries()) {
        const move = (name: string, version: number, facts: object) =>
          progress.ask(officer, 'POST', `${ENROLMENTS}/${enrolment.id}/${name}`, { version, body: facts });
        if (!enrolment.open.includes('arrive')) continue;
        if (n % 50 === 49) {
          await move('no-show', enrolment.version, {});
          continue;
        }
        const arrived = await move('arrive', enrolment.version, { on: today });
        if (n % 30 === 29)
          await move('discontinue', arrived.body.version as number, { on: today, reason: 'Called home.' });
        else if (n % 2 === 0) await move('complete', arrived.body.version as number, { on: today });
      }
    }),
  );
}
