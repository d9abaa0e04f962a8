/** Part of the outline of what participants learn: an expected outcome and the subjects that lead to it. */
export interface InformationModule {
  titleEn: string;
  titleJa: string | null;
  outcome: string;
  subjects: string;
}

export interface RequiredDocument {
  name: string;
  about: string | null;
  level: 'REQUIRED' | 'IF_APPLICABLE';
}

export interface Annex {
  titleEn: string;
  titleJa: string | null;
  text: string;
}

/**
 * What the office writes of a run; what the run itself knows (title, dates, countries …) is never typed twice. Texts are
 * plain: paragraphs are divided by an empty line, and lines that begin with a hyphen make a list.
 */
export interface InformationContent {
  background: string | null;
  purpose: string | null;
  audience: string | null;
  approach: string | null;
  linkage: string | null;
  targetOrganisations: string | null;
  objective: string | null;
  overallGoal: string | null;
  modules: InformationModule[];
  preliminaryPhase: string | null;
  onlinePhase: string | null;
  corePhase: string | null;
  finalizationPhase: string | null;
  expectations: string | null;
  qualificationNotes: string | null;
  documents: RequiredDocument[];
  procedure: string | null;
  conditions: string | null;
  travel: string | null;
  accommodation: string | null;
  expenses: string | null;
  preDeparture: string | null;
  contact: string | null;
  other: string | null;
  annexes: Annex[];
}

export const NOTHING_WRITTEN: InformationContent = {
  background: null,
  purpose: null,
  audience: null,
  approach: null,
  linkage: null,
  targetOrganisations: null,
  objective: null,
  overallGoal: null,
  modules: [],
  preliminaryPhase: null,
  onlinePhase: null,
  corePhase: null,
  finalizationPhase: null,
  expectations: null,
  qualificationNotes: null,
  documents: [],
  procedure: null,
  conditions: null,
  travel: null,
  accommodation: null,
  expenses: null,
  preDeparture: null,
  contact: null,
  other: null,
  annexes: [],
};
