import type { FormPart } from './form-field.js';

/** The head of the organisation nominates; the signed paper itself is an attachment. */
export const OFFICIAL_APPLICATION: FormPart = {
  name: 'OFFICIAL_APPLICATION',
  label: 'Official application',
  byNominee: false,
  sealed: false,
  sections: [
    {
      name: 'signature',
      label: 'Signature of the head of the organisation',
      fields: [
        {
          name: 'nominates',
          label:
            'The organisation nominates this person, continues the employment during the programme, and will use what was learned',
          kind: 'YES_NO',
          onlyYes: true,
          core: true,
        },
        { name: 'headName', label: 'Name of the head', kind: 'TEXT', max: 200, core: true },
        { name: 'headPost', label: 'Post of the head', kind: 'TEXT', max: 200, core: true },
        { name: 'signedOn', label: 'Date of the signature', kind: 'DATE', when: 'PAST', core: true },
        {
          name: 'confirmedBy',
          label: 'Ministry that confirms the nomination',
          hint: 'Where the government asks for it.',
          kind: 'TEXT',
          max: 200,
          optional: true,
        },
      ],
    },
  ],
};

export const ORGANISATION_KINDS = [
  { value: 'NATIONAL_GOVERNMENT', label: 'National government' },
  { value: 'LOCAL_GOVERNMENT', label: 'Local government' },
  { value: 'PUBLIC_ENTERPRISE', label: 'Public enterprise' },
  { value: 'UNIVERSITY', label: 'University or research institute' },
  { value: 'PRIVATE_ENTERPRISE', label: 'Private enterprise' },
  { value: 'NGO', label: 'NGO or other private organisation' },
  { value: 'INTERNATIONAL', label: 'International organisation' },
] as const;

export const PART_A: FormPart = {
  name: 'PART_A',
  label: 'Part A: the organisation',
  byNominee: false,
  sealed: false,
  sections: [
    {
      name: 'profile',
      label: 'Profile of the organisation',
      fields: [
        { name: 'mission', label: 'Mission of the organisation', kind: 'LONG_TEXT', max: 2000, core: true },
        {
          name: 'organisationKind',
          label: 'Kind of organisation',
          kind: 'CHOICE',
          choices: ORGANISATION_KINDS,
          core: true,
        },
        { name: 'staff', label: 'Number of staff', kind: 'NUMBER', min: 1, max: 5_000_000 },
        {
          name: 'structure',
          label: 'Departments, and where the nominee stands among them',
          kind: 'LONG_TEXT',
          max: 2000,
        },
        { name: 'website', label: 'Web site', kind: 'TEXT', max: 300, optional: true },
      ],
    },
    {
      name: 'purpose',
      label: 'Purpose of the application',
      fields: [
        {
          name: 'challenges',
          label: 'Challenges of the organisation that this programme answers',
          kind: 'LONG_TEXT',
          max: 3000,
        },
        {
          name: 'purpose',
          label: 'What the organisation wants to achieve by the programme',
          kind: 'LONG_TEXT',
          max: 3000,
          core: true,
        },
      ],
    },
    {
      name: 'selection',
      label: 'Selection of the nominee',
      fields: [
        {
          name: 'reasonForSelection',
          label: 'Why this person was selected',
          hint: 'Duties, abilities, plans after the return.',
          kind: 'LONG_TEXT',
          max: 3000,
          core: true,
        },
      ],
    },
    {
      name: 'use',
      label: 'Use of what is learned',
      fields: [
        {
          name: 'useOfResults',
          label: 'How the organisation will use what is learned',
          kind: 'LONG_TEXT',
          max: 3000,
        },
        {
          name: 'support',
          label: 'Staff, budget and time that the organisation sets aside for it',
          kind: 'LONG_TEXT',
          max: 2000,
          optional: true,
        },
      ],
    },
  ],
};
