import type { ChangeKind, FrozenFacts, SessionChange } from '#training';
import type { Format } from '../letters/letter.js';

type Day = Pick<Format, 'day'>;

/** A letter stays a letter: past these, it says how many more there are and where to read them. */
const MOST_LINES = 40;

const FIELDS: Partial<Record<keyof FrozenFacts, string>> = {
  kind: 'kind',
  title: 'title',
  place: 'place',
  host: 'host',
  leader: 'lecturer or leader',
  language: 'language',
  interpretation: 'interpretation',
  forGroup: 'group',
  notes: 'notes',
};

const when = (facts: FrozenFacts, format: Day) =>
  `${format.day(facts.day)}, ${facts.startsAt}–${facts.endsAt}`;

/** One session on one line: when, what, where. */
export function sessionLine(facts: FrozenFacts, format: Day): string {
  const group = facts.forGroup && ` (${facts.forGroup})`;
  return `${when(facts, format)}: ${facts.title}${group ?? ''}${facts.place ? `, ${facts.place}` : ''}`;
}

const LINES: Record<ChangeKind, (change: SessionChange, format: Day) => string> = {
  ADDED: ({ after }, format) => `Added: ${sessionLine(after!, format)}`,
  MOVED: (change, format) =>
    `Moved: ${change.after!.title}, from ${when(change.before!, format)} to ${when(change.after!, format)}${others(change)}`,
  CHANGED: (change, format) =>
    `Changed: ${change.after!.title} (${when(change.after!, format)})${others(change)}`,
  CANCELLED: ({ before }, format) => `Cancelled: ${sessionLine(before!, format)}`,
};

/** What else is not as it was; with the new value where it fits on a line. */
function others({ fields, after }: SessionChange): string {
  const told = fields.flatMap((field) => {
    const name = FIELDS[field];
    if (!name) return [];
    const value = after![field];
    return [
      value && value.length <= 80 && !value.includes('\n') ? `${name} now ${value}` : `${name} changed`,
    ];
  });
  return told.length > 0 ? `; ${told.join('; ')}` : '';
}

export function changeLines(changes: readonly SessionChange[], format: Day): string {
  return shortened(changes.map((change) => LINES[change.change](change, format)));
}

export function shortened(lines: string[]): string {
  if (lines.length <= MOST_LINES) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more.`].join('\n');
}
