import { each } from './progress-of-the-year.js';
import { nominee } from './people-of-the-year.js';
import type { Nominated, RunOfTheYear, Year } from './the-year.js';

/** Overseas offices draft their nominees and hand them in, all of a country to a run together. */
export async function nominate(year: Year, runs: RunOfTheYear[]): Promise<Nominated[]> {
  const { progress, staff, scale } = year;
  const places = runs.flatMap((run) =>
    run.countries.map((countryCode) => ({ courseRunId: run.id, countryCode })),
  );
  const wanted = Array.from({ length: scale.nominations }, (_, n) => places[n % places.length]!);
  const drafts: Nominated[] = [];
  await progress.stage('Nominations drafted', () =>
    each(wanted, async ({ courseRunId, countryCode }, n) => {
      const { body } = await progress.ask(
        staff.overseas.get(countryCode)!,
        'POST',
        '/api/overseas-office/nominations',
        { body: { courseRunId, countryCode, ...nominee(n) } },
      );
      drafts[n] = { id: body.id as string, version: body.version as number, courseRunId, countryCode };
    }),
  );
  const batches = [
    ...Map.groupBy(drafts, ({ courseRunId, countryCode }) => `${courseRunId} ${countryCode}`).values(),
  ];
  await progress.stage('Nominations submitted in batches', () =>
    each(batches, async (batch) => {
      await progress.ask(
        staff.overseas.get(batch[0]!.countryCode)!,
        'POST',
        '/api/overseas-office/submission-batches',
        {
          body: { nominations: batch.map(({ id, version }) => ({ id, version })) },
        },
      );
    }),
  );
  return drafts;
}
