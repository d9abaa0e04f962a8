import { describe, expect, it } from '@jest/globals';
import { naturalKey } from './natural-key.js';

describe('The natural key of a nominee', () => {
  it('does not mind capitals, width and blanks', () => {
    const key = naturalKey('Nguyễn', 'Anh Thi', '1990-01-02');
    expect(naturalKey(' NGUYỄN ', 'anh  thi', '1990-01-02')).toBe(key);
    expect(naturalKey('Nguyễn'.normalize('NFD'), 'Anh\u3000Thi', '1990-01-02')).toBe(key);
    expect(key).toMatch(/^[\w-]{22}$/);
  });

  it('minds accents, the date of birth and its absence', () => {
    const keys = [
      naturalKey('José', '', '1990-01-02'),
      naturalKey('Jose', '', '1990-01-02'),
      naturalKey('José', '', '1990-01-03'),
      naturalKey('José', '', null),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
