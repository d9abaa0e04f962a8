import { describe, expect, it } from '@jest/globals';
import { changesBetween, draftFaults, handInFaults, type RequestFacts } from './survey-requests.js';

const request = (differs: Partial<RequestFacts> = {}): RequestFacts => ({
  courseId: 'water',
  seatsMin: 1,
  seatsMax: 3,
  priority: 'A',
  reason: 'New treatment plants open next year.',
  remarks: null,
  ...differs,
});
const surveyed = new Map(['water', 'roads'].map((id) => [id, { id, titleEn: id }]));

describe('A draft of the survey', () => {
  it('may ask for several courses, or for none', () => {
    expect(draftFaults([request(), request({ courseId: 'roads' })], surveyed)).toEqual([]);
    expect(draftFaults([], surveyed)).toEqual([]);
  });

  it.each([
    ['a course that does not run', [request({ courseId: 'ships' })], 'requests[0].courseId'],
    ['a course twice', [request(), request()], 'requests[1].courseId'],
    ['fewer at most than at least', [request({ seatsMin: 4 })], 'requests[0].seatsMax'],
  ])('is refused with %s', (_, requests, field) => {
    expect(draftFaults(requests, surveyed).map((fault) => fault.field)).toEqual([field]);
  });
});

it('is handed in with a reason for each course, and all that are missing are named', () => {
  const rows = [request(), request({ courseId: 'roads', reason: null })].map((one) => ({
    ...one,
    titleEn: one.courseId,
  }));
  expect(handInFaults(rows)).toEqual([
    { field: 'requests[1].reason', message: 'roads: say why the country asks for it.' },
  ]);
});

describe('The history', () => {
  it('keeps what came, went and changed, and nothing of what stayed', () => {
    const before = [request(), request({ courseId: 'roads' })];
    const after = [request({ seatsMax: 5 }), request({ courseId: 'ports' })];
    const changes = changesBetween(before, after);
    expect(changes.map(({ courseId }) => courseId)).toEqual(['water', 'roads', 'ports']);
    expect(changes[0]).toMatchObject({ before: { seatsMax: 3 }, after: { seatsMax: 5 } });
    expect(changes[1]!.after).toBeNull();
    expect(changes[2]!.before).toBeNull();
    expect(changesBetween(before, before)).toEqual([]);
  });
});
