import { Injectable } from '@nestjs/common';
import { DossiersService, type NomineeAtWork, type NomineePage, NomineePages } from '#applications';
import { DomainError, type FieldFault, notFound } from '#platform';
import { markOf, readSectionForm, sameForm, type SentForm, storedForm } from './section-form.js';

/** How a press of «Save» ended. Nothing that was typed is lost. */
export type SaveOutcome =
  | { kind: 'SAVED' }
  | { kind: 'FAULTS'; faults: readonly FieldFault[]; typed: Record<string, unknown> }
  | { kind: 'CHANGED_MEANWHILE'; typed: Record<string, unknown> };

/** One section a page: which one, what stands in it, and saving it. */
@Injectable()
export class NomineeSections {
  constructor(
    private readonly pages: NomineePages,
    private readonly dossiers: DossiersService,
  ) {}

  /** Throws RESOURCE.NOT_FOUND for a section that the nominee's form does not have. */
  find(page: NomineePage, wanted: { part?: unknown; section?: unknown }) {
    const places = page.parts.flatMap((part) => part.sections.map((section) => ({ part, section })));
    const index = places.findIndex(
      ({ part, section }) => part.name === wanted.part && section.name === wanted.section,
    );
    const place = places[index];
    if (!place) throw notFound();
    const stored = storedForm(place.section, page.answers[place.part.name] ?? {});
    return { ...place, number: index + 1, of: places.length, next: places[index + 1] ?? null, stored };
  }

  /**
   * A section that was changed since its page was made is not overwritten; the same press again (its answer was lost
   * on the line) finds what it wanted, and is done. Throws DOSSIER.CLOSED, INVITATION.ENDED.
   */
  async keep(nominee: NomineeAtWork, sent: SentForm): Promise<SaveOutcome> {
    const page = await this.pages.of(nominee);
    const { part, section, stored } = this.find(page, sent);
    const typed = readSectionForm(section, sent);
    if (sameForm(typed, stored)) return { kind: 'SAVED' };
    if (sent.seen !== markOf(stored)) return { kind: 'CHANGED_MEANWHILE', typed };
    const { nominationId, invitationId } = nominee;
    const change = {
      nominationId,
      part: part.name,
      answers: typed,
      ifVersion: page.versions[part.name] ?? 0,
    };
    try {
      await this.dossiers.write(change, { as: 'NOMINEE', invitationId });
      return { kind: 'SAVED' };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.refusal === 'STALE') return { kind: 'CHANGED_MEANWHILE', typed };
      if (error.refusal === 'INVALID') return { kind: 'FAULTS', faults: error.facts.fields ?? [], typed };
      throw error;
    }
  }
}
