import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { expectStatus } from './course-run.js';

export interface CalendarFacts {
  fiscalYear: number;
  opensOn: string;
  closesOn: string;
  /** The day from which allotments may be released; none unless said otherwise. */
  releaseOn?: string;
  /** When General Information is issued, of which the domestic offices are reminded; none unless said otherwise. */
  issuedOn?: string;
  remindDaysBefore: number[];
}

/** A calendar whose survey is open on the frozen day, 1 June 2026; say only what differs. */
export async function aCalendar(
  product: Product,
  differs: Partial<CalendarFacts> = {},
): Promise<{ id: string; fiscalYear: number; version: number }> {
  const facts = {
    ...{ fiscalYear: 2027, opensOn: '2026-05-18', closesOn: '2026-06-30', remindDaysBefore: [] },
    ...differs,
  };
  const { body } = await expectStatus(
    201,
    (await product.headquarters()).post('/api/headquarters/programme-calendars', {
      body: { fiscalYear: facts.fiscalYear, milestones: milestonesOf(facts) },
    }),
  );
  return body;
}

export function milestonesOf({
  opensOn,
  closesOn,
  releaseOn,
  issuedOn,
  remindDaysBefore,
}: Omit<CalendarFacts, 'fiscalYear'>) {
  const silent = { opens: null, closes: null, reminds: 'NOBODY', remindDaysBefore: [] };
  const release = { code: 'ALLOTMENTS_RELEASED', name: 'Allotments are released', fallsOn: releaseOn };
  const issue = { code: 'GI_ISSUE', name: 'General Information is issued', reminds: 'DOMESTIC_OFFICES' };
  return [
    ...(issuedOn ? [{ ...silent, ...issue, fallsOn: issuedOn, remindDaysBefore: [30] }] : []),
    { ...silent, code: 'SURVEY_OPENS', name: 'The survey opens', fallsOn: opensOn, opens: 'REQUEST_SURVEY' },
    {
      ...{ code: 'SURVEY_CLOSES', name: 'The last day of the survey', fallsOn: closesOn },
      ...{ opens: null, closes: 'REQUEST_SURVEY', reminds: 'OFFICES_WITH_OPEN_SURVEY', remindDaysBefore },
    },
    ...(releaseOn ? [{ ...silent, ...release, opens: 'ALLOTMENT_RELEASE' }] : []),
  ];
}

/** A course that is surveyed for FY2027, adopted unless said otherwise. */
export async function aCourse(
  headquarters: Client,
  differs: Record<string, unknown> = {},
): Promise<{ id: string; version: number }> {
  const facts = {
    ...{
      titleEn: 'Water Supply for Urban Areas',
      titleJa: '都市上水道',
      programmeType: 'GROUP_REGION_FOCUS',
    },
    ...{ theme: 'WATER_AND_DISASTER', firstFiscalYear: 2027, plannedCapacity: 20 },
    ...differs,
  };
  return (await expectStatus(201, headquarters.post('/api/headquarters/courses', { body: facts }))).body;
}

/** A draft run of the course in its fiscal year, complete but for its slots. */
export async function aRunOf(
  headquarters: Client,
  courseId: string,
  differs: Record<string, unknown> = {},
): Promise<{ id: string; version: number }> {
  const serial = `${process.pid}${++runs}`.slice(-5).padStart(5, '0');
  const facts = {
    ...{ courseId, fiscalYear: 2027, courseNumber: `2027${serial}J001`, language: 'en', mode: 'IN_JAPAN' },
    ...{ capacity: 20, domesticOfficeCode: 'KANSAI', resultOn: '2027-08-27' },
    phases: [{ kind: 'CORE', startsOn: '2027-10-04', endsOn: '2027-11-12', place: 'Kobe', mode: 'IN_JAPAN' }],
    criteria: [{ kind: 'EXPERIENCE', level: 'ESSENTIAL', wording: 'At least five years in water supply' }],
    ...differs,
  };
  return (await expectStatus(201, headquarters.post('/api/headquarters/course-runs', { body: facts }))).body;
}
let runs = 0;

export const surveyOf = (calendarId: string, countryCode: string) =>
  `/api/overseas-office/request-surveys/${calendarId}/countries/${countryCode}`;

export const asked = (courseId: string, differs: Record<string, unknown> = {}) => ({
  ...{
    courseId,
    seatsMin: 1,
    seatsMax: 3,
    priority: 'A',
    reason: 'Three new treatment plants open next year.',
  },
  ...differs,
});

/** A country asks for courses and hands in. */
export async function aReturn(
  product: Product,
  calendarId: string,
  countryCode: string,
  requests: object[],
): Promise<{ version: number }> {
  const office = await product.overseasOffice(countryCode);
  const path = surveyOf(calendarId, countryCode);
  const saved = await expectStatus(200, office.put(path, { version: 0, body: { requests } }));
  return (await expectStatus(200, office.post(`${path}/hand-in`, { version: saved.body.version }))).body;
}
