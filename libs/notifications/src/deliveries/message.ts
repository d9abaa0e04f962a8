import type { RenderedLetter } from '../letters/render.js';

interface Mailbox {
  name: string;
  /** Already known to be one plain address. */
  address: string;
}

export interface MessageHead {
  from: Mailbox;
  to: Mailbox;
  id: string;
  at: Date;
}

const BOUNDARY = '-part-of-the-letter'; // no line of base64 begins with it
const WORD_BYTES = 45; // an encoded word may be 75 characters long
const LINE = /.{1,76}/g;

/**
 * A letter as it goes over the wire (RFC 5322): a text and an HTML part. Made here in one piece, since the general
 * composer of the mail library takes as long as everything else that is done for a letter. Whatever people typed
 * is in base64, so that nothing of it can become a header.
 */
export function message(letter: RenderedLetter, { from, to, id, at }: MessageHead): string {
  return [
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    `Subject: ${words(letter.subject)}`,
    `Message-ID: <${id}>`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', letter.text),
    ...part('text/html', letter.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function part(type: string, content: string): string[] {
  const lines = Buffer.from(content.replace(/\r?\n/g, '\r\n')).toString('base64').match(LINE) ?? [];
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
  ];
}

function mailbox({ name, address }: Mailbox): string {
  return name ? `${words(name)} <${address}>` : address;
}

/** Encoded words (RFC 2047), each with whole characters; plain ASCII that needs no quotes stays as it is. */
function words(text: string): string {
  if (/^[A-Za-z0-9 ]{0,60}$/.test(text)) return text;
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > WORD_BYTES) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece]
    .map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`)
    .join('\r\n ');
}
