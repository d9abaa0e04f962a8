import type { CellField, FormSection } from './form-field.js';
import { ORGANISATION_KINDS } from './organisation-parts.js';

const from = { name: 'from', label: 'From', kind: 'MONTH', when: 'PAST' } as const satisfies CellField;
const to = {
  name: 'to',
  label: 'To',
  hint: 'Empty while it lasts.',
  kind: 'MONTH',
  optional: true,
} as const satisfies CellField;
const period = ['from', 'to'] as const;
const grade = (name: string, label: string) => ({ name, label, kind: 'LANGUAGE_GRADE' }) as const;

/** What the nominee does and has learned. */
export const WORK_SECTIONS: readonly FormSection[] = [
  {
    name: 'presentPost',
    label: 'Present post',
    fields: [
      {
        name: 'organisation',
        label: 'Organisation',
        kind: 'TEXT',
        max: 200,
        core: true,
        heldByNomination: true,
      },
      { name: 'post', label: 'Present post', kind: 'TEXT', max: 200, core: true, heldByNomination: true },
      { name: 'department', label: 'Department', kind: 'TEXT', max: 200, core: true },
      { name: 'employerKind', label: 'Kind of organisation', kind: 'CHOICE', choices: ORGANISATION_KINDS },
      { name: 'officeAddress', label: 'Address of the office', kind: 'LONG_TEXT', max: 500 },
      { name: 'employedSince', label: 'Employed there since', kind: 'MONTH', when: 'PAST' },
      { name: 'inPostSince', label: 'In the present post since', kind: 'MONTH', when: 'PAST', core: true },
      { name: 'duties', label: 'Present duties', kind: 'LONG_TEXT', max: 3000, core: true },
    ],
  },
  {
    name: 'career',
    label: 'Career',
    fields: [
      {
        name: 'career',
        label: 'Posts before the present one, the latest first',
        kind: 'ROWS',
        most: 10,
        mayBeNone: true,
        period,
        columns: [
          { name: 'organisation', label: 'Organisation', kind: 'TEXT', max: 200 },
          { name: 'post', label: 'Post', kind: 'TEXT', max: 200 },
          from,
          to,
          { name: 'duties', label: 'Duties', kind: 'TEXT', max: 500 },
        ],
      },
    ],
  },
  {
    name: 'education',
    label: 'Education',
    fields: [
      {
        name: 'education',
        label: 'Higher education, the latest first',
        kind: 'ROWS',
        most: 8,
        period,
        core: true,
        columns: [
          { name: 'institution', label: 'Institution', kind: 'TEXT', max: 200 },
          { name: 'place', label: 'City and country', kind: 'TEXT', max: 200 },
          from,
          to,
          { name: 'degree', label: 'Degree', kind: 'TEXT', max: 200 },
          { name: 'subject', label: 'Main subject', kind: 'TEXT', max: 200 },
        ],
      },
    ],
  },
  {
    name: 'trainingAbroad',
    label: 'Training and study abroad',
    fields: [
      {
        name: 'trainingAbroad',
        label: 'Training or study outside your country, JICA’s included',
        kind: 'ROWS',
        most: 8,
        mayBeNone: true,
        period,
        columns: [
          { name: 'institution', label: 'Institution', kind: 'TEXT', max: 200 },
          { name: 'country', label: 'Country', kind: 'TEXT', max: 100 },
          from,
          to,
          { name: 'subject', label: 'Subject or programme', kind: 'TEXT', max: 300 },
        ],
      },
    ],
  },
  {
    name: 'language',
    label: 'Language',
    fields: [
      { ...grade('listening', 'Language of the course: listening'), core: true },
      { ...grade('speaking', 'Language of the course: speaking'), core: true },
      { ...grade('reading', 'Language of the course: reading'), core: true },
      { ...grade('writing', 'Language of the course: writing'), core: true },
      { name: 'certificate', label: 'Certificate and score', kind: 'TEXT', max: 200, optional: true },
      { name: 'motherTongue', label: 'Mother tongue', kind: 'TEXT', max: 100 },
      {
        name: 'otherLanguages',
        label: 'Other languages',
        kind: 'ROWS',
        most: 4,
        optional: true,
        columns: [
          { name: 'language', label: 'Language', kind: 'TEXT', max: 100 },
          grade('listening', 'Listening'),
          grade('speaking', 'Speaking'),
          grade('reading', 'Reading'),
          grade('writing', 'Writing'),
        ],
      },
    ],
  },
  {
    name: 'expectations',
    label: 'Expectations',
    fields: [
      { name: 'expectations', label: 'What you want to learn', kind: 'LONG_TEXT', max: 3000 },
      {
        name: 'experience',
        label: 'Your experience in the field of the course',
        kind: 'LONG_TEXT',
        max: 3000,
      },
      { name: 'planAfterReturn', label: 'What you plan after the return', kind: 'LONG_TEXT', max: 3000 },
    ],
  },
  {
    name: 'declaration',
    label: 'Declaration',
    fields: [
      {
        name: 'isTrue',
        label: 'What I have written is true and complete',
        kind: 'YES_NO',
        onlyYes: true,
        core: true,
      },
      {
        name: 'keepsRules',
        label: 'I will follow the rules of the programme and return home when it ends',
        kind: 'YES_NO',
        onlyYes: true,
        core: true,
      },
      {
        name: 'mayBeUsed',
        label: 'My answers may be used to select, receive and insure me, and for nothing else',
        kind: 'YES_NO',
        onlyYes: true,
        core: true,
      },
      { name: 'signedName', label: 'Your name, in place of a signature', kind: 'TEXT', max: 200, core: true },
      { name: 'signedOn', label: 'Date', kind: 'DATE', when: 'PAST', core: true },
    ],
  },
];
