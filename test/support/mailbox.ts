import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  mail: ParsedMail;
}

/** A real SMTP server that keeps what it is sent and misbehaves on command. */
export class Mailbox {
  readonly letters: ReceivedLetter[] = [];
  /** Answers this SMTP code instead of taking a letter. */
  refuseWith: number | null = null;
  /** Milliseconds a letter takes. */
  slowness = 0;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, callback) => {
      simpleParser(stream).then(
        (mail) => {
          const refusal = this.refuseWith;
          const finish = () => {
            if (refusal) return callback(Object.assign(new Error('not now'), { responseCode: refusal }));
            this.letters.push({
              to: session.envelope.rcptTo.map((recipient) => recipient.address).join(','),
              subject: mail.subject ?? '',
              text: mail.text ?? '',
              html: mail.html || '',
              messageId: mail.messageId ?? '',
              mail,
            });
            callback();
          };
          if (this.slowness > 0) setTimeout(finish, this.slowness);
          else finish();
        },
        (error: Error) => callback(error),
      );
    },
  });

  async open(): Promise<string> {
    this.server.on('error', () => undefined); // a killed worker leaves its connections
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  to(address: string): ReceivedLetter[] {
    return this.letters.filter((letter) => letter.to === address);
  }
}

/** Waits until something is so; fails with the last thing seen. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean,
  patience = 15_000,
): Promise<T> {
  const giveUpAt = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (performance.now() > giveUpAt)
      throw new Error(`It did not come to pass; last seen: ${JSON.stringify(seen)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
