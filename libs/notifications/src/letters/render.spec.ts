import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { NominationLetterFacts } from '#applications';
import { formatFor } from './format.js';
import { NOMINATION_LETTERS } from './letters-of-nominations.js';
import { render } from './render.js';

const facts: NominationLetterFacts = {
  nominationId: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60',
  reference: 'KCCP-2026-7F3K-9QXA',
  state: 'ACCEPTED',
  releasedAt: new Date('2026-08-01T00:00:00Z'),
  organisation: 'Nairobi City Water',
  familyName: 'Wanjiru',
  givenNames: 'Grace <b>Njeri</b> [link](https://evil.example)',
  email: 'grace@people.kccp.example',
  language: 'en',
  countryName: 'Kenya',
  timeZone: 'Africa/Nairobi',
  titleEn: 'Water & Supply',
  courseNumber: '202684494J002',
  startsOn: '2026-10-05',
  endsOn: '2026-11-13',
  resultOn: '2026-08-28',
  jicaDeadline: '2026-06-12',
  invited: false,
  overseasOffice: {
    code: 'KE',
    nameEn: 'JICA Kenya Office',
    email: 'kenya@overseas.kccp.example',
    language: 'en',
  },
  domesticOfficeCode: 'KANSAI',
};
const step = {
  reason: 'The *certificate* is missing.',
  asked: 'Part B: duties, please.',
  madeAt: new Date('2026-08-01T00:00:00Z'),
  arrivedOn: '2026-10-04',
  answerBy: '2026-08-10',
  handInBy: '2026-08-12',
};
const format = formatFor('en', 'https://kccp.example');

describe.each(NOMINATION_LETTERS.map((letter) => [letter.name, letter] as const))(
  'The letter %s',
  (name, letter) => {
    const words = (toNominee: boolean) => ({ ...letter.words(facts, step, format), toNominee });
    const source = readFileSync(join(import.meta.dirname, 'words', `${name}.en.md`), 'utf8');

    it('uses every word it is given, and is given every word it uses', () => {
      const used = new Set([...source.matchAll(/\{\{(?:#if )?(\w+)\}\}/g)].map(([, word]) => word));
      used.delete('else');
      used.delete('toNominee');
      expect([...used].sort()).toEqual(Object.keys(letter.words(facts, step, format)).sort());
    });

    it.each(letter.to)(
      'says the status first, names the reference, and holds the same in both parts for %s',
      (recipient) => {
        const { subject, text, html } = render(name, 'en', words(recipient === 'NOMINEE'));
        expect(subject).toContain(facts.reference);
        expect(text).toContain(facts.reference);
        expect(text).not.toMatch(/\{\{|undefined|\*\*/);
        const visible = html
          .replace(/<head>[\s\S]*<\/head>/, '')
          .replace(/<p style[\s\S]*$/, '')
          .replace(/<[^>]+>/g, ' ')
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, '&');
        const letters = (part: string) => part.replace(/[^\p{L}\p{N}]+/gu, '');
        expect(letters(visible)).toBe(letters(text));
        expect(Buffer.byteLength(html)).toBeLessThan(60_000);
      },
    );

    it('keeps what people typed inert', () => {
      const { html } = render(name, 'en', words(true));
      expect(html).not.toContain('<b>');
      expect(html).not.toContain('href="https://evil.example"');
      expect(html).not.toContain('<em>');
    });
  },
);

it('names both zones of a deadline', () => {
  expect(format.deadline('2026-06-12', 'Africa/Nairobi')).toBe(
    'Fri, 12 June 2026 at 23:59 (Tokyo), Fri, 12 June 2026 at 17:59 (Nairobi)',
  );
});

it('refuses to write a letter with a word missing', () => {
  expect(() => render('nomination-returned', 'en', { toNominee: false })).toThrow();
});
