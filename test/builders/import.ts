import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { expectStatus } from './course-run.js';

const PIECE = 1_048_576;
export const HEADINGS = [
  'Family name',
  'Other names',
  'Date of birth',
  'Sex',
  'E-mail',
  'Language of letters',
  'Organisation',
  'Present post',
];

/** A row as an officer types it; say only what differs. */
export function aRow(number: number, differs: Partial<Record<string, string>> = {}): string[] {
  const usual: Record<string, string> = {
    'Family name': `Wanjiru ${number}`,
    'Other names': 'Grace Njeri',
    'Date of birth': `198${number % 10}-03-1${number % 8}`,
    Sex: 'FEMALE',
    'E-mail': `grace.${number}@people.kccp.example`,
    'Language of letters': 'en',
    Organisation: 'Nairobi City Water and Sewerage Company',
    'Present post': 'Senior water engineer',
  };
  return HEADINGS.map((heading) => differs[heading] ?? usual[heading]!);
}

export const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, at) => aRow(at));

export const csvOf = (rows: string[][], delimiter = ','): string =>
  [HEADINGS, ...rows].map((cells) => `${cells.join(delimiter)}\r\n`).join('');

/** What a download brought, byte by byte. */
export async function bytesAt(client: Client, path: string): Promise<Buffer> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(client.origin + path, { headers: { cookie } });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** A workbook as Excel and others open it. */
export async function workbookOf(bytes: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer);
  return workbook;
}

/** The template of the run, filled in and saved as Excel does. */
export async function filledTemplate(
  office: Client,
  courseRunId: string,
  rows: exceljs.CellValue[][],
  country = 'KE',
): Promise<Buffer> {
  const template = await bytesAt(
    office,
    `/api/overseas-office/course-runs/${courseRunId}/nomination-template?country=${country}`,
  );
  const workbook = await workbookOf(template);
  const sheet = workbook.getWorksheet('Nominations')!;
  rows.forEach((cells, at) => {
    sheet.getRow(at + 2).values = cells;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook without template, row by row as given. */
export async function aWorkbook(rows: exceljs.CellValue[][]): Promise<Buffer> {
  const sink = new PassThrough();
  const written = buffer(sink);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true });
  const sheet = workbook.addWorksheet('People');
  for (const cells of rows) sheet.addRow(cells).commit();
  sheet.commit();
  await workbook.commit();
  return written;
}

export async function anUpload(office: Client, bytes: Buffer, name = 'Kenya 2026.xlsx'): Promise<string> {
  const { body } = await expectStatus(
    201,
    office.post('/api/uploads', { body: { name, size: bytes.length } }),
  );
  const { id } = body as { id: string };
  for (let at = 0; at < bytes.length; at += PIECE) {
    const raw = bytes.subarray(at, at + PIECE);
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(at) };
    await expectStatus(200, office.patch(`/api/uploads/${id}`, { raw, headers }));
  }
  return id;
}

export interface StartedImport {
  id: string;
  state: string;
}

/** Uploaded and handed over to be checked. */
export async function anImport(
  office: Client,
  courseRunId: string,
  file: Buffer | string,
  differs: Record<string, unknown> = {},
): Promise<StartedImport> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const name = typeof file === 'string' ? 'Kenya 2026.csv' : 'Kenya 2026.xlsx';
  const uploadId = await anUpload(office, bytes, name);
  const { body } = await expectStatus(
    201,
    office.post('/api/overseas-office/imports', {
      body: { uploadId, courseRunId, countryCode: 'KE', ...differs },
      key: randomUUID(),
    }),
  );
  return body as StartedImport;
}

/** Waits until the worker is through with it; answers what it found. */
export async function checked(office: Client, { id }: StartedImport): Promise<any> {
  return eventually(
    async () => (await expectStatus(200, office.get(`/api/overseas-office/imports/${id}`))).body,
    (found) => (found as { state: string }).state !== 'CHECKING',
  );
}

export async function rowsFound(office: Client, { id }: StartedImport, query = ''): Promise<any[]> {
  const { body } = await expectStatus(
    200,
    office.get(`/api/overseas-office/imports/${id}/rows?limit=200${query}`),
  );
  return (body as { rows: any[] }).rows;
}

export const confirm = (office: Client, { id }: StartedImport) =>
  office.post(`/api/overseas-office/imports/${id}/confirm`);
