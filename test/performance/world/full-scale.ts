import type { Connection } from 'mysql2/promise';
import { LEAF_TYPES, THEME_CODES } from '#catalogue';
import { type Kind, sqlId } from './numbered.js';
import * as scale from './scale.js';
import { openSchema, rowsOf, type Schema } from './schema.js';
import { openSessions } from './sign-ins.js';

const BATCH = 100_000;

/** The product at full historical scale: offices, runs, people, nominations with their steps, enrolments. */
export async function fullScale(enrolments: number, say: (line: string) => void): Promise<Schema> {
  const schema = await openSchema(`bench_${enrolments / 1000}k`);
  if (!schema.fresh) return schema;
  const { connection } = schema;
  // The rows are right by construction; checking each would take minutes.
  await connection.query('SET SESSION foreign_key_checks = 0, unique_checks = 0');
  const countries = await rowsOf<{ country: string; office: string }>(
    connection,
    'SELECT country_code country, overseas_office_code office FROM channel ORDER BY country_code LIMIT ?',
    [scale.OVERSEAS_OFFICES],
  );
  await openSessions(connection, countries);
  const tables = tablesOf(
    countries.map(({ country }) => country),
    enrolments,
  );
  for (const { table, rows, columns } of tables) {
    say(`${table}: ${rows.toLocaleString('en-GB')} rows`);
    await fill(connection, table, rows, columns);
  }
  await connection.query('SET SESSION foreign_key_checks = 1, unique_checks = 1');
  await connection.query(
    'ANALYZE TABLE nomination, person, course_run, allotment, enrolment, nomination_step',
  );
  return schema;
}

interface Filling {
  table: string;
  rows: number;
  /** Column → SQL expression over `n`, the number of the row. */
  columns: Record<string, string>;
}

async function fill(
  connection: Connection,
  table: string,
  rows: number,
  columns: Filling['columns'],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const values = Object.values(columns).join(', ');
  for (let from = 0; from < rows; from += BATCH) {
    const to = Math.min(from + BATCH, rows) - 1;
    await connection.query(
      `INSERT INTO ${table} (${names}) SELECT ${values} FROM (SELECT seq n FROM seq_${from}_to_${to} ORDER BY seq) numbers`,
    );
  }
}

const pick = (index: string, of: readonly string[]) =>
  `ELT(1 + MOD(${index}, ${of.length}), '${of.join("', '")}')`;
const year = (run: string) => `(${scale.FIRST_YEAR} + ((${run}) * ${scale.YEARS}) DIV ${scale.RUNS})`;
const at = (day: string, n: string) => `TIMESTAMP(${day}) + INTERVAL MOD(${n}, 80000) SECOND`;
const idIn = (kind: Kind, number: string) => sqlId(kind, number);

/** A run has people of ten countries. */
const countryOf = (run: string, place: string, countries: string[]) =>
  pick(`(${run}) * 7 + MOD(${place}, 10) * 11`, countries);

function tablesOf(countries: string[], enrolments: number): Filling[] {
  const open = `n >= ${scale.RUNS - scale.OPEN_RUNS}`;
  const runFacts = {
    course_id: idIn('course', 'n DIV 10'),
    fiscal_year: `IF(${open}, 2026, ${year('n')})`,
    title_en: "CONCAT('Course of the benchmark, number ', n)",
    title_ja: "CONCAT('課題別研修 ', n)",
    programme_type: pick('n DIV 12', ['GROUP_REGION_FOCUS', ...LEAF_TYPES]),
    theme: pick('n DIV 7', THEME_CODES),
    capacity: '2000',
    domestic_office_code: pick('n', scale.OFFICES),
    starts_on: `CONCAT(IF(${open}, 2027, ${year('n')}), '-09-01')`,
    ends_on: `CONCAT(IF(${open}, 2027, ${year('n')}), '-10-10')`,
    result_on: `CONCAT(IF(${open}, 2027, ${year('n')}), '-07-20')`,
    state: "'PUBLISHED'",
    created_at: "'2020-01-01'",
  };
  // One run more than the others need: the crowded one, to which everybody is accepted at once.
  const runs: Filling = {
    table: 'course_run',
    rows: scale.RUNS + 1,
    columns: { id: idIn('run', 'n'), ...runFacts },
  };
  const [run, place] = ['n DIV 10', 'n'];
  return [
    {
      table: 'course',
      rows: scale.RUNS / 10 + 1,
      columns: {
        id: idIn('course', 'n'),
        title_en: "CONCAT('Course ', n)",
        programme_type: "'GROUP_REGION_FOCUS'",
        first_fiscal_year: '2000',
        created_at: "'2020-01-01'",
      },
    },
    runs,
    {
      table: 'allotment',
      rows: (scale.RUNS + 1) * 10,
      columns: {
        id: idIn('allotment', 'n'),
        course_run_id: idIn('run', run),
        country_code: countryOf(run, place, countries),
        slots: '2000',
        jica_deadline: `IF(${run} >= ${scale.RUNS - scale.OPEN_RUNS}, '2098-06-10', '2019-06-10')`,
      },
    },
    {
      table: 'person',
      rows: scale.PEOPLE,
      columns: {
        id: idIn('person', 'n'),
        family_name:
          "CONCAT(ELT(1 + MOD(n, 8), 'Wanjiru', 'Nguyễn', 'Okello', 'Silva', 'Rahman', 'Perez', 'Diallo', 'Haddad'), ' ', n DIV 8)",
        given_names: "ELT(1 + MOD(n, 5), 'Grace', 'Anh', 'Peter', 'María', 'Omar')",
        birth_date: "'1988-03-14'",
        nationality: pick('n', countries),
        email: "CONCAT('person-', n, '@people.kccp.example')",
        comparable_email: "CONCAT('person-', n, '@people.kccp.example')",
        created_at: "'2020-01-01'",
      },
    },
    nominations('nomination', scale.NOMINATIONS, {
      run: `n DIV ${scale.NOMINATIONS_PER_RUN}`,
      countries,
      state: pick('n', [
        'ACCEPTED',
        'ACCEPTED',
        'ACCEPTED',
        'NOT_ACCEPTED',
        'UNDER_SCREENING',
        'SUBMITTED',
        'WITHDRAWN',
      ]),
      submitted: true,
    }),
    nominations('draft', scale.DRAFTS, {
      run: `${scale.RUNS - scale.OPEN_RUNS} + MOD(n, ${scale.OPEN_RUNS})`,
      place: `n DIV ${scale.OPEN_RUNS}`,
      countries,
      state: "'DRAFT'",
      submitted: false,
    }),
    nominations('crowded', scale.CROWD, {
      run: String(scale.RUNS),
      place: '0',
      countries,
      state: "'UNDER_SCREENING'",
      submitted: true,
    }),
    ...['draft', 'submit', 'screen'].map((move, index): Filling => ({
      table: 'nomination_step',
      // Two steps of every nomination, a third of two in three.
      rows: index < 2 ? scale.NOMINATIONS : (scale.NOMINATIONS * 2) / 3,
      columns: {
        id: idIn('step', `n * 4 + ${index}`),
        nomination_id: idIn('nomination', 'n'),
        move: `'${move}'`,
        to_state: `'${['DRAFT', 'SUBMITTED', 'UNDER_SCREENING'][index]}'`,
        acted_as: "'OVERSEAS_OFFICE'",
        made_at: "'2020-01-01'",
      },
    })),
    enrolmentRows(enrolments, countries),
  ];
}

function nominations(
  kind: Kind,
  rows: number,
  of: { run: string; place?: string; countries: string[]; state: string; submitted: boolean },
): Filling {
  const day = `CONCAT(${year(of.run)}, '-06-01')`;
  return {
    table: 'nomination',
    rows,
    columns: {
      id: idIn(kind, 'n'),
      reference: `CONCAT('${kind.slice(0, 3).toUpperCase()}-', LPAD(n, 9, '0'))`,
      course_run_id: idIn('run', of.run),
      country_code: countryOf(of.run, of.place ?? 'n', of.countries),
      person_id: idIn('person', `MOD(n * 7919, ${scale.PEOPLE})`),
      organisation: "'Ministry of Water and Irrigation'",
      post: "'Senior engineer'",
      state: of.state,
      public_state: of.state,
      domestic_office_code: of.submitted ? pick(of.run, scale.OFFICES) : 'NULL',
      released_at: `IF(${of.state} IN ('ACCEPTED', 'NOT_ACCEPTED'), ${at(day, 'n')}, NULL)`,
      held_since: at(day, 'n'),
      public_since: at(day, 'n'),
      submitted_at: of.submitted ? at(day, 'n') : 'NULL',
      created_at: at(day, 'n'),
    },
  };
}

function enrolmentRows(rows: number, countries: string[]): Filling {
  const run = `n DIV ${rows / scale.RUNS}`;
  return {
    table: 'enrolment',
    rows,
    columns: {
      id: idIn('enrolment', 'n'),
      course_run_id: idIn('run', run),
      country_code: countryOf(run, 'n', countries),
      person_id: idIn('person', `MOD(n, ${scale.PEOPLE})`),
      state: "'COMPLETED'",
      arrived_on: `CONCAT(${year(run)}, '-09-01')`,
      ended_on: `CONCAT(${year(run)}, '-10-10')`,
      counted_in: year(run),
      created_at: "'2020-01-01'",
    },
  };
}
