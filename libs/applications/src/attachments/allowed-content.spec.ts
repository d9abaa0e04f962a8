import { deflateSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { verdictOn } from './allowed-content.js';

const pdf = (inside = '', behind = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog ${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n${behind}`);

function png(behind = ''): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(behind),
  ]);
}

const jpeg = (behind = '') =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(behind),
  ]);

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('One');
  return Buffer.from(await book.xlsx.writeBuffer());
}

it.each([
  ['a PDF', pdf(), 'application/pdf'],
  ['a PNG', png(), 'image/png'],
  ['a JPEG', jpeg(), 'image/jpeg'],
])('takes %s for what it is', async (_, bytes, mediaType) => {
  expect(await verdictOn(bytes)).toMatchObject({ mediaType });
});

it.each<[string, Buffer, RegExp]>([
  ['a program', Buffer.from('MZ\x90\0'.padEnd(64, '\0'), 'latin1'), /kind exe/],
  ['a page that calls itself a letter', Buffer.from('<html><script>1</script>'), /none of the kinds/],
  ['text', Buffer.from('Dear Sir or Madam'), /none of the kinds/],
  ['nothing to speak of', Buffer.from([0]), /none of the kinds/],
  ['a PDF with a program', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), /program/],
  ['a PDF that starts something', pdf('/A<</S/Launch/F(x.exe)>>'), /program/],
  ['a PDF with a file inside', pdf('/Names<</EmbeddedFiles 2 0 R>>'), /another file/],
  ['a PDF with a password', pdf('/Encrypt 3 0 R'), /password/],
  ['a PDF with a page behind it', pdf('', `<script>${'x'.repeat(2_000)}</script>`), /behind/],
  ['a PDF behind something', Buffer.concat([Buffer.from('GIF89a'), pdf()]), /kind gif|before/],
  ['a PNG with an archive behind it', png(`PK\x03\x04${'x'.repeat(100)}`), /behind/],
  ['a JPEG with a page behind it', jpeg(`<html>${'x'.repeat(100)}`), /behind/],
])('refuses %s and says why', async (_, bytes, why) => {
  expect(await verdictOn(bytes)).toEqual({ fault: expect.stringMatching(why) });
});

it('refuses a workbook where a document is meant', async () => {
  expect(await verdictOn(await workbook())).toEqual({ fault: expect.stringContaining('kind xlsx') });
});
