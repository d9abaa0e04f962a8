import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { Clock, MailSettings } from '#platform';
import type { RenderedLetter } from '../letters/render.js';

export interface Envelope {
  /** Also the Message-ID: a copy of the same letter is known as one. */
  deliveryId: string;
  to: { name: string; address: string };
}

/** REFUSED: the receiving server said no for good. AWAY: try again later. */
export type SendOutcome = { kind: 'SENT' } | { kind: 'REFUSED' | 'AWAY'; why: string };

/** The pool of connections to the mail server. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly transport: Transporter<SMTPPool.SentMessageInfo>;

  constructor(
    private readonly settings: MailSettings,
    private readonly clock: Clock,
  ) {
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: settings.connections,
      maxMessages: Infinity, // the default of 100 costs a quarter of the pace
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as SMTPPool.Options);
  }

  async send(letter: RenderedLetter, envelope: Envelope): Promise<SendOutcome> {
    try {
      const { from } = this.settings;
      await this.transport.sendMail({
        from: { name: 'KCCP', address: from },
        to: envelope.to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        date: this.clock.now(),
        messageId: `<${envelope.deliveryId}@${from.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'SENT' };
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      const refused = responseCode !== undefined && responseCode >= 500;
      return { kind: refused ? 'REFUSED' : 'AWAY', why: withoutAddresses(message) };
    }
  }

  onModuleDestroy(): void {
    this.transport.close();
  }
}

/** What servers answer often repeats the address; it has no place in logs. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>@]+@[^\s<>@]+/g, '(address)').slice(0, 400);
}
