import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { FieldOfPage } from './section-page.js';
import type { Block } from '#catalogue';

// Server-rendered pages that work without script, one thing a page. Handlebars escapes every value.
const folder = join(import.meta.dirname, 'pages');
const environment = Handlebars.create();
for (const part of ['layout', 'materials'])
  environment.registerPartial(part, readFileSync(join(folder, `${part}.hbs`), 'utf8'));
for (const part of ['layout', 'notes', 'input', 'area', 'select'])
  environment.registerPartial(part, readFileSync(join(folder, `${part}.hbs`), 'utf8').trimEnd());

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
  /** Where to read the programme, for those who take part. */
  programme: string | null;
}

export interface MaterialInList {
  href: string;
  title: string;
  facts: string;
}

export interface MaterialOnPage {
  titleEn: string;
  titleJa: string | null;
  paragraphs: string[];
  kind: string;
  theme: string;
  language: string;
  year: string;
  course: string | null;
  rightsHolder: string;
  licence: string;
  external: { address: string; host: string } | null | '';
  files: { href: string; name: string; size: string }[];
}

export interface LibraryChoice {
  code: string;
  name: string;
  chosen: boolean;
}

export interface LibraryOnPage {
  words: string;
  themes: LibraryChoice[];
  kinds: LibraryChoice[];
  languages: LibraryChoice[];
  materials: MaterialInList[];
  next: string | null;
}

export interface ProgrammeOnPage {
  /** Of the nomination. */
  id: string;
  course: string;
  hasFeed: boolean;
  /** Of the whole run. */
  materials: MaterialInList[];
  released: {
    number: string;
    releasedAt: string;
    timeZone: string;
    cancelled: boolean;
    note: string | null;
    changes: string[];
    days: {
      day: string;
      sessions: {
        time: string;
        title: string;
        facts: string;
        notes: string | null;
        materials: MaterialInList[];
      }[];
    }[];
  } | null;
}

export interface TasksOfNominee {
  course: string;
  person: string;
  editable: boolean;
  formKey: string;
  /** They pressed «Hand over» too early. */
  refused: boolean;
  complete: boolean;
  parts: {
    label: string;
    sections: { label: string; link: string; answered: number; asked: number; done: boolean }[];
  }[];
  missing: { link: string; message: string }[];
  asked: { label: string; text: string }[];
}

export interface SectionOfNominee {
  heading: string;
  partLabel: string;
  part: string;
  section: string;
  number: number;
  of: number;
  formKey: string;
  seen: string;
  private: boolean;
  held: boolean;
  rows: boolean;
  editable: boolean;
  changedMeanwhile: boolean;
  faults: { id: string; message: string }[];
  asked: { text: string }[];
  fields: FieldOfPage[];
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
  programme: page<ProgrammeOnPage>('programme'),
  calendar: page<{ id: string; address: string }>('calendar'),
  library: page<LibraryOnPage>('library'),
  /** `open`: for everybody, search engines too. */
  material: page<MaterialOnPage & { indexed: boolean; back: { href: string; name: string } }>('material'),
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
  dossierOpen: page<{ link: string }>('dossier-open'),
  dossierGone: page<object>('dossier-gone'),
  dossierDone: page<object>('dossier-done'),
  dossierTrouble: page<{ detail: string }>('dossier-trouble'),
  dossierTasks: page<TasksOfNominee>('dossier-tasks'),
  dossierSection: page<SectionOfNominee>('dossier-section'),
};

export const STYLE = readFileSync(join(folder, 'kccp.css'), 'utf8');
