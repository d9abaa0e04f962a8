import { expect, it } from '@jest/globals';
import { courseNumber } from './course-number.js';

it.each([
  ['J1804375', 'J1804375'],
  ['J17-04025', 'J1704025'],
  ['201984494J002', '201984494J002'],
  ['201984777-J002', '201984777J002'],
  [' 201984777 - j002 ', '201984777J002'],
  ['Ｊ１８０４３７５', 'J1804375'],
])('reads the course number %s', (text, normal) => expect(courseNumber(text)).toBe(normal));

it.each(['', 'J123', '1804375', 'J18043755', '20198449J002', '201984494J02'])(
  'refuses %p as a course number',
  (text) => expect(courseNumber(text)).toBeNull(),
);
