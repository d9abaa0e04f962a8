import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { aCourseRun, type BuiltRun, expectStatus, type RunFacts } from './course-run.js';
import { aDraft, type BuiltNomination } from './nomination.js';

type Answers = Record<string, unknown>;

const yes = { yes: true };
const no = { yes: false };
const row = { from: '2008-01', to: '2011-12' };

/** A complete dossier on the form of Group and Region Focus; the medical history is answered by «no» throughout. */
export const FULL_DOSSIER: Record<string, Answers> = {
  'official-application': {
    nominates: yes,
    headName: 'Peter Otieno',
    headPost: 'Managing director',
    signedOn: '2026-05-28',
  },
  'part-a': {
    mission: 'Water and sewerage for the people of Nairobi.',
    organisationKind: 'PUBLIC_ENTERPRISE',
    staff: 3_000,
    structure: 'Five departments; the nominee works in operations.',
    challenges: 'Forty per cent of the water is lost on the way.',
    purpose: 'To lose less water.',
    reasonForSelection: 'She is in charge of the control of losses.',
    useOfResults: 'A pilot district in the first year.',
  },
  'part-b': {
    passportNumber: 'AK0123456',
    passportKind: 'ORDINARY',
    passportIssuedOn: '2021-02-01',
    passportExpiresOn: '2031-01-31',
    homeAddress: '12 Ngong Road\nNairobi',
    mobilePhone: '+254 720 000 000',
    emergencyName: 'Daniel Wanjiru',
    emergencyRelation: 'Brother',
    emergencyAddress: '14 Ngong Road, Nairobi',
    emergencyPhone: '+254 720 000 001',
    department: 'Operations',
    employerKind: 'PUBLIC_ENTERPRISE',
    officeAddress: 'Kampala Road, Nairobi',
    employedSince: '2012-01',
    inPostSince: '2019-07',
    duties: 'Control of losses in the network.',
    career: [{ organisation: 'Ministry of Water', post: 'Engineer', duties: 'Design of networks', ...row }],
    education: [
      {
        institution: 'University of Nairobi',
        place: 'Nairobi, Kenya',
        from: '2004-09',
        to: '2008-06',
        degree: 'BSc',
        subject: 'Civil engineering',
      },
    ],
    trainingAbroad: [],
    listening: 'GOOD',
    speaking: 'GOOD',
    reading: 'EXCELLENT',
    writing: 'FAIR',
    motherTongue: 'Kikuyu',
    expectations: 'How cities in Japan find leaks.',
    experience: 'Seven years of network operation.',
    planAfterReturn: 'To measure every district by itself.',
    isTrue: yes,
    keepsRules: yes,
    mayBeUsed: yes,
    signedName: 'Grace Wanjiru',
    signedOn: '2026-05-30',
  },
  'medical-history': {
    ...Object.fromEntries(
      [
        'treatment',
        'medicine',
        'allergy',
        'support',
        'meals',
        'seriousIllness',
        'hospital',
        'mind',
        'infection',
      ].map((question) => [question, no]),
    ),
    isTrue: yes,
    signedName: 'Grace Wanjiru',
    signedOn: '2026-05-30',
  },
};

export const aRunWithForm = (product: Product, differs: Partial<RunFacts> = {}): Promise<BuiltRun> =>
  aCourseRun(product, { formVersion: 'V2', ...differs });

/** Saves answers of one part. */
export const saved = (office: Client, nominationId: string, part: string, answers: Answers, version = 0) =>
  office.patch(`/api/overseas-office/nominations/${nominationId}/dossier/${part}`, {
    version,
    body: { answers },
  });

let passports = 0;
/** Everybody has their own, or they would be one person. */
const aPassport = () => ({ passportNumber: `AK${String(++passports).padStart(7, '0')}` });

/** A draft with every part of its dossier filled in by the office; say only what differs. */
export async function aFullDraft(
  office: Client,
  courseRunId: string,
  differs: { nominee?: Answers; parts?: Record<string, Answers> } = {},
): Promise<BuiltNomination> {
  const draft = await aDraft(office, courseRunId, differs.nominee);
  for (const [part, answers] of Object.entries(FULL_DOSSIER))
    await expectStatus(
      200,
      saved(office, draft.id, part, {
        ...answers,
        ...(part === 'part-b' ? aPassport() : {}),
        ...differs.parts?.[part],
      }),
    );
  return draft;
}

/** Handed in with a complete dossier. */
export async function aFullNomination(
  office: Client,
  courseRunId: string,
  differs: Parameters<typeof aFullDraft>[2] = {},
): Promise<BuiltNomination> {
  const draft = await aFullDraft(office, courseRunId, differs);
  const { body } = await expectStatus(
    200,
    office.post(`/api/overseas-office/nominations/${draft.id}/submit`, { version: draft.version }),
  );
  return { ...draft, ...(body as BuiltNomination) };
}
