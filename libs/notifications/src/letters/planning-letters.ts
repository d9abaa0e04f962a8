import { Injectable } from '@nestjs/common';
import { HostingQueries } from '#allocation';
import {
  ALLOTMENTS_RELEASED,
  MILESTONE_AHEAD,
  type OfficeConcerned,
  PlanningLetterQueries,
  SLOTS_MOVED,
  SURVEY_REOPENED,
} from '#catalogue';
import { Clock, daysInclusive, type RecordedEvent } from '#platform';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';
import type { Format, Words } from './letter.js';

const LETTERS = [
  { name: 'milestone-ahead', on: MILESTONE_AHEAD },
  { name: 'survey-reopened', on: SURVEY_REOPENED },
  { name: 'allotments-released', on: ALLOTMENTS_RELEASED },
  { name: 'slots-moved', on: SLOTS_MOVED },
] as const;
type LetterName = (typeof LETTERS)[number]['name'];

/** An office that is written to; a domestic one stands for no country. */
interface Office extends OfficeConcerned {
  kind: 'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE';
}

/** What a letter is about, and the words that it says to one office; null when it has been overtaken. */
interface PlanningLetter {
  offices(delivery: Pick<DeliveryFacts, 'eventId' | 'subjectId'>): Promise<Office[]>;
  words(delivery: DeliveryFacts, office: Office, format: Format): Promise<Words | null>;
}

/** Letters to offices about the planning of a fiscal year: one to each, about all of its countries. */
@Injectable()
export class PlanningLetters implements LetterFamily {
  static readonly letters = LETTERS;

  private readonly written: Record<LetterName, PlanningLetter> = {
    'milestone-ahead': {
      offices: ({ eventId }) => this.reminded(eventId),
      words: ({ eventId }, office, format) => this.milestoneAhead(eventId, office, format),
    },
    'survey-reopened': {
      offices: ({ subjectId }) => overseas(this.facts.officesOfReturn(subjectId)),
      words: ({ subjectId }, _office, format) => this.surveyReopened(subjectId, format),
    },
    'allotments-released': {
      offices: ({ subjectId }) => overseas(this.facts.officesOfRelease(subjectId)),
      words: ({ subjectId }, office, format) => this.allotmentsReleased(subjectId, office, format),
    },
    'slots-moved': {
      offices: ({ subjectId }) => overseas(this.facts.officesOfTransfer(subjectId)),
      words: ({ subjectId }, _office, format) => this.slotsMoved(subjectId, format),
    },
  };

  constructor(
    private readonly facts: PlanningLetterQueries,
    private readonly hosting: HostingQueries,
    private readonly clock: Clock,
  ) {}

  async addressees({ id: eventId, type, subjectId }: RecordedEvent): Promise<Addressee[][]> {
    const letter = LETTERS.find(({ on }) => on === type);
    if (!letter) return [];
    const offices = await this.written[letter.name].offices({ eventId, subjectId });
    // Each in a group of its own: no office waits for another.
    return offices.map(({ kind, code, language }) => [
      { letter: letter.name, recipient: { kind, ref: code }, subjectId, language },
    ]);
  }

  /** An office that serves none of the countries any more, or has done what it was reminded of, is not written to. */
  async letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN'> {
    const letter = this.written[delivery.letter as LetterName];
    const office = (await letter.offices(delivery)).find(
      ({ kind, code }) => kind === delivery.recipientKind && code === delivery.recipientRef,
    );
    if (!office) return 'OVERTAKEN';
    const words = await letter.words(delivery, office, formatFor(delivery.language, publicUrl));
    if (!words) return 'OVERTAKEN';
    const to = { name: office.nameEn, address: office.email };
    return { to, words: { ...words, office: office.nameEn, link: publicUrl } };
  }

  private async reminded(eventId: string): Promise<Office[]> {
    const milestone = await this.facts.milestone(eventId);
    if (!milestone || milestone.fallsOn < this.clock.today()) return [];
    switch (milestone.reminds) {
      case 'OFFICES_WITH_OPEN_SURVEY':
        return overseas(this.facts.officesWithOpenSurvey(milestone.calendarId));
      case 'OVERSEAS_OFFICES':
        return overseas(this.facts.offices());
      case 'DOMESTIC_OFFICES':
        return this.domestic();
      case 'NOBODY':
        return [];
    }
  }

  private async domestic(): Promise<Office[]> {
    const offices = await this.hosting.domesticOfficeAddresses();
    return offices.map((office) => ({ ...office, kind: 'DOMESTIC_OFFICE', language: 'en', countries: [] }));
  }

  private async milestoneAhead(eventId: string, office: Office, format: Format): Promise<Words | null> {
    const milestone = await this.facts.milestone(eventId);
    if (!milestone) return null;
    const left = daysInclusive(this.clock.today(), milestone.fallsOn) - 1;
    const openSurvey = milestone.reminds === 'OFFICES_WITH_OPEN_SURVEY';
    return {
      milestone: milestone.name,
      fiscalYear: `FY${milestone.fiscalYear}`,
      left: left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`,
      // What closes, closes with the end of its day; a day that only opens or happens has no hour.
      day: milestone.closes
        ? format.deadline(milestone.fallsOn, office.countries[0]?.timeZone ?? 'Asia/Tokyo')
        : format.day(milestone.fallsOn),
      openCountries: openSurvey ? office.countries.map(({ nameEn }) => nameEn).join(', ') : null,
    };
  }

  private async surveyReopened(returnId: string, format: Format): Promise<Words | null> {
    const facts = await this.facts.reopened(returnId);
    return (
      facts && {
        country: facts.countryName,
        fiscalYear: `FY${facts.fiscalYear}`,
        reason: facts.reopenedBecause,
        lastDay: format.deadline(facts.reopenedUntil, facts.timeZone),
      }
    );
  }

  private async allotmentsReleased(releaseId: string, office: Office, format: Format): Promise<Words | null> {
    const codes = office.countries.map(({ code }) => code);
    const rows = await this.facts.released(releaseId, codes);
    const lines = rows.map(
      (row) =>
        `${row.countryName}, ${format.course(row)}: ${slots(row.slots)}, nominations by ${format.deadline(row.jicaDeadline, row.timeZone)}`,
    );
    const total = rows.reduce((sum, row) => sum + row.slots, 0);
    return { allotments: lines.join('\n'), total: slots(total), courses: `${rows.length}` };
  }

  private async slotsMoved(transferId: string, format: Format): Promise<Words | null> {
    const facts = await this.facts.transfer(transferId);
    return (
      facts && {
        course: format.course(facts),
        slots: slots(facts.slots),
        from: facts.fromCountry,
        to: facts.toCountry,
        reason: facts.reason,
        withConsent: facts.withConsent,
        deadline: format.deadline(facts.jicaDeadline, facts.toTimeZone),
      }
    );
  }
}

const overseas = async (offices: Promise<OfficeConcerned[]>): Promise<Office[]> =>
  (await offices).map((office) => ({ ...office, kind: 'OVERSEAS_OFFICE' }));

const slots = (number: number) => (number === 1 ? '1 slot' : `${number} slots`);
