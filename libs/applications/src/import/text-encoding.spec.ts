import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decoded, understand } from './text-encoding.js';

const read = (bytes: Buffer) => {
  const understood = understand(bytes);
  return [understood.encoding, [...decoded(bytes, understood)].join('')];
};

describe('The encoding of a text file', () => {
  it.each([
    ['Family name\r\nWanjiru\r\n', 'UTF-8'],
    ['Family name\r\nNguyễn\r\n', 'UTF-8'],
    ['Family name,Organisation\r\n山田,水道局\r\n', 'SHIFT_JIS'],
    ['Family name\r\nﾔﾏﾀﾞ\r\n', 'SHIFT_JIS'],
    ['Family name;Other names\r\nAndrés;José\r\nMüller;Zoë\r\nDupré;Renée\r\n', 'WINDOWS-1252'],
    ["Family name\r\nN’Diaye – «L'Été»\r\n", 'WINDOWS-1252'],
    ['Family name\r\nGarcía Núñez\r\n', 'WINDOWS-1252'],
  ])('of %j in %s is found', (text, encoding) => {
    expect(read(iconv.encode(text, encoding))).toEqual([encoding, text]);
  });

  it('is UTF-16 where every other byte is zero, also without a mark', () => {
    const text = 'Family name\r\nWanjiru\r\n';
    expect(read(Buffer.from(text, 'utf16le'))).toEqual(['UTF-16LE', text]);
    expect(read(iconv.encode(text, 'UTF-16BE'))).toEqual(['UTF-16BE', text]);
  });

  it('is refused where no encoding can be right', () => {
    expect(() =>
      understand(Buffer.concat([Buffer.from('Family name'), Buffer.from([0x81, 0xff, 0x0a])])),
    ).toThrow(/not valid/);
    expect(() => understand(Buffer.from([0xef, 0xbb, 0xbf, 0xc3]))).toThrow(/not valid UTF-8/);
    expect(() => understand(Buffer.from([0xff, 0xfe, 0x41]))).toThrow(/not valid UTF-16LE/);
  });

  it('of any text in UTF-8 is UTF-8, and the text is what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        // A file full of zeros or with a mark of its own is no text in UTF-8.
        fc.pre(!/[\0\ufeff]/.test(text) && text.isWellFormed());
        expect(read(Buffer.from(text))).toEqual(['UTF-8', text]);
      }),
    );
  });
});
