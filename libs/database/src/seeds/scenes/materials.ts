import { fiscalYearOf, type FiscalYear } from '#catalogue';
import { AnnualVisitCount, Material, type MaterialAccess, type MaterialKind, VisitDay } from '#jica-net';
import type { Theme } from '#catalogue';
import type { Stage } from './scene.js';

interface MaterialSketch {
  kind: MaterialKind;
  titleEn: string;
  titleJa: string | null;
  theme: Theme;
  language: string;
  minutes: number;
  access?: MaterialAccess;
}

const SKETCHES: MaterialSketch[] = [
  {
    ...{ kind: 'VIDEO', titleEn: 'A Lesson Is Watched, and Taught Again', titleJa: '授業研究の一日' },
    ...{ theme: 'EDUCATION', language: 'en', minutes: 24 },
  },
  {
    ...{ kind: 'MULTIMEDIA', titleEn: 'Experiments with What the Kitchen Has', titleJa: '台所でできる実験' },
    ...{ theme: 'EDUCATION', language: 'en', minutes: 40 },
  },
  {
    ...{ kind: 'VIDEO', titleEn: 'Leçons de mathématiques', titleJa: null },
    ...{ theme: 'EDUCATION', language: 'fr', minutes: 18 },
  },
  {
    ...{ kind: 'VIDEO', titleEn: 'Listening for Leaks at Night', titleJa: '夜の漏水調査' },
    ...{ theme: 'WATER_AND_DISASTER', language: 'en', minutes: 15 },
  },
  {
    ...{ kind: 'MULTIMEDIA', titleEn: 'Notes of the Participants of Last Year', titleJa: null },
    ...{ theme: 'EDUCATION', language: 'en', minutes: 10, access: 'PARTICIPANTS_ONLY' },
  },
];
const DAYS_OF_VISITS = 40;

/** Invented materials of the library with invented visits, each marked as such; those of one theme are used in its programme. */
export function materialRows(stage: Stage): Material[] {
  const thisYear = Number(stage.today.slice(0, 4));
  const materials = SKETCHES.map(({ minutes, access, ...facts }, index): Material => {
    const registeredAt = stage.at(-70 + index, 11);
    const id = stage.random.id(registeredAt);
    return {
      ...{ id, ...facts, year: thisYear - 1 - index, courseId: null, access: access ?? 'PUBLIC' },
      description: `An invented material of the demonstration, of ${minutes} minutes: it leads to an address where nothing is.`,
      ...{ rightsHolder: 'Nobody (demonstration)', licence: 'Free to use in teaching (demonstration)' },
      externalAddress: `https://materials.kccp.example/${index + 1}`,
      ...{
        domesticOfficeCode: 'KANSAI',
        state: 'PUBLISHED',
        withdrawnBecause: null,
        registeredAt,
        version: 2,
      },
    };
  });
  stage.add(Material, materials);
  addVisits(stage, materials);
  return materials;
}

function addVisits(stage: Stage, materials: Material[]): void {
  const days = materials
    .filter(({ access }) => access === 'PUBLIC')
    .flatMap(({ id: materialId }) =>
      Array.from({ length: DAYS_OF_VISITS }, (_, ago): VisitDay => {
        return { materialId, day: stage.day(-ago - 5), visits: stage.random.between(1, 9) };
      }),
    );
  const years = new Map<string, AnnualVisitCount>();
  for (const { materialId, day, visits } of days) {
    const fiscalYear: FiscalYear = fiscalYearOf(day);
    const key = `${fiscalYear} ${materialId}`;
    const counted = years.get(key)?.visits ?? 0;
    years.set(key, { fiscalYear, materialId, visits: counted + visits });
  }
  stage.add(VisitDay, days);
  stage.add(AnnualVisitCount, [...years.values()]);
}
