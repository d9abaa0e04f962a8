import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Block } from '#catalogue';

// Server-rendered pages that work without script, one thing a page. Handlebars escapes every value.
const folder = join(import.meta.dirname, 'pages');
const environment = Handlebars.create();
environment.registerPartial('layout', readFileSync(join(folder, 'layout.hbs'), 'utf8'));

const page = <Values>(name: string): ((values: Values & { title: string }) => string) =>
  environment.compile<Values & { title: string }>(readFileSync(join(folder, `${name}.hbs`), 'utf8'));

export interface StatusOfNomination {
  course: string;
  person: string;
  dates: string;
  reference: string;
  stages: { name: string; kind: 'done' | 'current' | 'ahead'; done: boolean; current: boolean }[];
  state: string;
  since: string;
  holder: string;
  next: string;
  byWhen: string | null;
  history: { when: string; what: string }[];
}

interface Choice {
  value: string;
  name: string;
  selected: boolean;
}

/** A filter of the course catalogue as its form shows it. */
export interface CatalogueForm {
  words: string;
  country: string;
  month: string;
  /** Whether one of the further filters is set: then they are shown at once. */
  further: boolean;
  /** Names of the fields that need mending. */
  faulty: Record<string, boolean>;
  lists: { name: string; label: string; any: string | null; choices: Choice[] }[];
}

export interface CourseInList {
  link: string;
  title: string;
  titleJa: string | null;
  dates: string;
  facts: string;
  closing: string | null;
}

export interface CoursePage {
  indexed: true;
  titleJa: string | null;
  facts: { name: string; text: string }[];
  objective: Block[];
  phases: string[];
  qualifications: { name: string; wordings: string[] }[];
  closing: { day: string; countries: string }[];
  information: {
    name: string;
    issuedOn: string;
    link: string;
    note: string | null;
    changes: string[];
  } | null;
}

export const pages = {
  courses: page<{
    indexed: true;
    faults: { field: string; message: string }[];
    form: CatalogueForm;
    /** Null where the search itself needs mending. */
    courses: CourseInList[] | null;
    calendar: string | null;
    next: string | null;
    isFirst: boolean;
    first: string;
  }>('courses'),
  course: page<CoursePage>('course'),
  noCourse: page<object>('no-course'),
  front: page<{ mailbox: string | null }>('front'),
  ask: page<{ email: string; fault: string | null }>('ask'),
  asked: page<object>('asked'),
  open: page<{ link: string }>('open'),
  gone: page<object>('gone'),
  status: page<{ several: boolean; nominations: StatusOfNomination[] }>('status'),
  receipt: page<{
    number: string;
    course: string;
    country: string;
    nominations: number;
    submitted: string;
    references: string[];
  }>('receipt'),
  noReceipt: page<object>('no-receipt'),
  trouble: page<{ detail: string }>('trouble'),
};

export const STYLE = readFileSync(join(folder, 'kccp.css'), 'utf8');
