import { describe, expect, it } from '@jest/globals';
import { columnLetters, columnOf } from './sheet-row.js';
import { dayOfSerial } from './workbook-reader.js';

describe('A day as a spreadsheet counts it', () => {
  it.each([
    [43555, '2019-03-31'],
    [43555.999, '2019-03-31'],
    [61, '1900-03-01'],
    [32216, '1988-03-14'],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
  });

  it('is four years later where days are counted from 1904', () => {
    expect(dayOfSerial(0, true)).toBe('1904-01-01');
    expect(dayOfSerial(43555 - 1462, true)).toBe('2019-03-31');
  });

  it.each([0, 60, -1, 1e9, Number.NaN])(
    '%d is none, for spreadsheets believe in 29 February 1900',
    (serial) => {
      expect(dayOfSerial(serial)).toEqual({ kind: 'NUMBER', text: String(serial) });
    },
  );
});

describe('A column', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [16_383, 'XFD'],
  ])('%d has the letters %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
    expect(columnOf(`${letters}12`)).toBe(index);
  });
});
