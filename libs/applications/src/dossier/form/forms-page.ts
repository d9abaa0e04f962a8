import { FORM_VERSIONS, type FormVersion, type LeafType, LEAF_TYPES } from '#catalogue';
import { formOf, isSealed } from './form.js';
import { FORM_PARTS, type FormPart } from './form-field.js';

const FORMS = LEAF_TYPES.flatMap((type) => FORM_VERSIONS.map((version) => [type, version] as const));
const MARKS = { REQUIRED: '●', OPTIONAL: '○', ABSENT: '' };

/** docs/forms.md, written from the table that validation, missing lists and pages obey. */
export function formsPage(): string {
  const head = FORMS.map(([type, version]) => `${type} ${version}`);
  const parts = FORM_PARTS.map((name) => {
    // The fullest form shows every field that the part can have.
    const part = formOf('GROUP_REGION_FOCUS', 'V2').parts.find((one) => one.name === name)!;
    return `## ${part.label}

| section | field | kind | sealed | ${head.join(' | ')} |
|---|---|---|---|${'---|'.repeat(head.length)}
${rowsOf(part).join('\n')}
`;
  });
  return `# The application form

Generated from \`libs/applications/src/dossier/form\` by \`npm run documents\`. Do not edit. ● required, ○ optional, empty: not asked.

${parts.join('\n')}`;
}

function rowsOf(part: FormPart): string[] {
  return part.sections.flatMap((section) =>
    section.fields.map((field) => {
      const needs = FORMS.map(([type, version]) => MARKS[needIn(type, version, part.name, field.name)]);
      const held = field.heldByNomination ? ' (in the nomination)' : '';
      const cells = [
        section.label,
        `${field.label}${held}`,
        field.kind,
        isSealed(part, field) ? 'yes' : '',
        ...needs,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
}

function needIn(type: LeafType, version: FormVersion, part: string, name: string): keyof typeof MARKS {
  const asked = formOf(type, version)
    .parts.filter((one) => one.name === part)
    .flatMap((one) => one.sections.flatMap((section) => section.fields))
    .find((field) => field.name === name);
  if (!asked) return 'ABSENT';
  return asked.optional ? 'OPTIONAL' : 'REQUIRED';
}
