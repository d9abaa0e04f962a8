import { expect, it } from '@jest/globals';
import { differenceBetween, type VersionAnswers } from './difference.js';
import { formOf } from './form/form.js';

const form = formOf('GROUP_REGION_FOCUS', 'V2');
const post = { organisation: 'Ministry', post: 'Engineer', from: '2008-01', duties: 'Design' };
const version = (partB: object, sealed: object = {}, medical: object = {}): VersionAnswers => ({
  answers: { PART_B: partB as never },
  sealed: { PART_B: sealed as never, MEDICAL_HISTORY: medical as never },
});

it('is empty between equal versions, whatever the order in which their names were stored', () => {
  const turned = { duties: 'Design', from: '2008-01', post: 'Engineer', organisation: 'Ministry' };
  expect(differenceBetween(form, version({ career: [post] }), version({ career: [turned] }))).toEqual([]);
});

it('tells what was added, removed and changed, in words and in the order of the form', () => {
  const before = version({ employerKind: 'NGO', duties: 'Leaks', career: [post] });
  const after = version({ employerKind: 'UNIVERSITY', career: [], certificate: 'TOEIC 800' });
  const told = differenceBetween(form, before, after);
  expect(told.map((one) => [one.field, one.change, one.before, one.after])).toEqual([
    ['employerKind', 'CHANGED', 'NGO or other private organisation', 'University or research institute'],
    ['duties', 'REMOVED', 'Leaks', null],
    ['career', 'CHANGED', 'Ministry, Engineer, 2008-01, Design', 'None'],
    ['certificate', 'ADDED', null, 'TOEIC 800'],
  ]);
});

it('says of sealed answers only that they changed, and of a sealed part not even which', () => {
  const before = version({}, { passportNumber: 'AK0123456' }, { allergy: { yes: false } });
  const after = version({}, { passportNumber: 'AK6543210' }, { allergy: { yes: true, details: 'Peanuts' } });
  const told = differenceBetween(form, before, after);
  expect(told.map(({ part, field }) => [part, field])).toEqual([
    ['PART_B', 'passportNumber'],
    ['MEDICAL_HISTORY', null],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/AK0123456|AK6543210|Peanuts|allergy/);
});
