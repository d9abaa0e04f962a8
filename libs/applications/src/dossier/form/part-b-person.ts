import type { FormSection } from './form-field.js';

const PASSPORT_KINDS = [
  { value: 'ORDINARY', label: 'Ordinary' },
  { value: 'OFFICIAL', label: 'Official or service' },
  { value: 'DIPLOMATIC', label: 'Diplomatic' },
] as const;

const SEXES = [
  { value: 'FEMALE', label: 'Female' },
  { value: 'MALE', label: 'Male' },
] as const;

const heldByNomination = true;

/** Who the nominee is and how to reach them. */
export const PERSON_SECTIONS: readonly FormSection[] = [
  {
    name: 'identity',
    label: 'Identity, as in the passport',
    fields: [
      { name: 'familyName', label: 'Family name', kind: 'TEXT', max: 200, core: true, heldByNomination },
      {
        name: 'givenNames',
        label: 'First and middle names',
        hint: 'Empty for who has one name only.',
        kind: 'TEXT',
        max: 200,
        core: true,
        optional: true,
        heldByNomination,
      },
      { name: 'birthDate', label: 'Date of birth', kind: 'DATE', core: true, heldByNomination },
      {
        name: 'sex',
        label: 'Sex, as in the passport',
        kind: 'CHOICE',
        choices: SEXES,
        core: true,
        optional: true,
        heldByNomination,
      },
      { name: 'nationality', label: 'Nationality', kind: 'TEXT', max: 100, core: true, heldByNomination },
      {
        name: 'passportNumber',
        label: 'Passport number',
        hint: 'Letters and digits, as printed.',
        kind: 'TEXT',
        max: 20,
        form: 'PASSPORT_NUMBER',
        core: true,
        sealed: 'MASKED',
      },
      { name: 'passportKind', label: 'Kind of passport', kind: 'CHOICE', choices: PASSPORT_KINDS },
      { name: 'passportIssuedOn', label: 'Passport issued on', kind: 'DATE', when: 'PAST' },
      {
        name: 'passportExpiresOn',
        label: 'Passport valid until',
        kind: 'DATE',
        when: 'FUTURE',
        core: true,
      },
      {
        name: 'religion',
        label: 'Religion',
        hint: 'Only if you want it to be considered, for meals and prayers. It is kept encrypted.',
        kind: 'TEXT',
        max: 100,
        optional: true,
        sealed: 'HIDDEN',
      },
    ],
  },
  {
    name: 'contact',
    label: 'Contact',
    fields: [
      { name: 'homeAddress', label: 'Home address', kind: 'LONG_TEXT', max: 500, core: true },
      { name: 'mobilePhone', label: 'Mobile telephone', kind: 'TEXT', max: 40, form: 'PHONE', core: true },
      { name: 'email', label: 'E-mail address', kind: 'TEXT', max: 254, core: true, heldByNomination },
      {
        name: 'officePhone',
        label: 'Telephone at the office',
        kind: 'TEXT',
        max: 40,
        form: 'PHONE',
        optional: true,
      },
      {
        name: 'otherEmail',
        label: 'Another e-mail address',
        kind: 'TEXT',
        max: 254,
        form: 'MAILBOX',
        optional: true,
      },
    ],
  },
  {
    name: 'emergency',
    label: 'Whom to call in an emergency',
    fields: [
      { name: 'emergencyName', label: 'Name', kind: 'TEXT', max: 200, core: true },
      { name: 'emergencyRelation', label: 'Relation to you', kind: 'TEXT', max: 100, core: true },
      { name: 'emergencyAddress', label: 'Address', kind: 'LONG_TEXT', max: 500 },
      { name: 'emergencyPhone', label: 'Telephone', kind: 'TEXT', max: 40, form: 'PHONE', core: true },
      {
        name: 'emergencyEmail',
        label: 'E-mail address',
        kind: 'TEXT',
        max: 254,
        form: 'MAILBOX',
        optional: true,
      },
    ],
  },
];
