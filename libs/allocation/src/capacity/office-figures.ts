import type { FiscalYear } from '#catalogue';
import type { Reader } from '../reader.js';
import type { Quantity } from './office-capacity.entity.js';

export interface ChangeOfFigure {
  quantity: Quantity;
  /** Of INTERPRETERS only. */
  language: string | null;
  fromWeek: number;
  toWeek: number;
  /** What there is in these weeks. */
  figure: number;
  reason: string;
}

export interface Closure {
  fromWeek: number;
  toWeek: number;
  reason: string;
}

/** The capacity of a domestic office in a fiscal year as it is entered. */
export interface CapacityFacts {
  rooms: number;
  beds: number;
  hotelBeds: number;
  coordinators: number;
  arrivalsPerWeek: number;
  seatWeeksTarget: number;
  interpreters: { language: string; people: number }[];
  changes: ChangeOfFigure[];
  closures: Closure[];
}

export interface OfficeFigures extends CapacityFacts {
  id: string;
  fiscalYear: FiscalYear;
  domesticOfficeCode: string;
  version: number;
}

type Owned<Row> = Row & { id: string };

/** The figures of all offices for a year, by the code of the office. */
export async function figuresOfYear(
  reader: Reader,
  fiscalYear: FiscalYear,
): Promise<Map<string, OfficeFigures>> {
  const roots = await reader.rows<Omit<OfficeFigures, 'interpreters' | 'changes' | 'closures'>>(
    `SELECT id, fiscal_year fiscalYear, domestic_office_code domesticOfficeCode, rooms, beds, hotel_beds hotelBeds,
       coordinators, arrivals_per_week arrivalsPerWeek, seat_weeks_target seatWeeksTarget, version
     FROM office_capacity WHERE fiscal_year = ? ORDER BY domestic_office_code`,
    [fiscalYear],
  );
  const parts = <Row>(columns: string, table: string, orderBy: string) =>
    reader.rows<Owned<Row>>(
      `SELECT p.office_capacity_id id, ${columns} FROM office_capacity c JOIN ${table} p ON p.office_capacity_id = c.id
       WHERE c.fiscal_year = ? ORDER BY ${orderBy}`,
      [fiscalYear],
    );
  const interpreters = await parts<{ language: string; people: number }>(
    'p.language, p.people',
    'office_interpreters',
    'p.language',
  );
  const changes = await parts<ChangeOfFigure>(
    'p.quantity, p.language, p.from_week fromWeek, p.to_week toWeek, p.figure, p.reason',
    'capacity_change',
    'p.from_week, p.id',
  );
  const closures = await parts<Closure>(
    'p.from_week fromWeek, p.to_week toWeek, p.reason',
    'office_closure',
    'p.from_week, p.id',
  );
  const of = <Row extends { id: string }>(rows: Row[], id: string) =>
    rows.filter((row) => row.id === id).map(({ id: _owner, ...row }) => row);
  return new Map(
    roots.map((root) => [
      root.domesticOfficeCode,
      {
        ...root,
        coordinators: Number(root.coordinators), // decimals arrive as text
        interpreters: of(interpreters, root.id),
        changes: of(changes, root.id).map((one) => ({ ...one, figure: Number(one.figure) })),
        closures: of(closures, root.id),
      },
    ]),
  );
}
