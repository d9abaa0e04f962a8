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
interface LetterTemplate {
  subject: Template;
  text: Template;
  html: Template;
}
const templates = new Map<string, LetterTemplate>();

/** The words of a letter in a language, English where they are not translated. */
function templateOf(name: string, language: string): LetterTemplate {
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
    subject: Handlebars.compile<Words>(parts[1]!, options),
    text: Handlebars.compile<Words>(parts[2]!, options),
    html: Handlebars.compile<Words>(markupOf(parts[2]!), options),
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

/** The language that a letter really has: English where its words are not translated. */
export function writtenIn(name: string, language: string): string {
  return readWords(name, language) === null ? 'en' : language;
}

/** The words as HTML, once for all letters: what is filled in later stands in text, and an address is a link. */
function markupOf(words: string): string {
  const linked = words.replaceAll('{{link}}', '[LINK](LINK)');
  return marked.parse(linked, { async: false, gfm: true }).replaceAll('LINK', '{{link}}');
}

/** Text that people typed must not become markup. */
function inert(words: Words): Words {
  const escape = (text: string) =>
    text
      .replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      .trim()
      .replace(/\s*\n\s*/g, '<br>');
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, typeof value === 'string' ? escape(value) : value]),
  );
}

/** One source of words, two parts with equal content: the text as written, and its HTML in the layout. */
export function render(name: string, language: string, words: Words): RenderedLetter {
  const template = templateOf(name, language);
  const heading = template.subject(words).replace(/\s+/g, ' ').trim();
  const text = template
    .text(words)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll('**', '');
  const html = template.html(inert(words)).replace(/<p>\s*<\/p>\n?/g, '');
  return { subject: heading, text: `${text}\n`, html: layout(heading, html, language) };
}
