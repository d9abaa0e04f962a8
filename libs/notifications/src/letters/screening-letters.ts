import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#platform';
import { ScreeningLetterFactsQueries } from '#applications';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';

const RECEIPT = { name: 'receipt-acknowledged', on: 'applications.receipt-acknowledged' } as const;
const OPINION = { name: 'opinion-asked', on: 'applications.opinion-asked' } as const;

/** Letters that screening writes for many nominations at once: to each overseas office, and to a host partner. */
@Injectable()
export class ScreeningLetters implements LetterFamily {
  static readonly letters = [RECEIPT, OPINION] as const;

  constructor(private readonly facts: ScreeningLetterFactsQueries) {}

  async addressees({ type, subjectId }: RecordedEvent): Promise<Addressee[][]> {
    if (type === RECEIPT.on) {
      const offices = await this.facts.ofAcknowledgement(subjectId);
      return offices.map(({ officeCode, language }) => [
        {
          letter: RECEIPT.name,
          recipient: { kind: 'OVERSEAS_OFFICE', ref: officeCode },
          subjectId,
          language,
        },
      ]);
    }
    const asked = await this.facts.ofOpinionRequest(subjectId);
    if (!asked) return [];
    const recipient = { kind: 'HOST_PARTNER' as const, ref: asked.hostPartnerId };
    return [[{ letter: OPINION.name, recipient, subjectId, language: 'en' }]];
  }

  letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    return delivery.letter === RECEIPT.name
      ? this.receipt(delivery, publicUrl)
      : this.opinion(delivery, publicUrl);
  }

  private async receipt(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN'> {
    const offices = await this.facts.ofAcknowledgement(delivery.subjectId);
    const own = offices.find(({ officeCode }) => officeCode === delivery.recipientRef);
    if (!own) return 'OVERTAKEN';
    const format = formatFor(delivery.language, publicUrl);
    return {
      to: { name: own.officeName, address: own.officeEmail },
      words: {
        office: own.officeName,
        course: format.course(own),
        count: String(own.references.length),
        references: own.references.join(', '),
        domesticOffice: own.domesticOffice ?? 'The domestic office',
      },
    };
  }

  /** Overtaken once there is nothing left to answer: asked anew with another day, or answered. */
  private async opinion(
    delivery: DeliveryFacts,
    publicUrl: string,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const asked = await this.facts.ofOpinionRequest(delivery.subjectId);
    if (!asked || asked.awaited === 0) return 'OVERTAKEN';
    if (!asked.email) return 'NO_ADDRESS';
    const format = formatFor(delivery.language, publicUrl);
    return {
      to: { name: asked.hostPartner, address: asked.email },
      words: {
        partner: asked.hostPartner,
        course: format.course(asked),
        count: String(asked.awaited),
        dueOn: format.deadline(asked.dueOn, 'Asia/Tokyo'),
        domesticOffice: asked.domesticOffice ?? 'The domestic office',
        link: publicUrl,
      },
    };
  }
}
