import type { Client } from '../support/client.js';
import { expectStatus } from './course-run.js';

/** Everything that the General Information of a run with a core phase in Japan needs. */
export const completeInformation = (differs: Record<string, unknown> = {}) => ({
  background: 'Water utilities of growing cities lose much of the water that they produce.',
  purpose: 'To reduce the water that is lost.',
  audience: 'Engineers who lead the operation of a distribution network.',
  approach: 'Lectures and practice:\n- measuring\n- finding leaks',
  targetOrganisations: 'Water utilities of cities',
  objective: 'Participants can plan measures against non-revenue water.',
  overallGoal: 'Non-revenue water falls.',
  modules: [
    {
      titleEn: 'Measuring losses',
      titleJa: '漏水量の測定',
      outcome: 'Participants can set up a water balance.',
      subjects: 'Water balance, district metered areas',
    },
  ],
  corePhase: 'Six weeks in Kobe.',
  expectations: 'The organisation uses what its participant brings home.',
  documents: [{ name: 'Official application', about: 'Signed by the head', level: 'REQUIRED' }],
  procedure: 'The organisation hands the documents to its government.',
  travel: 'JICA arranges the ticket.',
  accommodation: 'JICA Kansai, Kobe.',
  expenses: 'JICA pays for accommodation and living.',
  contact: 'JICA Kansai, Kobe',
  ...differs,
});

/** Writes it all, on top of what is there, and issues it. */
export async function anIssuedInformation(
  officer: Client,
  courseRunId: string,
  differs: Record<string, unknown> = {},
  note: string | null = null,
): Promise<{ number: number; version: number }> {
  const path = `/api/domestic-office/course-runs/${courseRunId}/general-information`;
  const before = await expectStatus(200, officer.get(path));
  const written = await expectStatus(
    200,
    officer.patch(path, {
      version: (before.body as { version: number }).version,
      body: completeInformation(differs),
    }),
  );
  const { version } = written.body as { version: number };
  const issued = await expectStatus(200, officer.post(`${path}/issue`, { version, body: { note } }));
  return issued.body as { number: number; version: number };
}
