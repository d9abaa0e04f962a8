import { THEMES } from '#catalogue';
import type { MaterialDetail, MaterialKind, MaterialRow } from '#jica-net';
import type { MaterialInList, MaterialOnPage } from '../participant/pages.js';

export const KIND_NAMES: Record<MaterialKind, string> = {
  DOCUMENT: 'Document',
  VIDEO: 'Video',
  MULTIMEDIA: 'Multimedia',
};

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** The English name of a language; what somebody typed as a code need not be one. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

export function materialInList(material: MaterialRow, folder: string): MaterialInList {
  const { kind, theme, language, year } = material;
  return {
    href: `${folder}/${material.id}`,
    title: material.titleEn,
    facts: [KIND_NAMES[kind], THEMES[theme].nameEn, languageName(language), year].join(' · '),
  };
}

/** `files` is the folder of addresses under which its files are downloaded by whoever reads this page. */
export function materialPage(material: MaterialDetail, files: string): MaterialOnPage {
  return {
    titleEn: material.titleEn,
    titleJa: material.titleJa,
    paragraphs: material.description.split(/\s*\n\s*/).filter(Boolean),
    kind: KIND_NAMES[material.kind],
    theme: THEMES[material.theme].nameEn,
    language: languageName(material.language),
    year: String(material.year),
    course: material.courseTitle,
    rightsHolder: material.rightsHolder,
    licence: material.licence,
    external: material.externalAddress && {
      address: material.externalAddress,
      host: new URL(material.externalAddress).hostname,
    },
    files: material.files.map(({ id, name, size }) => ({
      href: `${files}/${id}`,
      name,
      size: inWords(size),
    })),
  };
}

function inWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
