import { expect, it } from '@jest/globals';
import { blocksOf, plainText } from './blocks.js';

it('reads paragraphs, and lists from lines that begin with a hyphen or a dot', () => {
  expect(blocksOf('First line\nsecond line\n\nNext.\n- one\n- two\n\n・三\nafter')).toEqual([
    { kind: 'PARAGRAPH', text: 'First line\nsecond line' },
    { kind: 'PARAGRAPH', text: 'Next.' },
    { kind: 'LIST', items: ['one', 'two'] },
    { kind: 'LIST', items: ['三'] },
    { kind: 'PARAGRAPH', text: 'after' },
  ]);
});

it('takes nothing for markup, and a hyphen inside a line for a hyphen', () => {
  expect(blocksOf('#set page(width: 1pt) *a* <b>\nwell-known')).toEqual([
    { kind: 'PARAGRAPH', text: '#set page(width: 1pt) *a* <b>\nwell-known' },
  ]);
  expect(blocksOf(' \n\r\n')).toEqual([]);
  expect(blocksOf('-')).toEqual([{ kind: 'PARAGRAPH', text: '-' }]);
});

it('says a table by its rows, with what is empty left out', () => {
  const table = {
    kind: 'TABLE' as const,
    head: ['Country', 'By'],
    rows: [
      ['Kenya', '12 June 2026'],
      ['Peru', ''],
    ],
  };
  expect(plainText([{ kind: 'HEADING', text: 'Deadlines' }, table])).toBe(
    'Deadlines\nKenya · 12 June 2026\nPeru',
  );
});
