// Rows of the world are numbered, so that the load can name any of them without reading it first.

const KINDS = {
  course: 'c001',
  run: 'c002',
  allotment: 'c003',
  person: 'a001',
  nomination: 'b001',
  step: 'b002',
  enrolment: 'e001',
  account: 'f001',
  draft: 'b003',
  crowded: 'b004',
  event: 'd001',
  delivery: 'd002',
  channel: 'c004',
} as const;
export type Kind = keyof typeof KINDS;

/** A UUID in the form of a version 7 whose last part is the number. */
export function idOf(kind: Kind, number: number): string {
  return `01900000-${KINDS[kind]}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The same as an SQL expression over a number. */
export function sqlId(kind: Kind, number: string): string {
  return `CONCAT('01900000-${KINDS[kind]}-7000-8000-', LPAD(LOWER(HEX(${number})), 12, '0'))`;
}
