import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';

let serial = 0;

export interface BuiltRun {
  id: string;
  courseNumber: string;
  version: number;
}

export interface RunFacts {
  office: string;
  programmeType: string;
  fiscalYear: number;
  capacity: number;
  slots: Record<string, number>;
  startsOn: string;
  endsOn: string;
  jicaDeadline: string;
  theme: string;
  /** With one, nominations need a dossier. */
  formVersion?: string;
}

/** A published course run of JICA Kansai in autumn 2026; say only what differs. */
export async function aCourseRun(product: Product, differs: Partial<RunFacts> = {}): Promise<BuiltRun> {
  const facts: RunFacts = {
    office: 'KANSAI',
    programmeType: 'GROUP_REGION_FOCUS',
    fiscalYear: 2026,
    capacity: 14,
    slots: { KE: 2 },
    startsOn: '2026-10-05',
    endsOn: '2026-11-13',
    jicaDeadline: '2026-06-12',
    theme: 'WATER_AND_DISASTER',
    ...differs,
  };
  const headquarters = await product.headquarters();
  const draft = await aDraftRun(headquarters, facts);
  for (const [country, slots] of Object.entries(facts.slots)) {
    await expectStatus(
      200,
      headquarters.put(`/api/headquarters/course-runs/${draft.id}/allotments/${country}`, {
        body: { slots, jicaDeadline: facts.jicaDeadline },
      }),
    );
  }
  const { body } = await expectStatus(
    200,
    headquarters.post(`/api/headquarters/course-runs/${draft.id}/publish`, { version: 1 }),
  );
  return { ...draft, version: (body as { version: number }).version };
}

export async function aDraftRun(
  headquarters: Client,
  facts: Omit<RunFacts, 'slots' | 'jicaDeadline'>,
): Promise<BuiltRun> {
  const { programmeType, theme, fiscalYear } = facts;
  const course = await expectStatus(
    201,
    headquarters.post('/api/headquarters/courses', {
      body: {
        titleEn: 'Water Supply for Urban Areas',
        titleJa: '都市上水道',
        programmeType,
        theme,
        firstFiscalYear: fiscalYear,
      },
    }),
  );
  const courseNumber = `${String(202600000 + ++serial)}J${String(process.pid % 1000).padStart(3, '0')}`;
  const phases = [
    { kind: 'CORE', startsOn: facts.startsOn, endsOn: facts.endsOn, place: 'Kobe', mode: 'IN_JAPAN' },
  ];
  const run = await expectStatus(
    201,
    headquarters.post('/api/headquarters/course-runs', {
      body: {
        courseId: (course.body as { id: string }).id,
        fiscalYear,
        courseNumber,
        language: 'en',
        mode: 'IN_JAPAN',
        capacity: facts.capacity,
        domesticOfficeCode: facts.office,
        resultOn: '2026-08-28',
        formVersion: facts.formVersion,
        phases,
        criteria: [
          { kind: 'EXPERIENCE', level: 'ESSENTIAL', wording: 'At least five years in water supply' },
        ],
      },
    }),
  );
  return { id: (run.body as { id: string }).id, courseNumber, version: 1 };
}

export async function expectStatus<A extends { status: number; text: string }>(
  status: number,
  answering: Promise<A>,
): Promise<A> {
  const answer = await answering;
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
