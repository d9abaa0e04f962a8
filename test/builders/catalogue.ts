import type { Product } from '../support/product.js';
import { type BuiltRun, aCourseRun, aDraftRun, expectStatus } from './course-run.js';
import { anIssuedInformation } from './information.js';

export interface BuiltCatalogue {
  /** Of JICA Kansai, in English, for Kenya and Egypt, with a General Information. */
  water: BuiltRun;
  /** Of JICA Tokyo, in French, for Viet Nam. */
  forest: BuiltRun;
  past: BuiltRun;
  cancelled: BuiltRun;
}

/** Four runs that were published, one of them over and one cancelled, and a draft. */
export async function aCatalogue(product: Product): Promise<BuiltCatalogue> {
  const headquarters = await product.headquarters();
  const water = await aCourseRun(product, { slots: { KE: 2, EG: 1 } });
  const forest = await aCourseRun(product, {
    office: 'TOKYO',
    programmeType: 'SHORT_TERM',
    theme: 'NATURE_CONSERVATION',
    slots: { VN: 3 },
    startsOn: '2026-11-02',
    endsOn: '2026-11-27',
    jicaDeadline: '2026-07-31',
  });
  await expectStatus(
    200,
    headquarters.patch(`/api/headquarters/course-runs/${forest.id}`, {
      version: forest.version,
      body: {
        titleEn: 'Élevage and Forest Management',
        titleJa: '森林管理',
        language: 'fr',
        mode: 'HYBRID',
      },
    }),
  );
  const past = await aCourseRun(product, {
    startsOn: '2026-04-06',
    endsOn: '2026-05-15',
    jicaDeadline: '2026-01-30',
  });
  const cancelled = await aCourseRun(product);
  await expectStatus(
    200,
    headquarters.post(`/api/headquarters/course-runs/${cancelled.id}/cancel`, {
      version: cancelled.version,
      body: { reason: 'The host partner cannot receive the group.' },
    }),
  );
  await aDraftRun(headquarters, {
    office: 'KANSAI',
    programmeType: 'SHORT_TERM',
    fiscalYear: 2026,
    capacity: 3,
    startsOn: '2026-10-05',
    endsOn: '2026-11-13',
    theme: 'HEALTH',
  });
  await anIssuedInformation(await product.domesticOffice(), water.id, {
    objective: 'Participants can plan measures against **leakage**.',
  });
  return { water, forest, past, cancelled };
}
