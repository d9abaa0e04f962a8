import type { FieldFault } from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import { progressOfSection, type SectionProgress } from './completeness.js';
import type { PartWriter } from './dossier-part.entity.js';
import { type Answer, type Answers } from './form/answers.js';
import { type Form, isSealed } from './form/form.js';
import type { FieldKind, FormField, FormPart, FormPartName } from './form/form-field.js';
import type { AskedItem } from './information-request.js';

interface FieldView {
  field: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** Shown here, changed in the nomination. */
  heldByNomination: boolean;
  sealed: boolean;
  filled: boolean;
  /** Null where nothing is filled in, and for sealed answers. */
  answer: Answer | null;
  /** What is shown of a sealed answer, such as the end of the passport number. */
  masked: string | null;
}

interface SectionView extends SectionProgress {
  /** Empty for a part that is sealed as a whole: only its progress is told. */
  fields: FieldView[];
}

export interface PartView {
  part: FormPartName;
  label: string;
  /** For If-Match; 0 while nothing has been saved. */
  partVersion: number;
  writtenBy: PartWriter | null;
  changedAt: Date | null;
  sections: SectionView[];
}

/** WAITING: its letter has not gone out yet. */
export const INVITATION_STATES = ['WAITING', 'SENT', 'OPENED', 'HANDED_OVER', 'REVOKED', 'EXPIRED'] as const;

export interface InvitationView {
  id: string;
  state: (typeof INVITATION_STATES)[number];
  invitedAt: Date;
  openedAt: Date | null;
  handedOverAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date | null;
}

export interface RequestView {
  id: string;
  askedAt: Date;
  reason: string | null;
  items: AskedItem[];
}

/** The dossier as the overseas office works on it. */
export interface WorkingDossier {
  nominationId: string;
  programmeType: LeafType;
  /** Null: the run asks for no dossier. */
  formVersion: FormVersion | null;
  editable: boolean;
  parts: PartView[];
  /** What is still missing before it can be handed in, all of it. */
  missing: FieldFault[];
  /** The newest first. */
  requests: RequestView[];
  invitation: InvitationView | null;
}

/** The dossier as it was handed in. */
export interface SubmittedDossier {
  nominationId: string;
  programmeType: LeafType;
  formVersion: FormVersion;
  number: number;
  submittedAt: Date;
  parts: PartView[];
  versions: { number: number; submittedAt: Date }[];
  requests: RequestView[];
}

interface PartFacts {
  version: number;
  writtenBy: PartWriter | null;
  changedAt: Date | null;
  answers: Answers;
  sealed: Answers;
}

const UNWRITTEN: PartFacts = { version: 0, writtenBy: null, changedAt: null, answers: {}, sealed: {} };

/** The parts of a form with what stands in them; nothing sealed leaves this function but its mask. */
export function partViews(form: Form, factsOf: (part: FormPartName) => PartFacts | undefined): PartView[] {
  return form.parts.map((part) => {
    const facts = factsOf(part.name) ?? UNWRITTEN;
    return {
      part: part.name,
      label: part.label,
      partVersion: facts.version,
      writtenBy: facts.writtenBy,
      changedAt: facts.changedAt,
      sections: part.sections.map((section) => ({
        ...progressOfSection(section, { ...facts.answers, ...facts.sealed }),
        fields: part.sealed ? [] : section.fields.map((field) => fieldView(part, field, facts)),
      })),
    };
  });
}

function fieldView(part: FormPart, field: FormField, facts: PartFacts): FieldView {
  const sealed = isSealed(part, field);
  const answer = (sealed ? facts.sealed : facts.answers)[field.name];
  return {
    field: field.name,
    label: field.label,
    kind: field.kind,
    required: !field.optional,
    heldByNomination: field.heldByNomination ?? false,
    sealed,
    filled: answer !== undefined,
    answer: sealed ? null : (answer ?? null),
    masked: field.sealed === 'MASKED' && typeof answer === 'string' ? mask(answer) : null,
  };
}

/** Enough to recognise a number that one holds in the hand, not enough to learn it. */
function mask(text: string): string {
  const shown = text.length >= 7 ? 3 : 1;
  return '•'.repeat(text.length - shown) + text.slice(-shown);
}
