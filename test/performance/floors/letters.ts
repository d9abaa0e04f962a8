import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { type AddressObject, simpleParser } from 'mailparser';

// A bare nodemailer pool that sends letters of the product, written before; all it does is build and send them.

const pool = createTransport({
  url: process.env.SMTP_URL,
  pool: true,
  maxConnections: 5,
  maxMessages: Infinity,
} as SMTPPool.Options);

const letters = await Promise.all(
  (JSON.parse(readFileSync(process.env.LETTERS!, 'utf8')) as string[]).map(async (raw) => {
    const mail = await simpleParser(raw);
    const to = (mail.to as AddressObject).value[0]!;
    return {
      from: mail.from!.value[0] as { name: string; address: string },
      to: { name: to.name, address: to.address! },
      subject: mail.subject,
      text: mail.text,
      html: mail.html || '',
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
  }),
);

process.send!('ready');
process.on('disconnect', () => process.exit(0));
process.on('message', (amount: number) => {
  let next = 0;
  const sender = async () => {
    for (let number = next++; number < amount; number = next++)
      await pool.sendMail({
        ...letters[number % letters.length],
        messageId: `<${number}-of-the-floor@kccp.example>`,
      });
  };
  // A few more than connections, so that none of them waits for us.
  void Promise.all(Array.from({ length: 20 }, sender)).then(() => process.send!('done'));
});
