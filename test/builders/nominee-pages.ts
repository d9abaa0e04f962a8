import type { Answer, Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import type { Product } from '../support/product.js';
import { expectStatus } from './course-run.js';

/** The hidden fields of a page's form: what a browser sends back with what a person types. */
export function hiddenOf(page: Answer): Record<string, string> {
  return Object.fromEntries(
    [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
}

/** Invites the nominee and answers the link of the letter. */
export async function invited(
  product: Product,
  office: Client,
  nomination: { id: string; email: string },
): Promise<string> {
  const letters = () =>
    product.mailbox.to(nomination.email).filter((letter) => letter.subject.startsWith('Please fill in'));
  const before = letters().length;
  await expectStatus(201, office.post(`/api/overseas-office/nominations/${nomination.id}/invitation`));
  const found = await eventually(letters, (all) => all.length > before);
  return new URL(/http\S+/.exec(found.at(-1)!.text)![0]).searchParams.get('link')!;
}

/** A nominee at the pages: a browser without script. */
export class NomineeBrowser {
  constructor(readonly browser: Client) {}

  open(link: string): Promise<Answer> {
    return this.browser.form('/dossier/open', { link });
  }

  section(part: string, section: string): Promise<Answer> {
    return this.browser.get(`/dossier/section?part=${part}&section=${section}`);
  }

  /** Opens a section, types, and presses «Save and go on». */
  async fill(part: string, section: string, typed: Record<string, string>): Promise<Answer> {
    return this.press(await this.section(part, section), typed);
  }

  press(page: Answer, typed: Record<string, string>): Promise<Answer> {
    return this.browser.form('/dossier/section', { ...hiddenOf(page), ...typed });
  }

  async handOver(): Promise<Answer> {
    return this.browser.form('/dossier/hand-over', hiddenOf(await this.browser.get('/dossier')));
  }
}

/** What a nominee types into every section of the form of Group and Region Focus. */
export const TYPED: [part: string, section: string, typed: Record<string, string>][] = [
  [
    'PART_B',
    'identity',
    {
      passportNumber: 'ak 0123456',
      passportKind: 'ORDINARY',
      passportIssuedOn: '2021-02-01',
      passportExpiresOn: '2031-01-31',
      religion: 'Quaker',
    },
  ],
  ['PART_B', 'contact', { homeAddress: '12 Ngong Road\r\nNairobi', mobilePhone: '+254 720 000 000' }],
  [
    'PART_B',
    'emergency',
    {
      emergencyName: 'Daniel Wanjiru',
      emergencyRelation: 'Brother',
      emergencyAddress: 'Nairobi',
      emergencyPhone: '+254 720 000 001',
    },
  ],
  [
    'PART_B',
    'presentPost',
    {
      department: 'Operations',
      employerKind: 'PUBLIC_ENTERPRISE',
      officeAddress: 'Nairobi',
      employedSince: '2012-01',
      inPostSince: '2019-07',
      duties: 'Leaks',
    },
  ],
  [
    'PART_B',
    'career',
    {
      'career.0.organisation': 'Ministry',
      'career.0.post': 'Engineer',
      'career.0.from': '2008-07',
      'career.0.to': '2011-12',
      'career.0.duties': 'Design',
    },
  ],
  [
    'PART_B',
    'education',
    {
      'education.1.institution': 'University of Nairobi',
      'education.1.place': 'Nairobi',
      'education.1.from': '2004-09',
      'education.1.to': '2008-06',
      'education.1.degree': 'BSc',
      'education.1.subject': 'Civil engineering',
    },
  ],
  ['PART_B', 'trainingAbroad', { 'trainingAbroad.none': 'yes' }],
  [
    'PART_B',
    'language',
    { listening: 'GOOD', speaking: 'GOOD', reading: 'EXCELLENT', writing: 'FAIR', motherTongue: 'Kikuyu' },
  ],
  [
    'PART_B',
    'expectations',
    { expectations: 'How leaks are found', experience: 'Seven years', planAfterReturn: 'To measure' },
  ],
  [
    'PART_B',
    'declaration',
    {
      isTrue: 'yes',
      keepsRules: 'yes',
      mayBeUsed: 'yes',
      signedName: 'Grace Wanjiru',
      signedOn: '2026-05-30',
    },
  ],
  [
    'MEDICAL_HISTORY',
    'present',
    {
      treatment: 'no',
      medicine: 'yes',
      'medicine.details': 'Metformin, twice a day',
      allergy: 'no',
      support: 'no',
      meals: 'no',
    },
  ],
  ['MEDICAL_HISTORY', 'past', { seriousIllness: 'no', hospital: 'no', mind: 'no', infection: 'no' }],
  ['MEDICAL_HISTORY', 'declaration', { isTrue: 'yes', signedName: 'Grace Wanjiru', signedOn: '2026-05-30' }],
];
