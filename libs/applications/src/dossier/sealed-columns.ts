/** The columns of this library that hold sealed values, one of each row: they are wrapped anew when keys rotate. */
export const SEALED_COLUMNS = [
  { table: 'dossier_part', column: 'sealed' },
  { table: 'dossier_version', column: 'sealed' },
] as const;
