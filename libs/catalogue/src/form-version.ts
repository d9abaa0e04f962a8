import { DomainError } from '#platform';

/**
 * Versions of JICA's application form, oldest first. V1 is the one before the present one, which asked no Official
 * Application of Country Focus. What each asks stands with the nominations.
 */
export const FORM_VERSIONS = ['V1', 'V2'] as const;
export type FormVersion = (typeof FORM_VERSIONS)[number];

/** Nominations are written on the form from the publication on: it cannot become another under their hands. Throws COURSE_RUN.FORM_FIXED. */
export function holdToFixedForm(
  run: { state: string; formVersion: FormVersion | null },
  changes: { formVersion?: FormVersion | null },
): void {
  const stays = changes.formVersion === undefined || changes.formVersion === run.formVersion;
  if (stays || run.state === 'DRAFT') return;
  const message =
    'The form version was fixed with the publication, for nominations are written on it. Leave formVersion out.';
  throw new DomainError('CONFLICT', 'COURSE_RUN.FORM_FIXED', message, {
    fields: [{ field: 'formVersion', message }],
  });
}
