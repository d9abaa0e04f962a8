import { DomainError, notFound, type Transaction } from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import { type Form, formOf, partOf } from './form/form.js';
import type { FormPart, FormPartName } from './form/form-field.js';
import type { PartWriter } from './dossier-part.entity.js';

/** The form of a run, or null for a run that names no form version: it asks five facts of the nomination and no dossier. */
export function formOfRun(run: { programmeType: LeafType; formVersion: FormVersion | null }): Form | null {
  return run.formVersion ? formOf(run.programmeType, run.formVersion) : null;
}

/** The form that a nomination is written on. Throws DOSSIER.NO_FORM. */
export async function holdToForm(tx: Transaction, nomination: { courseRunId: string }): Promise<Form> {
  const run = await tx.row<{ programmeType: LeafType; formVersion: FormVersion | null }>(
    'SELECT programme_type programmeType, form_version formVersion FROM course_run WHERE id = ?',
    [nomination.courseRunId],
  );
  if (!run) throw notFound();
  return formOfRun(run) ?? noForm();
}

/** Throws DOSSIER.NO_FORM. */
export function noForm(): never {
  throw new DomainError(
    'CONFLICT',
    'DOSSIER.NO_FORM',
    'This course run names no form version: it asks for the facts of the nomination only, and has no dossier.',
  );
}

/** Throws DOSSIER.PART_NOT_ASKED; a part that is not the nominee's is unknown to the nominee. */
export function holdToPart(form: Form, name: FormPartName, writer: PartWriter): FormPart {
  const part = partOf(form, name);
  if (part && (writer === 'OVERSEAS_OFFICE' || part.byNominee)) return part;
  if (writer === 'NOMINEE') throw notFound();
  throw new DomainError(
    'CONFLICT',
    'DOSSIER.PART_NOT_ASKED',
    `The form of this course run has no such part. It asks for: ${form.parts.map((one) => one.label).join('; ')}.`,
    { parts: form.parts.map((one) => one.name) },
  );
}

export function dossierClosed(): DomainError {
  return new DomainError(
    'CONFLICT',
    'DOSSIER.CLOSED',
    'The dossier can be changed only while its nomination is a draft or returned for correction. If something must be mended, ask the domestic office to return it.',
  );
}

export function writtenByNominee(): DomainError {
  return new DomainError(
    'CONFLICT',
    'DOSSIER.WRITTEN_BY_NOMINEE',
    'The nominee has written this part, and nobody at the office can read it: it is not overwritten. Invite the nominee again to change it.',
  );
}
