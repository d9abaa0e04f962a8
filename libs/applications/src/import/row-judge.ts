import type { PlainDate } from '#platform';
import type { Headings } from './headings.js';
import { contentNumber, CONTENTS, type NaturalKey, naturalKey } from './natural-key.js';
import type { RowOutcome } from './nomination-import-row.entity.js';
import { checkRow, type RowRemark } from './nominee-rules.js';
import type { SheetRow } from './sheet-row.js';

export interface JudgedRow {
  number: number;
  outcome: RowOutcome;
  key: NaturalKey;
  /** NomineeFacts as JSON: what waits to be written weighs half as much as text. */
  facts: string;
  remarks: RowRemark[];
}

/** Judges the rows of one file in their order: by the rules of a nomination, by those before it, by who is nominated already. */
export class RowJudge {
  readonly counts: Record<RowOutcome, number> = { NEW: 0, KNOWN: 0, REPEATED: 0, FAULTY: 0 };
  /** Row and content in one number: a hundred thousand objects would weigh more than all else that is kept of a file. */
  private readonly seen = new Map<NaturalKey, number>();

  constructor(
    private readonly headings: Headings,
    private readonly known: ReadonlyMap<NaturalKey, string>,
    private readonly today: PlainDate,
  ) {}

  judge(row: SheetRow): JudgedRow {
    const { facts: found, faults } = checkRow(row, this.headings, this.today);
    const key = naturalKey(found.familyName ?? '', found.givenNames ?? '', found.birthDate ?? null);
    const facts = JSON.stringify(found);
    const { outcome, remarks } =
      faults.length > 0
        ? { outcome: 'FAULTY' as const, remarks: faults }
        : this.place(row.number, key, facts, Boolean(found.birthDate));
    this.counts[outcome]++;
    return { number: row.number, key, facts, outcome, remarks };
  }

  private place(
    number: number,
    key: NaturalKey,
    facts: string,
    hasBirthDate: boolean,
  ): Pick<JudgedRow, 'outcome' | 'remarks'> {
    const content = contentNumber(facts);
    const before = this.seen.get(key);
    if (before !== undefined) {
      const row = Math.floor(before / CONTENTS);
      if (before % CONTENTS === content)
        return { outcome: 'REPEATED', remarks: [about(`The same row stands in row ${row}.`, LEFT_OUT)] };
      const remedy = hasBirthDate
        ? 'Keep the row that is right and delete the other.'
        : 'If they are two people, write their dates of birth; else delete one of the rows.';
      const why = `A person of this name and date of birth stands in row ${row} with other facts.`;
      return { outcome: 'FAULTY', remarks: [about(why, remedy)] };
    }
    this.seen.set(key, number * CONTENTS + content);
    const reference = this.known.get(key);
    if (reference === undefined) return { outcome: 'NEW', remarks: [] };
    return {
      outcome: 'KNOWN',
      remarks: [about(`This person is nominated to the run already, as ${reference}.`, AMEND_THERE)],
    };
  }
}

const LEFT_OUT = 'Nothing to do: it is taken once.';
const AMEND_THERE =
  'Nothing to do: that nomination stays as it is. Amend it there if it should say something else.';

const about = (why: string, remedy: string): RowRemark => ({
  column: '',
  heading: '',
  what: '',
  why,
  remedy,
});
