import { THEME_CODES, THEMES } from '#catalogue';
import { MATERIAL_KINDS, type MaterialFilter, type MaterialRow } from '#jica-net';
import { type Page, textFault } from '#platform';
import type { LibraryChoice, LibraryOnPage } from '../participant/pages.js';
import { KIND_NAMES, languageName, materialInList } from './material-page.js';

/** Languages in which KCCP is held. */
const LANGUAGES = ['en', 'ja', 'es', 'fr', 'pt', 'ru', 'ar', 'zh', 'vi', 'id', 'mn'];
const LONGEST_WORDS = 100;

/** The filters as they stand in the address. A page has nobody to refuse a wrong one to: it is left out. */
export function libraryFilter(query: Record<string, unknown>): MaterialFilter {
  const { words, theme, kind, language } = query;
  const one = (value: unknown, of: readonly string[]): string | undefined =>
    typeof value === 'string' && of.includes(value) ? value : undefined;
  return {
    words: typeof words === 'string' && !textFault(words, { max: LONGEST_WORDS }) ? words.trim() : undefined,
    theme: one(theme, THEME_CODES),
    kind: one(kind, MATERIAL_KINDS),
    language: one(language, LANGUAGES),
  };
}

export function libraryPage(filter: MaterialFilter, found: Page<MaterialRow>): LibraryOnPage {
  const choices = (
    codes: readonly string[],
    name: (code: string) => string,
    chosen?: string,
  ): LibraryChoice[] => codes.map((code) => ({ code, name: name(code), chosen: code === chosen }));
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>({ ...filter }))
    if (value) address.set(name, value);
  if (found.next) address.set('after', found.next);
  return {
    words: filter.words ?? '',
    themes: choices(THEME_CODES, (code) => THEMES[code as keyof typeof THEMES].nameEn, filter.theme),
    kinds: choices(MATERIAL_KINDS, (code) => KIND_NAMES[code as keyof typeof KIND_NAMES], filter.kind),
    languages: choices(LANGUAGES, languageName, filter.language),
    materials: found.rows.map((row) => materialInList(row, '/jica-net')),
    next: found.next && `/jica-net?${address.toString()}`,
  };
}
