import { UnreadableFile } from './unreadable-file.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { tagsOf } from './workbook-xml.js';

const WORKBOOK = 'xl/workbook.xml';
/** Nothing but cells is read of these; they are small in every honest file. */
const LARGEST_DIRECTORY = 4 * 1_048_576;

/** What has to be known of a workbook before its rows can be read. */
export interface WorkbookParts {
  sheets: { name: string; part: string; hidden: boolean }[];
  sharedStrings: string | null;
  /** Styles under which a number is a day. */
  dateStyles: Set<string>;
  /** Days are counted from 1904, as old Macintoshes did. */
  from1904: boolean;
}

/** Throws UnreadableFile for what is no plain workbook: macros, a document of another kind. */
export async function readParts(archive: WorkbookArchive): Promise<WorkbookParts> {
  await holdToPlainWorkbook(archive);
  for (const part of [WORKBOOK, 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'])
    if (archive.sizeOf(part) > LARGEST_DIRECTORY)
      throw new UnreadableFile(
        'TOO_LARGE',
        `The workbook carries too much formatting. Copy the rows into a new template and send that.`,
      );
  const targets = new Map<string, { target: string; type: string }>();
  for (const { name, attributes } of await tagsOf(archive, 'xl/_rels/workbook.xml.rels'))
    if (name === 'Relationship' && attributes.TargetMode !== 'External')
      targets.set(attributes.Id ?? '', {
        target: partName(attributes.Target ?? ''),
        type: attributes.Type ?? '',
      });
  const tags = await tagsOf(archive, WORKBOOK);
  const sheets = tags
    .filter(({ name }) => name === 'sheet')
    .map(({ attributes }) => ({
      name: attributes.name ?? '',
      part: targets.get(idOf(attributes))?.target ?? '',
      hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
    }));
  const workbook = tags.find(({ name }) => name === 'workbookPr')?.attributes ?? {};
  const shared = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  return {
    sheets,
    sharedStrings: shared && archive.has(shared) ? shared : null,
    dateStyles: archive.has('xl/styles.xml') ? await dateStyles(archive) : new Set(),
    from1904: workbook.date1904 === '1' || workbook.date1904 === 'true',
  };
}

async function holdToPlainWorkbook(archive: WorkbookArchive): Promise<void> {
  if (!archive.has('[Content_Types].xml') || !archive.has(WORKBOOK)) throw otherKind();
  if (archive.sizeOf('[Content_Types].xml') > LARGEST_DIRECTORY) throw otherKind();
  const kinds = (await tagsOf(archive, '[Content_Types].xml')).map(
    ({ attributes }) => attributes.ContentType ?? '',
  );
  if (kinds.some((kind) => /macroEnabled|vbaProject|ms-office\.activeX/i.test(kind))) {
    throw new UnreadableFile(
      'MACROS',
      'The workbook holds macros. Save it as «Excel workbook (.xlsx)», which has none, and send that.',
    );
  }
  if (!kinds.some((kind) => kind.endsWith('spreadsheetml.sheet.main+xml'))) throw otherKind();
}

const otherKind = () =>
  new UnreadableFile(
    'OTHER_KIND',
    'The file is a package of another kind, not a workbook. Save the list as «Excel workbook (.xlsx)» or CSV.',
  );

const partName = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

/** The attribute is `r:id` by habit; the prefix is the program's choice. */
function idOf(attributes: Record<string, string>): string {
  const name = Object.keys(attributes).find((one) => one.endsWith(':id'));
  return (name && attributes[name]) ?? '';
}

async function dateStyles(archive: WorkbookArchive): Promise<Set<string>> {
  const days = new Set<string>();
  const formats = new Map<string, string>();
  const tags = await tagsOf(archive, 'xl/styles.xml');
  for (const { name, attributes } of tags)
    if (name === 'numFmt') formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
  let inCells = false;
  let style = 0;
  for (const { name, attributes } of tags) {
    if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles') inCells = false;
    else if (inCells && name === 'xf') {
      if (isDay(attributes.numFmtId ?? '0', formats)) days.add(String(style));
      style++;
    }
  }
  return days;
}

/** Formats 14 to 17, 22, 27 to 31, 36 and 50 to 58 are days in every edition; others say so by their letters. */
function isDay(id: string, formats: Map<string, string>): boolean {
  const own = formats.get(id);
  if (own === undefined) return /^(1[4-7]|22|2[7-9]|3[016]|5[0-8])$/.test(id);
  return /[yd]/i.test(own.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
