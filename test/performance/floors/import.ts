import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import parseSax from 'exceljs/lib/utils/parse-sax.js';
import { createConnection } from 'mysql2/promise';
import { fromBufferPromise } from 'yauzl';
import { isMailbox, isPlainDate, newId, textFault, tidyText } from '#platform';
import { connectionOptions, rowsOf } from '../world/schema.js';

// The bare pipeline in one process: the same libraries parse, the same rules of a field are asked, who is nominated is
// looked up, and the rows of a draft go in by statements of a thousand, in one transaction. Nothing is kept in between.

export interface ImportOrder {
  file: string;
  courseRunId: string;
  countryCode: string;
}

const AT_ONCE = 1_000;
const connection = await createConnection(connectionOptions(process.env.DATABASE_URL!));
process.send!('ready');
process.on('disconnect', () => process.exit(0));
process.on('message', (order: ImportOrder) => {
  void importFile(order).then((rows) => process.send!(rows));
});

async function importFile({ file, courseRunId, countryCode }: ImportOrder): Promise<number> {
  const known = await knownPeople(courseRunId, countryCode);
  let [imported, group]: [number, string[][]] = [0, []];
  let headings = true;
  await connection.query('START TRANSACTION');
  let writing = Promise.resolve();
  const write = async () => {
    await writing;
    writing = insert(group, courseRunId, countryCode);
    group = [];
  };
  for await (const rows of file.endsWith('.xlsx') ? workbook(file) : csv(file)) {
    for (const row of rows) {
      if (headings) {
        headings = false;
        continue;
      }
      const tidy = row.map(tidyText);
      if (!isValid(tidy)) throw new Error(`A row of the file is not valid: ${tidy.join(', ')}`);
      const key = keyOf(tidy[0]!, tidy[1]!, tidy[2]!);
      if (known.has(key)) continue;
      known.add(key);
      group.push(tidy);
      imported++;
      if (group.length === AT_ONCE) await write();
    }
  }
  if (group.length > 0) await write();
  await writing;
  await connection.query('COMMIT');
  return imported;
}

const keyOf = (family: string, given: string, birth: string) =>
  createHash('sha256').update(`${family} ${given}\n${birth}`.toLowerCase()).digest('base64url');

async function knownPeople(courseRunId: string, countryCode: string): Promise<Set<string>> {
  const people = await rowsOf<{ family: string; given: string; birth: string }>(
    connection,
    `SELECT p.family_name family, p.given_names given, p.birth_date birth FROM nomination n JOIN person p ON p.id = n.person_id
     WHERE n.course_run_id = ? AND n.country_code = ?`,
    [courseRunId, countryCode],
  );
  return new Set(people.map(({ family, given, birth }) => keyOf(family, given, birth)));
}

function isValid([family, given, birth, sex, email, language, organisation, post]: string[]): boolean {
  return (
    textFault(family, { max: 200 }) === null &&
    textFault(given, { max: 200, mayBeEmpty: true }) === null &&
    isPlainDate(birth) &&
    ['FEMALE', 'MALE', 'NOT_STATED'].includes(sex!) &&
    isMailbox(email) &&
    language!.length === 2 &&
    textFault(organisation, { max: 200 }) === null &&
    textFault(post, { max: 200 }) === null
  );
}

async function* csv(file: string): AsyncGenerator<string[][]> {
  const parser = Readable.from([readFileSync(file)]).pipe(parse());
  for await (const row of parser) yield [row as string[]];
}

async function* workbook(file: string): AsyncGenerator<string[][]> {
  const zip = await fromBufferPromise(readFileSync(file), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const part of zip.eachEntry()) {
    if (!part.fileName.includes('sheet1')) continue;
    parts.set(part.fileName, part.fileName);
    const stream = await zip.openReadStreamPromise(part);
    stream.setEncoding('utf8');
    yield* rowsIn(stream as AsyncIterable<string>);
  }
  if (parts.size !== 1) throw new Error('The workbook of the benchmark has one sheet.');
}

/** Every cell of the file is a text of its own. */
async function* rowsIn(pieces: AsyncIterable<string>): AsyncGenerator<string[][]> {
  let row: string[] = [];
  let text: string | null = null;
  for await (const events of parseSax(pieces)) {
    const rows: string[][] = [];
    for (const { eventType, value } of events) {
      if (eventType === 'text') {
        if (text !== null) text += value;
      } else if (eventType === 'opentag') {
        if (value.name === 'row') row = [];
        else if (value.name === 't' || value.name === 'v') text = '';
      } else if (value.name === 't' || value.name === 'v') {
        row.push(text ?? '');
        text = null;
      } else if (value.name === 'row') rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
}

async function insert(rows: string[][], courseRunId: string, countryCode: string): Promise<void> {
  const now = new Date();
  const drafts = rows.map((cells) => ({ cells, id: newId(), personId: newId() }));
  const into = (table: string, columns: string, values: unknown[][]) =>
    connection.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [values]);
  await into(
    'person',
    'id, family_name, given_names, birth_date, sex, nationality, email, comparable_email, language, created_at',
    drafts.map(({ cells, personId }) => [
      ...[personId, cells[0], cells[1], cells[2], cells[3], countryCode],
      ...[cells[4], cells[4]!.toLowerCase(), cells[5], now],
    ]),
  );
  await into(
    'nomination',
    'id, reference, course_run_id, country_code, person_id, organisation, post, state, held_since, public_since, created_at',
    drafts.map(({ cells, id, personId }) => [
      ...[id, `B-${id.slice(-12)}`, courseRunId, countryCode, personId],
      ...[cells[6], cells[7], 'DRAFT', now, now, now],
    ]),
  );
  await into(
    'nomination_step',
    'id, nomination_id, move, to_state, acted_as, made_at',
    drafts.map(({ id }) => [newId(), id, 'draft', 'DRAFT', 'OVERSEAS_OFFICE', now]),
  );
  await into(
    'audit_entry',
    'id, transaction_id, recorded_at, action, subject_type, subject_id, details',
    drafts.map(({ id }) => [newId(), courseRunId, now, 'draft', 'nomination', id, '{"to":"DRAFT"}']),
  );
}
