export { progressOfSection } from './completeness.js';
export { inWords } from './difference.js';
export type { Answer, Answers } from './form/answers.js';
export { DossierHandover } from './dossier-handover.service.js';
export { DossierPart } from './dossier-part.entity.js';
export { type DossierDifference, DossierQueries } from './dossier.queries.js';
export { DossierVersion, InformationRequest, SealedReading } from './dossier-version.entity.js';
export { INVITATION_STATES, type SubmittedDossier, type WorkingDossier } from './dossier-view.js';
export { DossiersService, type PartReceipt } from './dossiers.service.js';
export { type Form, formOf } from './form/form.js';
export { formsPage } from './form/forms-page.js';
export {
  FIELD_KINDS,
  FORM_PARTS,
  type FormField,
  type FormPartName,
  type FormSection,
  LANGUAGE_GRADES,
} from './form/form-field.js';
export type { AskedItem, RequestedItem } from './information-request.js';
export { NomineeInvitation, NomineeLink, NomineeSession } from './nominee-invitation.entity.js';
export { NomineeInvitations } from './nominee-invitations.service.js';
export { type NomineeAtWork, NomineeLinks } from './nominee-links.service.js';
export { type NomineePage, NomineePages } from './nominee-pages.queries.js';
export { SEALED_COLUMNS } from './sealed-columns.js';
export { type SealedReadingRow, SealedReadingsQueries } from './sealed-readings.queries.js';
export {
  SEALED_SUBJECTS,
  type SealedAnswer,
  SealedReadings,
  type SealedSubject,
} from './sealed-readings.service.js';
