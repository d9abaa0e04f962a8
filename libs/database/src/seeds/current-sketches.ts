import type { LeafType } from '#catalogue';
import type { RunPlan } from './holding.js';

/** Where a run stands today. */
export type Stage = 'OPEN' | 'SCREENING' | 'RELEASED' | 'RUNNING' | 'FINISHED' | 'CANCELLED';

export interface Sketch {
  stage: Stage;
  office: string;
  /** The JICA deadline and the first day, in days from today. */
  deadline: number;
  starts: number;
  /** Group and Region Focus where nothing else is said. */
  type?: LeafType;
  /** The one country of a run that is for one. */
  country?: string;
}

/** Where a nominee stands today. */
export type Standing =
  | 'DRAFT'
  | 'BARE_DRAFT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'UNDER_SCREENING'
  | 'ACCEPTED'
  | 'RESERVE'
  | 'NOT_ACCEPTED'
  | 'WITHDRAWN'
  | 'DECLINED'
  | 'LAPSED'
  | 'CANCELLED'
  | 'ARRIVED'
  | 'NO_SHOW'
  | 'DISCONTINUED'
  | 'COMPLETED';

/** The nominees of each shown country, and of each office, take these in turn. */
export const STANDINGS: Record<Stage, Standing[]> = {
  OPEN: [
    ...['SUBMITTED', 'DRAFT', 'SUBMITTED', 'BARE_DRAFT', 'RETURNED'],
    ...['SUBMITTED', 'DRAFT', 'SUBMITTED', 'DRAFT', 'WITHDRAWN'],
  ] as Standing[],
  SCREENING: [
    ...['UNDER_SCREENING', 'ACCEPTED', 'RESERVE', 'UNDER_SCREENING', 'NOT_ACCEPTED', 'SUBMITTED'],
    ...['UNDER_SCREENING', 'RETURNED', 'ACCEPTED', 'WITHDRAWN', 'LAPSED', 'UNDER_SCREENING'],
  ] as Standing[],
  RELEASED: ['ACCEPTED', 'ACCEPTED', 'RESERVE', 'NOT_ACCEPTED', 'ACCEPTED', 'DECLINED'],
  RUNNING: [
    ...['ARRIVED', 'ARRIVED', 'NOT_ACCEPTED', 'ARRIVED', 'NO_SHOW', 'ARRIVED', 'ARRIVED'],
    ...['ARRIVED', 'DISCONTINUED', 'ARRIVED', 'ARRIVED', 'ARRIVED', 'ARRIVED'],
  ] as Standing[],
  FINISHED: ['COMPLETED', 'COMPLETED', 'NOT_ACCEPTED'],
  CANCELLED: ['CANCELLED'],
};

/** Countries that always have something to show; the first two have sign-ins. */
export const SHOWN: { code: string; joins: (index: number) => boolean }[] = [
  { code: 'KE', joins: (index) => index % 4 !== 3 },
  { code: 'MW', joins: (index) => index % 2 === 0 },
  { code: 'BR', joins: (index) => index % 3 === 0 },
  { code: 'VN', joins: (index) => index % 3 === 1 },
  { code: 'EG', joins: (index) => index % 3 === 2 },
  { code: 'FJ', joins: (index) => index % 4 === 1 },
];

export const SKETCHES: Sketch[] = [
  { stage: 'OPEN', office: 'KANSAI', deadline: 3, starts: 85 },
  { stage: 'OPEN', office: 'TOKYO', deadline: 5, starts: 88 },
  { stage: 'OPEN', office: 'KANSAI', deadline: 7, starts: 92 },
  { stage: 'OPEN', office: 'KYUSHU', deadline: 9, starts: 90 },
  { stage: 'OPEN', office: 'HOKKAIDO', deadline: 12, starts: 95 },
  { stage: 'OPEN', office: 'OKINAWA', deadline: 14, starts: 100 },
  { stage: 'OPEN', office: 'TSUKUBA', deadline: 16, starts: 102 },
  { stage: 'OPEN', office: 'YOKOHAMA', deadline: 18, starts: 104 },
  { stage: 'OPEN', office: 'CHUBU', deadline: 21, starts: 106 },
  { stage: 'OPEN', office: 'KANSAI', deadline: 24, starts: 110 },
  { stage: 'OPEN', office: 'HOKURIKU', deadline: 27, starts: 112 },
  { stage: 'OPEN', office: 'CHUGOKU', deadline: 30, starts: 115 },
  { stage: 'OPEN', office: 'TOHOKU', deadline: 33, starts: 118, type: 'YOUNG_LEADERS', country: 'KE' },
  { stage: 'OPEN', office: 'SHIKOKU', deadline: 36, starts: 120, type: 'YOUNG_LEADERS', country: 'VN' },
  { stage: 'OPEN', office: 'TOKYO', deadline: 40, starts: 150, type: 'LONG_TERM', country: 'MW' },
  { stage: 'OPEN', office: 'TOKYO', deadline: 20, starts: 75, type: 'SHORT_TERM', country: 'EG' },
  { stage: 'OPEN', office: 'KANSAI', deadline: 10, starts: 70, type: 'SHORT_TERM', country: 'KE' },

  { stage: 'SCREENING', office: 'KANSAI', deadline: -4, starts: 60 },
  { stage: 'SCREENING', office: 'TOKYO', deadline: -8, starts: 62 },
  { stage: 'SCREENING', office: 'KANSAI', deadline: -12, starts: 64 },
  { stage: 'SCREENING', office: 'KYUSHU', deadline: -15, starts: 58 },
  { stage: 'SCREENING', office: 'KANSAI', deadline: -18, starts: 55 },
  { stage: 'SCREENING', office: 'TSUKUBA', deadline: -20, starts: 52 },
  { stage: 'SCREENING', office: 'TOKYO', deadline: -22, starts: 50 },
  { stage: 'SCREENING', office: 'OKINAWA', deadline: -24, starts: 48, type: 'YOUNG_LEADERS', country: 'FJ' },
  { stage: 'SCREENING', office: 'YOKOHAMA', deadline: -14, starts: 40, type: 'SHORT_TERM', country: 'BR' },

  { stage: 'RELEASED', office: 'KANSAI', deadline: -34, starts: 30 },
  { stage: 'RELEASED', office: 'TOKYO', deadline: -38, starts: 26 },
  { stage: 'RELEASED', office: 'KANSAI', deadline: -42, starts: 22 },
  { stage: 'RELEASED', office: 'HOKURIKU', deadline: -46, starts: 18 },
  { stage: 'RELEASED', office: 'CHUGOKU', deadline: -50, starts: 14 },
  { stage: 'RELEASED', office: 'HOKKAIDO', deadline: -40, starts: 20, type: 'SHORT_TERM', country: 'MW' },
  { stage: 'RELEASED', office: 'SHIKOKU', deadline: -44, starts: 12, type: 'YOUNG_LEADERS', country: 'VN' },

  { stage: 'RUNNING', office: 'KANSAI', deadline: -90, starts: -12 },
  { stage: 'RUNNING', office: 'TOKYO', deadline: -95, starts: -16 },
  { stage: 'RUNNING', office: 'KANSAI', deadline: -100, starts: -22 },
  { stage: 'RUNNING', office: 'CHUBU', deadline: -105, starts: -26 },
  { stage: 'RUNNING', office: 'TOHOKU', deadline: -92, starts: -14, type: 'YOUNG_LEADERS', country: 'MW' },
  { stage: 'RUNNING', office: 'OKINAWA', deadline: -98, starts: -20 },
  { stage: 'RUNNING', office: 'KYUSHU', deadline: -130, starts: -55, type: 'LONG_TERM', country: 'KE' },

  { stage: 'FINISHED', office: 'KANSAI', deadline: -150, starts: -70 },
  { stage: 'FINISHED', office: 'TOKYO', deadline: -160, starts: -80 },
  { stage: 'CANCELLED', office: 'KYUSHU', deadline: -20, starts: 45 },
];

/** Runs that headquarters is still drafting, with what they lack; without an office nobody has been asked yet. */
export const DRAFTS: { office: string | null; missing: Partial<RunPlan> }[] = [
  {
    office: 'KANSAI',
    missing: {
      courseNumber: null,
      titleJa: null,
      phases: [],
      slots: [],
      spareCapacity: null,
      resultOn: null,
    },
  },
  { office: 'KANSAI', missing: { resultOn: null } },
  { office: 'TOKYO', missing: { courseNumber: null, language: null } },
  { office: 'TSUKUBA', missing: { slots: [], spareCapacity: 12 } },
  { office: null, missing: { courseNumber: null, theme: null, titleJa: null, mode: null } },
  { office: null, missing: { phases: [], slots: [], spareCapacity: null } },
];
