import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

// Read when a seed asks, never when a module loads: the API and the worker load these modules too.

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, 'data', name), 'utf8');
}

export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  return parse(read(name), { columns: true, skip_empty_lines: true });
}

export function readDocument<Document>(name: string): Document {
  return JSON.parse(read(name)) as Document;
}

/** Names of countries by ISO code. The package's own entry would read the names in all its 80 languages. */
export function isoNames(language: 'en' | 'ja'): Record<string, string> {
  const path = createRequire(import.meta.url).resolve(`i18n-iso-countries/langs/${language}.json`);
  const { countries } = JSON.parse(readFileSync(path, 'utf8')) as {
    countries: Record<string, string | string[]>;
  };
  return Object.fromEntries(
    Object.entries(countries).map(([code, name]) => [code, Array.isArray(name) ? name[0]! : name]),
  );
}
