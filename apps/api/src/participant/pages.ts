import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

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

export const pages = {
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
