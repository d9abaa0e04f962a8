import { expect, it } from '@jest/globals';
import { SealedFields } from './sealed-fields.js';

const OLD = `a1:${'11'.repeat(32)}`;
const NEW = `b2:${'22'.repeat(32)}`;
const under = (keys: string) => new SealedFields({ keys, indexKey: '33'.repeat(32) });
const place = { table: 'dossier', column: 'religion', id: 'one' };

it('opens what it sealed, and never seals twice alike', () => {
  const sealed = under(OLD);
  const [first, second] = [sealed.seal(place, 'Μυστικό'), sealed.seal(place, 'Μυστικό')];
  expect(sealed.open(place, first)).toBe('Μυστικό');
  expect(first).not.toBe(second);
  expect(first).not.toContain(Buffer.from('Μυστικό').toString('base64url'));
});

it('does not open a value that was pasted into another row, column or table', () => {
  const sealed = under(OLD);
  const value = sealed.seal(place, 'secret');
  for (const elsewhere of [{ id: 'two' }, { column: 'passport' }, { table: 'person' }])
    expect(() => sealed.open({ ...place, ...elsewhere }, value)).toThrow();
});

it('does not open a value of which one sign was changed', () => {
  const value = under(OLD).seal(place, 'secret');
  const last = value.at(-1) === 'A' ? 'B' : 'A';
  const parts = value.split('.');
  expect(() => under(OLD).open(place, `${parts[0]}.${parts[1]}.${last}${parts[2]!.slice(1)}`)).toThrow();
});

it('rotates keys: the old one opens on, a rewrapped value needs only the new one', () => {
  const value = under(OLD).seal(place, 'secret');
  const both = under(`${NEW},${OLD}`);
  expect(both.open(place, value)).toBe('secret');
  const rewrapped = both.rewrap(place, value)!;
  expect(under(NEW).open(place, rewrapped)).toBe('secret');
  expect(both.rewrap(place, rewrapped)).toBeNull();
  expect(() => under(OLD).open(place, rewrapped)).toThrow('b2');
});

it('gives equal values of one purpose equal fingerprints, and of another purpose others', () => {
  const sealed = under(OLD);
  expect(sealed.fingerprint('passport', 'A1')).toBe(under(NEW).fingerprint('passport', 'A1'));
  expect(sealed.fingerprint('passport', 'A1')).not.toBe(sealed.fingerprint('other', 'A1'));
  expect(sealed.fingerprint('passport', 'A1')).toMatch(/^[0-9a-f]{64}$/);
});
