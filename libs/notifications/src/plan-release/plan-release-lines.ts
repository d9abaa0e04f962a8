import type { ReleaseLine, RunDates } from '#allocation';
import type { Format } from '../letters/letter.js';
import { shortened } from '../programme/programme-changes.js';

type Days = Pick<Format, 'day' | 'course'>;

/** Who reads a letter: that decides what a change means to them. */
export interface Reader {
  kind: 'DOMESTIC_OFFICE' | 'HOST_PARTNER' | 'HEADQUARTERS';
  /** Code of the office, id of the host partner or of the account. */
  ref: string;
}

/** The changes that concern a reader: headquarters hears of all, others of what was carried out at their place. */
export function concerning(lines: readonly ReleaseLine[], { kind, ref }: Reader): ReleaseLine[] {
  if (kind === 'HEADQUARTERS') return [...lines];
  return lines.filter((line) => {
    const { was, is } = sides(line, { kind, ref });
    return line.effect === 'APPLIED' && (was || is);
  });
}

export function changesInWords(lines: readonly ReleaseLine[], reader: Reader, format: Days): string {
  return shortened(lines.map((line) => lineInWords(line, reader, format)));
}

/** One run on one line, seen from the reader. */
function lineInWords(line: ReleaseLine, reader: Reader, format: Days): string {
  const { effect, because } = line;
  const run = format.course(line);
  if (effect === 'LEFT')
    return `Left as it is: ${run}${whenIs(line.before, format)}. ${because ?? ''}`.trim();
  const { was, is } = sides(line, reader);
  const notice = reader.kind === 'DOMESTIC_OFFICE' && line.published && is ? reissue(line) : '';
  if (!is)
    return `${was ? 'No longer with you' : 'Taken off'}: ${run}${whenIs(line.before, format)}${goesTo(line, reader, was)}`;
  if (!was)
    return `New: ${run}${whenIs(line.after, format)}${withWhom(line, reader)}${comesFrom(line, reader)}${notice}`;
  return `Moved: ${run}, ${movedInWords(line, reader, format)}${insteadOf(line, reader)}${notice}`;
}

/** Whether the run was the reader's, and whether it is. */
function sides({ from, to, displaced }: ReleaseLine, { kind, ref }: Reader): { was: boolean; is: boolean } {
  if (kind === 'HEADQUARTERS') return { was: from !== null && to !== null, is: to !== null };
  if (kind === 'DOMESTIC_OFFICE') return { was: from?.officeCode === ref, is: to?.officeCode === ref };
  const gave = displaced.some(({ hostPartnerId }) => hostPartnerId === ref);
  return { was: gave || from?.hostPartnerId === ref, is: to?.hostPartnerId === ref };
}

const period = ({ startsOn, endsOn }: RunDates, format: Days) =>
  `${format.day(startsOn)} – ${format.day(endsOn)}`;
const whenIs = (dates: RunDates | null, format: Days) => (dates ? `, ${period(dates, format)}` : '');

function movedInWords({ before, after, from, to }: ReleaseLine, reader: Reader, format: Days): string {
  const moves = [];
  const [was, is] = [before && period(before, format), after && period(after, format)];
  if (is && was !== is) moves.push(was ? `${is} instead of ${was}` : is);
  else if (is) moves.push(is);
  if (from && to && from.officeCode !== to.officeCode)
    moves.push(`domestic office ${to.officeName} instead of ${from.officeName}`);
  if (from && to && from.hostPartnerId !== to.hostPartnerId)
    moves.push(`host partner ${to.hostPartnerName} instead of ${from.hostPartnerName}`);
  else if (to && reader.kind === 'DOMESTIC_OFFICE')
    moves.push(`host partner ${to.hostPartnerName} as before`);
  return moves.join('; ');
}

function withWhom({ to }: ReleaseLine, { kind }: Reader): string {
  if (!to) return '';
  if (kind === 'HOST_PARTNER') return `, domestic office ${to.officeName}`;
  if (kind === 'DOMESTIC_OFFICE') return `, host partner ${to.hostPartnerName}`;
  return `, ${to.officeName} with ${to.hostPartnerName}`;
}

/** Host partners do not hear of each other. */
function comesFrom(line: ReleaseLine, reader: Reader): string {
  if (reader.kind === 'HOST_PARTNER') return '';
  const { from } = line;
  return from
    ? ` (until now: ${from.officeName} with ${from.hostPartnerName})${insteadOf(line, reader)}`
    : insteadOf(line, reader);
}

function insteadOf({ displaced }: ReleaseLine, { kind }: Reader): string {
  if (kind === 'HOST_PARTNER' || displaced.length === 0) return '';
  return `; no longer with ${displaced.map(({ hostPartnerName }) => hostPartnerName).join(', ')}`;
}

function goesTo({ to }: ReleaseLine, { kind }: Reader, was: boolean): string {
  if (!was || !to) return '; it has no place in the plan any more';
  return kind === 'DOMESTIC_OFFICE' ? `; now with ${to.officeName}` : '; another host partner gives it';
}

const reissue = ({ before, after }: ReleaseLine) =>
  before?.startsOn === after?.startsOn && before?.endsOn === after?.endsOn
    ? ''
    : '. Its General Information says otherwise: issue a Modified Version';
