import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FORM_VERSIONS, LEAF_TYPES } from '#catalogue';
import { readAnswer } from './answers.js';
import { formOf } from './form.js';

const TODAY = '2026-06-01';
const forms = LEAF_TYPES.flatMap((type) => FORM_VERSIONS.map((version) => formOf(type, version)));
const every = formOf('GROUP_REGION_FOCUS', 'V2');
const fields = every.parts.flatMap((part) => part.sections.flatMap((section) => section.fields));

describe('The form', () => {
  it('names every field once in its part, so that a name says which', () => {
    for (const part of every.parts) {
      const names = part.sections.flatMap((section) => section.fields.map(({ name }) => name));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('asks of every programme type and version something that must be answered, in every part it has', () => {
    for (const form of forms)
      for (const part of form.parts)
        expect(part.sections.some((section) => section.fields.some((field) => !field.optional))).toBe(true);
  });

  it('asks in no version what the fullest form does not know', () => {
    const known = new Set(fields.map(({ name }) => name));
    const asked = forms.flatMap(({ parts }) =>
      parts.flatMap((part) => part.sections.flatMap((section) => section.fields.map(({ name }) => name))),
    );
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('Reading an answer', () => {
  it('never fails on what was sent, and names in words what is wrong with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, given) => {
        const read = readAnswer(field, given, TODAY);
        if ('fault' in read) expect(read.fault).toMatch(/^(must|needs|can|has|holds|is|lies)\b/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of what it has accepted gives the same again', () => {
    const likely = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        '2020-02-29',
        '2031-01-01',
        '2019-04',
        'GOOD',
        'FEMALE',
        'ak 012-3456',
        '+81 3 5226 6660',
        7,
      ),
      fc.record({ yes: fc.boolean() }),
      fc.record({ yes: fc.constant(true), details: fc.string({ minLength: 1 }) }),
      fc.constant([]),
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...fields), likely, (field, given) => {
        const read = readAnswer(field, given, TODAY);
        if ('fault' in read) return;
        accepted++;
        expect(readAnswer(field, read.value, TODAY)).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
