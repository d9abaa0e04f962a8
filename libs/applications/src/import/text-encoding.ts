import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { UnreadableFile } from './unreadable-file.js';

export const TEXT_ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'SHIFT_JIS', 'WINDOWS-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

const MARKS: [TextEncoding, number[]][] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
];
/** Bytes to which windows-1252 gives no letter. */
const NO_LETTER = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const PIECE = 8_192;

export interface UnderstoodText {
  encoding: TextEncoding;
  /** Bytes of the byte order mark. */
  mark: number;
}

/**
 * Which encoding a text file has: what its mark says, else UTF-8 where all of it is valid, else what the officer says,
 * else Shift_JIS where it reads as Japanese, else windows-1252. Throws UnreadableFile where none can be right.
 */
export function understand(bytes: Buffer, said: TextEncoding | null = null): UnderstoodText {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const understood = marked
    ? { encoding: marked[0], mark: marked[1].length }
    : { encoding: said ?? unmarked(bytes), mark: 0 };
  if (!fits(bytes, understood)) {
    throw new UnreadableFile(
      'ENCODING',
      `The text is not valid ${understood.encoding}. Save it as «CSV UTF-8», or as an Excel workbook.`,
    );
  }
  return understood;
}

function unmarked(bytes: Buffer): TextEncoding {
  const wide = wideText(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'UTF-8';
  return readsAsJapanese(bytes) ? 'SHIFT_JIS' : 'WINDOWS-1252';
}

/** UTF-16 without a mark: commas and line ends alone make every other byte zero often enough. */
function wideText(bytes: Buffer): TextEncoding | null {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4_096);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  if (zeros[1]! > looked / 16 && zeros[0]! < zeros[1]! / 4) return 'UTF-16LE';
  if (zeros[0]! > looked / 16 && zeros[1]! < zeros[0]! / 4) return 'UTF-16BE';
  return null;
}

function fits(bytes: Buffer, { encoding, mark }: UnderstoodText): boolean {
  switch (encoding) {
    case 'UTF-8':
      return isUtf8(bytes.subarray(mark));
    case 'UTF-16LE':
    case 'UTF-16BE':
      return (bytes.length - mark) % 2 === 0 && decodable(bytes.subarray(mark), encoding);
    case 'SHIFT_JIS':
      return decodable(bytes, encoding);
    case 'WINDOWS-1252':
      return !bytes.some((byte) => byte === 0 || NO_LETTER.has(byte));
  }
}

function decodable(bytes: Buffer, encoding: TextEncoding): boolean {
  const decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Many windows-1252 texts are valid Shift_JIS too: «é» followed by a letter is a character of Japanese. But there the
 * accented letters stand alone between plain ones, while Japanese writes several wide characters in a row.
 */
function readsAsJapanese(bytes: Buffer): boolean {
  if (!decodable(bytes, 'SHIFT_JIS')) return false;
  let [inRows, alone] = [0, 0];
  for (let at = 0, run = 0; at <= bytes.length;) {
    const byte = bytes[at] ?? 0;
    const lead = (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
    const halfWidth = byte >= 0xa1 && byte <= 0xdf;
    if (lead || halfWidth) run++;
    else {
      if (run > 1) inRows += run;
      else alone += run;
      run = 0;
    }
    at += lead ? 2 : 1;
  }
  return inRows > alone;
}

/** The text in pieces; `passed` hears how many bytes each was. */
export function* decoded(
  bytes: Buffer,
  { encoding, mark }: UnderstoodText,
  passed: (bytes: number) => void = () => undefined,
): Generator<string> {
  const decoder = iconv.getDecoder(encoding);
  for (let at = mark; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    passed(piece.length);
    yield decoder.write(piece);
  }
  yield decoder.end() ?? '';
}
