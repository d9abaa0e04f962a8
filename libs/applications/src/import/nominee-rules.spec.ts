import { describe, expect, it } from '@jest/globals';
import { Headings } from './headings.js';
import { SHEET_COLUMNS } from './nomination-sheet.js';
import { checkRow } from './nominee-rules.js';
import type { Cell } from './sheet-row.js';

const headings = Headings.of({ number: 1, cells: SHEET_COLUMNS.map(({ heading }) => heading) });
const USUAL: Cell[] = SHEET_COLUMNS.map(({ example }) => example);

function check(at: number, cell: Cell | undefined) {
  const cells: (Cell | undefined)[] = [...USUAL];
  cells[at] = cell;
  return checkRow({ number: 2, cells }, headings, '2026-06-01');
}

describe('A row of a file', () => {
  it('with the examples of the template is without fault', () => {
    const { facts, faults } = check(0, 'Wanjiru');
    expect(faults).toEqual([]);
    expect(Object.keys(facts).sort()).toEqual(SHEET_COLUMNS.map(({ field }) => field).sort());
  });

  it('of which only the family name is known is enough for a draft', () => {
    const { facts, faults } = checkRow({ number: 2, cells: ['  Sukarno\u3000'] }, headings, '2026-06-01');
    expect(faults).toEqual([]);
    expect(facts).toEqual({
      familyName: 'Sukarno',
      givenNames: '',
      birthDate: null,
      sex: 'NOT_STATED',
      email: null,
      language: 'en',
      organisation: null,
      post: null,
    });
  });

  it.each<[string, number, Cell | undefined, string]>([
    ['no name', 0, undefined, 'Write the family name'],
    ['a name of 201 letters', 0, 'x'.repeat(201), 'Shorten it.'],
    ['a name that is a formula', 0, { kind: 'FORMULA', text: 'A1' }, 'values only'],
    ['a mark that turns the direction', 1, 'Grace\u202e', 'Type it again by hand'],
    ['a day that can be read in two ways', 2, '3/4/1988', '1988-04-03 or 1988-03-04'],
    ['a day that can be read in one way', 2, '14.03.1988', 'YYYY-MM-DD: 1988-03-14.'],
    ['a day that never was', 2, '2019-02-29', 'for example 1988-03-14'],
    ['a day to come', 2, '2026-06-02', 'Check the year'],
    ['a number for a day', 2, { kind: 'NUMBER', text: '43555' }, 'If 2019-03-31 is meant'],
    ['an error of the spreadsheet', 3, { kind: 'ERROR', text: '#REF!' }, 'Type what belongs there'],
    ['another word for the sex', 3, 'F', 'FEMALE, MALE, NOT_STATED'],
    ['two addresses', 4, 'a@x.example, b@x.example', 'Write one address'],
    ['an address with look-alike letters', 4, 'grаce@x.example', 'Write one address'],
    ['a language without letters', 5, 'Swahili', 'Write one of: en'],
  ])('with %s is told the remedy, once', (_, at, cell, remedy) => {
    const { faults } = check(at, cell);
    expect(faults).toEqual([
      expect.objectContaining({
        heading: SHEET_COLUMNS[at]!.heading,
        column: 'ABCDEFGH'[at],
        remedy: expect.stringContaining(remedy),
      }),
    ]);
  });

  it('with several faults is told all of them', () => {
    const cells: Cell[] = ['', '', 'yesterday', 'x', 'y', 'z'];
    expect(checkRow({ number: 2, cells }, headings, '2026-06-01').faults).toHaveLength(5);
  });
});
