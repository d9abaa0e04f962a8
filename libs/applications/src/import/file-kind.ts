import { CsvReader } from './csv-reader.js';
import type { SheetReader } from './sheet-row.js';
import type { TextEncoding } from './text-encoding.js';
import { UnreadableFile } from './unreadable-file.js';
import { encrypted } from './workbook-archive.js';
import { WorkbookReader } from './workbook-reader.js';

export type FileKind = 'XLSX' | 'CSV';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const OTHERS: [string, string][] = [
  ['%PDF-', 'a PDF document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['{\\rtf', 'a text document'],
  ['Rar!', 'an archive'],
  ['7z\u00bc\u00af', 'an archive'],
  ['\u001f\u008b', 'an archive'],
  ['\u007fELF', 'a program'],
  ['MZ', 'a program'],
];

/** What a file is by its content; its name is only what somebody called it. Throws UnreadableFile for all but workbooks and text. */
export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length === 0)
    throw new UnreadableFile('EMPTY', 'The file is empty. Download the template and fill it in.');
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return 'XLSX';
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw oldWorkbook(bytes);
  const start = bytes.subarray(0, 512).toString('latin1');
  const other = OTHERS.find(([signature]) => start.startsWith(signature));
  if (other) throw otherKind(other[1]);
  if (/^\s*<(!doctype|\?xml|html|table)/i.test(start)) throw otherKind('a web page or XML');
  return 'CSV';
}

export async function openSheet(bytes: Buffer, encoding: TextEncoding | null): Promise<SheetReader> {
  return kindOf(bytes) === 'XLSX' ? WorkbookReader.open(bytes) : CsvReader.open(bytes, encoding);
}

/** The container of Office before 2007 also holds the newer workbooks that have a password. */
function oldWorkbook(bytes: Buffer): UnreadableFile {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return encrypted();
  return new UnreadableFile(
    'OLD_WORKBOOK',
    'The file is a workbook of the old format (.xls). Save it as «Excel workbook (.xlsx)» and send that.',
  );
}

const otherKind = (what: string) =>
  new UnreadableFile(
    'OTHER_KIND',
    `The file is ${what}, not a list. Send an Excel workbook (.xlsx) or a CSV file, best the template.`,
  );
