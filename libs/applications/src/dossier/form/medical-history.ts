import type { FormField, FormPart } from './form-field.js';

const asked = (name: string, label: string, explain: string): FormField => ({
  name,
  label,
  kind: 'YES_NO',
  explain,
  core: true,
});

/** Facts for care and insurance (an undisclosed illness is uninsured). None of them decides anything by itself. */
export const MEDICAL_HISTORY: FormPart = {
  name: 'MEDICAL_HISTORY',
  label: 'Medical history',
  byNominee: true,
  sealed: true,
  sections: [
    {
      name: 'present',
      label: 'Present health',
      fields: [
        asked(
          'treatment',
          'Are you under medical treatment for any illness now?',
          'Which illness, and which treatment?',
        ),
        asked('medicine', 'Do you take medicine regularly?', 'Which medicine, and how much?'),
        asked('allergy', 'Do you have an allergy to medicine or food?', 'To what, and what happens?'),
        {
          name: 'pregnancy',
          label: 'Are you pregnant?',
          hint: 'You may leave it open. It is asked so that care can be arranged, and does not decide on the nomination.',
          kind: 'YES_NO',
          explain: 'In which month?',
          optional: true,
        },
        asked('support', 'Do you need support in daily life or on travel?', 'What do you need?'),
        asked('meals', 'Are there meals that you cannot take?', 'Which?'),
      ],
    },
    {
      name: 'past',
      label: 'Past illness',
      fields: [
        asked(
          'seriousIllness',
          'Have you had a serious illness or an operation in the past?',
          'Which, when, and how are you now?',
        ),
        asked(
          'hospital',
          'Have you been in hospital within the last five years?',
          'Why, when, and for how long?',
        ),
        asked(
          'mind',
          'Have you been treated for a mental illness or for lasting stress?',
          'When, and how are you now?',
        ),
        asked(
          'infection',
          'Have you had tuberculosis, malaria or another infectious disease?',
          'Which, when, and how are you now?',
        ),
      ],
    },
    {
      name: 'declaration',
      label: 'Declaration',
      fields: [
        {
          name: 'isTrue',
          label:
            'What I have written is true; I know that an illness that I leave out is not covered by the insurance',
          kind: 'YES_NO',
          onlyYes: true,
          core: true,
        },
        {
          name: 'signedName',
          label: 'Your name, in place of a signature',
          kind: 'TEXT',
          max: 200,
          core: true,
        },
        { name: 'signedOn', label: 'Date', kind: 'DATE', when: 'PAST', core: true },
      ],
    },
  ],
};
