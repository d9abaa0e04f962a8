import { type NomineePage, progressOfSection } from '#applications';
import type { NomineeSections, SaveOutcome } from './nominee-sections.js';
import { pages } from './pages.js';
import { markOf, sameForm } from './section-form.js';
import { faultsByField, fieldOfPage } from './section-page.js';

type Place = ReturnType<NomineeSections['find']>;

export const sectionLink = ({ part, section }: { part: { name: string }; section: { name: string } }) =>
  `/dossier/section?part=${part.name}&section=${section.name}`;

const courseOf = (page: NomineePage) => [page.titleEn, page.courseNumber].filter(Boolean).join(', ');

/** All sections with how far each is, what is missing, and the end: handing over. */
export function tasksPage(page: NomineePage, formKey: string, refused = false): string {
  const parts = page.parts.map((part) => ({
    label: part.label,
    sections: part.sections.map((section) => {
      const { answered, asked } = progressOfSection(section, page.answers[part.name] ?? {});
      return {
        label: section.label,
        link: sectionLink({ part, section }),
        answered,
        asked,
        done: answered >= asked,
      };
    }),
  }));
  const missing = page.missing.map(({ field, message }) => {
    const [part = '', section = '', name = ''] = field.split('.');
    return { link: `${sectionLink({ part: { name: part }, section: { name: section } })}#${name}`, message };
  });
  return pages.dossierTasks({
    title: refused ? 'Problem: your forms are not complete' : 'Your forms',
    course: courseOf(page),
    person: `${page.givenNames} ${page.familyName}`.trim(),
    editable: page.editable,
    ...{ formKey, refused, parts, missing },
    complete: missing.length === 0,
    asked: page.asked,
  });
}

/** One section: as it stands, or as it was typed with what is wrong. */
export function sectionPage(
  place: Place,
  formKey: string,
  page: NomineePage,
  outcome?: Exclude<SaveOutcome, { kind: 'SAVED' }>,
): string {
  const { part, section, stored } = place;
  const typed = outcome?.typed ?? stored;
  const held = page.answers[part.name] ?? {};
  const faults = faultsByField(section, outcome?.kind === 'FAULTS' ? outcome.faults : []);
  const changedMeanwhile = outcome?.kind === 'CHANGED_MEANWHILE';
  const fields = section.fields.map((field) => {
    if (field.heldByNomination) return fieldOfPage(field, held[field.name], undefined, undefined);
    const standing = stored[field.name] ?? null;
    const differs = changedMeanwhile && !sameForm(standing, typed[field.name] ?? null);
    return fieldOfPage(field, typed[field.name], faults.get(field.name), differs ? standing : undefined);
  });
  const asked = page.asked.filter(
    (item) => item.part === part.name && (item.section ?? section.name) === section.name,
  );
  return pages.dossierSection({
    title: `${outcome ? 'Problem: ' : ''}${section.label}`,
    heading: section.label,
    partLabel: part.label,
    part: part.name,
    section: section.name,
    number: place.number,
    of: place.of,
    seen: markOf(stored),
    private: part.sealed,
    ...{ formKey, changedMeanwhile, fields, asked },
    faults: [...faults.values()].map((fault) => ({ id: fault.field, message: fault.message })),
    held: fields.some((field) => field.shown),
    rows: fields.some((field) => field.isRows),
    editable: page.editable,
  });
}
