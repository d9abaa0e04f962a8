import type { Answers, FormPartName, Person } from '#applications';
import { addMonths, type PlainDate } from '#platform';

export type DossierAnswers = Partial<Record<FormPartName, { answers: Answers; sealed: Answers }>>;

const yes = { yes: true };
const no = { yes: false };
const nameOf = ({ familyName, givenNames }: Person) => `${givenNames} ${familyName}`.trim();

/** A whole dossier of somebody who does not exist, as it was written on a day. */
export function completeAnswers(person: Person, passportNumber: string, on: PlainDate): DossierAnswers {
  return {
    OFFICIAL_APPLICATION: {
      answers: {
        nominates: yes,
        headName: 'Head of the organisation (invented)',
        headPost: 'Director General',
        signedOn: on,
      },
      sealed: {},
    },
    PART_A: { answers: organisation, sealed: {} },
    PART_B: {
      answers: { ...nomineeOn(on), ...workOn(on), ...signed(person, on) },
      sealed: { passportNumber },
    },
    MEDICAL_HISTORY: {
      answers: {},
      sealed: { ...health, isTrue: yes, signedName: nameOf(person), signedOn: on },
    },
  };
}

/** As far as somebody has come who began some days ago: no purpose, no career, no medical history yet. */
export function halfOfAnswers(passportNumber: string, on: PlainDate): DossierAnswers {
  const { mission, organisationKind, staff } = organisation;
  return {
    PART_A: { answers: { mission, organisationKind, staff }, sealed: {} },
    PART_B: { answers: nomineeOn(on), sealed: { passportNumber } },
  };
}

const organisation = {
  mission: 'Planning and maintaining the water supply of towns, and advising the water works of districts.',
  organisationKind: 'NATIONAL_GOVERNMENT',
  staff: 340,
  structure: 'Three directorates: planning, works, and customers. The nominee belongs to works.',
  challenges:
    'Four litres of ten are lost between the treatment plant and the tap. Leaks are found when somebody complains.',
  purpose: 'To learn how leaks are looked for before they are seen, and what that costs a year.',
  reasonForSelection: 'Leads the team that will carry out the leakage programme of the next plan.',
  useOfResults: 'One district is measured first; what is found there decides how the plan goes on.',
};

const nomineeOn = (on: PlainDate) => ({
  passportKind: 'OFFICIAL',
  passportIssuedOn: addMonths(on, -20),
  passportExpiresOn: addMonths(on, 100),
  homeAddress: '12 Acacia Road (invented)',
  mobilePhone: '+254 700 000 000',
  emergencyName: 'A member of the family',
  emergencyRelation: 'Sister',
  emergencyAddress: '12 Acacia Road (invented)',
  emergencyPhone: '+254 700 000 001',
  department: 'Works',
  employerKind: 'NATIONAL_GOVERNMENT',
  officeAddress: 'Ministry building, third floor (invented)',
});

const workOn = (on: PlainDate) => {
  const month = (years: number) => addMonths(on, -12 * years).slice(0, 7);
  return {
    employedSince: month(9),
    inPostSince: month(4),
    duties:
      'Plans the renewal of pipes, answers for the maintenance of two towns, and trains the technicians.',
    career: [
      {
        organisation: 'Town water works',
        post: 'Engineer',
        from: month(9),
        to: month(4),
        duties: 'Maintenance of pipes',
      },
    ],
    education: [
      {
        institution: 'National University',
        place: 'The capital',
        from: month(14),
        to: month(10),
        degree: 'BSc',
        subject: 'Civil engineering',
      },
    ],
    trainingAbroad: [],
    listening: 'GOOD',
    speaking: 'GOOD',
    reading: 'EXCELLENT',
    writing: 'GOOD',
    motherTongue: 'Swahili',
    expectations: 'How a water works in Japan keeps its losses low with a small team.',
    experience: 'Nine years in water supply, four of them leading a team of twelve.',
    planAfterReturn: 'To measure one district by night flow within the first year, and report what it costs.',
  };
};

const signed = (person: Person, on: PlainDate) => ({
  isTrue: yes,
  keepsRules: yes,
  mayBeUsed: yes,
  signedName: nameOf(person),
  signedOn: on,
});

const health = {
  treatment: no,
  medicine: { yes: true, details: 'Tablets against hay fever in spring' },
  allergy: { yes: true, details: 'Shrimps: a rash' },
  support: no,
  meals: { yes: true, details: 'No shrimps or crabs' },
  seriousIllness: no,
  hospital: no,
  mind: no,
  infection: no,
};
