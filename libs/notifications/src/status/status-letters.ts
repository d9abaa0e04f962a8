import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordedEvent } from '#platform';
import { StatusQueries } from '#applications';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from '../letters/family.js';
import { STATUS_REQUESTED } from './status-requested.js';
import { StatusLinks } from './status-links.service.js';

const STATUS_LINK = 'status-link';

/** The link by which somebody sees the own status. An address without nominations gets no letter, and nobody learns the difference. */
@Injectable()
export class StatusLetters implements LetterFamily {
  static readonly letters = [{ name: STATUS_LINK, on: STATUS_REQUESTED }] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly status: StatusQueries,
    private readonly links: StatusLinks,
  ) {}

  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const email = await this.emailOf(event.subjectId);
    if (!email || !(await this.status.hasNominations(email))) return [];
    const recipient = { kind: 'STATUS_REQUEST' as const, ref: event.subjectId };
    return [[{ letter: STATUS_LINK, recipient, subjectId: event.subjectId, language: 'en' }]];
  }

  /** Every sending makes a new link: only its hash is stored, so an earlier one cannot be sent again. */
  async letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN'> {
    const email = await this.emailOf(delivery.recipientRef);
    if (!email) return 'OVERTAKEN';
    const token = await this.links.issue(email);
    return { to: { name: '', address: email }, words: { link: `${publicUrl}/status/open?link=${token}` } };
  }

  private async emailOf(requestId: string): Promise<string | null> {
    const [request] = await this.dataSource.query<{ email: string }[]>(
      'SELECT email FROM status_request WHERE id = ?',
      [requestId],
    );
    return request?.email ?? null;
  }
}
