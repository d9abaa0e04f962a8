import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { marked } from 'marked';
import { layout } from './layout.js';
import type { Words } from './letter.js';

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

type Template = HandlebarsTemplateDelegate<Words>;
const templates = new Map<string, { subject: Template; body: Template }>();

/** The words of a letter in a language, English where they are not translated. */
function templateOf(name: string, language: string): { subject: Template; body: Template } {
  const key = `${name}.${language}`;
  const known = templates.get(key);
  if (known) return known;
  const source = readWords(name, language) ?? readWords(name, 'en');
  const parts = /^Subject: (.+)\r?\n\r?\n([\s\S]+)$/.exec(source ?? '');
  if (!parts)
    throw new Error(
      `The words of the letter ${name} (${language}) must begin with «Subject: …» and an empty line.`,
    );
  const options = { noEscape: true, strict: true };
  const template = {
    subject: Handlebars.compile<Words>(parts[1], options),
    body: Handlebars.compile<Words>(parts[2], options),
  };
  templates.set(key, template);
  return template;
}

function readWords(name: string, language: string): string | null {
  try {
    return readFileSync(join(import.meta.dirname, 'words', `${name}.${language}.md`), 'utf8');
  } catch {
    return null;
  }
}

/** Text that people typed must not become markup, neither as HTML nor as Markdown. */
function inert(words: Words): Words {
  // Markdown takes a backslash before any punctuation as "this sign itself", and writes it as HTML text.
  const escape = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'link' ? escape(value) : value,
    ]),
  );
}

/** One source of words, two parts with equal content: the text as written, and its HTML in the layout. */
export function render(name: string, language: string, words: Words): RenderedLetter {
  const { subject, body } = templateOf(name, language);
  const blankLines = (text: string) => text.replace(/\n{3,}/g, '\n\n').trim();
  const heading = subject(words).replace(/\s+/g, ' ').trim();
  const text = blankLines(body(words)).replaceAll('**', '');
  const html = layout(
    heading,
    marked.parse(blankLines(body(inert(words))), { async: false, gfm: true }),
    language,
  );
  return { subject: heading, text: `${text}\n`, html };
}
