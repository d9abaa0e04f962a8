import type { Opinion, ScoringCriterion } from '#applications';

export const SCALE: ScoringCriterion[] = [
  { name: 'Problem and plan', weight: 5, maximum: 10 },
  { name: 'Experience', weight: 3, maximum: 5 },
  { name: 'Place in the organisation', weight: 2, maximum: 5 },
];

interface Seen {
  country: string;
  organisation: string;
  post: string;
  /** Points that the two officers give, a digit for each criterion of the scale. */
  points: [string, string];
  opinion?: [Opinion, string] | 'ASKED';
}

/** Who is screened, and what officers and host make of each. */
export const SEEN: Seen[] = [
  {
    ...{
      country: 'KE',
      organisation: 'Ministry of Health',
      post: 'Programme Officer',
      points: ['944', '854'],
    },
    opinion: ['RECOMMENDED', 'The plan fits what we can show.'],
  },
  {
    ...{ country: 'KE', organisation: 'County Health Department', post: 'Public Health Nurse' },
    ...{ points: ['743', '843'], opinion: ['ACCEPTABLE', 'Good; a narrower question would help.'] },
  },
  {
    ...{ country: 'KE', organisation: 'Ministry of Health', post: 'Statistician', points: ['834', '734'] },
    opinion: ['NOT_RECOMMENDED', 'Our subject is care, not statistics.'],
  },
  {
    ...{ country: 'MW', organisation: 'Central Hospital', post: 'Senior Midwife', points: ['953', '954'] },
    opinion: 'ASKED',
  },
  { country: 'MW', organisation: 'District Health Office', post: 'Health Officer', points: ['633', '623'] },
  {
    ...{ country: 'EG', organisation: 'Ministry of Health and Population', post: 'Deputy Manager' },
    points: ['745', '744'],
  },
  {
    ...{ country: 'VN', organisation: 'Provincial Department of Health', post: 'Paediatrician' },
    points: ['854', '844'],
  },
  {
    country: 'BR',
    organisation: 'Municipal Health Secretariat',
    post: 'Coordinator',
    points: ['533', '632'],
  },
  { country: 'FJ', organisation: 'Divisional Hospital', post: 'Nurse in Charge', points: ['743', '743'] },
];

/** Place of the one who lacks the experience that the course asks for. */
export const WITHOUT_EXPERIENCE = 7;
