import { tokyoDate } from '#platform';
import type { SelectionLineRow, SelectionListDetail } from '../selection-lists.queries.js';

/** What the board reads: the same words on paper and in the workbook. No medical data, no address, no birth date. */
export interface BoardSheet {
  title: string;
  titleJa: string;
  courseNumber: string;
  office: string;
  dates: string;
  /** Tokyo's day on which it was asked for. */
  printedOn: string;
  /** How far the list has come, in words. */
  standing: string;
  capacity: number;
  lines: BoardLine[];
  totals: { label: string; count: number }[];
  signatures: { role: string; name: string; on: string }[];
}

export interface BoardLine {
  position: number;
  reference: string;
  name: string;
  country: string;
  organisation: string;
  post: string;
  age: number | null;
  sex: string;
  score: number | null;
  eligibility: string;
  proposal: string;
  decision: string;
  reason: string;
}

const SEX = { FEMALE: 'F', MALE: 'M', NOT_STATED: '–' } as const;
const STANDING = {
  OPEN: 'open: not decided yet',
  DECIDED: 'decided, waits for approval',
  APPROVED: 'approved',
  SUPERSEDED: 'superseded by a newer list',
  DISCARDED: 'discarded',
} as const;

export function boardSheetOf(list: SelectionListDetail, printedAt: Date): BoardSheet {
  const { lines } = list;
  const outcome = (line: SelectionLineRow) => (line.pinned ? 'ACCEPT' : line.decision);
  const decided = (what: string | null) => lines.filter((line) => outcome(line) === what);
  const accepted = decided('ACCEPT');
  const day = (at: Date | null) => (at ? tokyoDate(at) : '');
  return {
    title: list.titleEn,
    titleJa: list.titleJa ?? '',
    courseNumber: list.courseNumber ?? '',
    office: list.domesticOfficeCode,
    dates: `${list.startsOn ?? '?'} to ${list.endsOn ?? '?'}`,
    printedOn: tokyoDate(printedAt),
    standing: STANDING[list.state],
    capacity: list.capacity,
    lines: lines.map(lineOf),
    totals: [
      { label: 'On the list', count: lines.length },
      { label: 'Accepted', count: accepted.length },
      { label: 'of them women', count: accepted.filter(({ sex }) => sex === 'FEMALE').length },
      { label: 'of them men', count: accepted.filter(({ sex }) => sex === 'MALE').length },
      { label: 'Reserve list', count: decided('RESERVE').length },
      { label: 'Not accepted', count: decided('NOT_ACCEPT').length },
      { label: 'Not decided', count: decided(null).length },
    ],
    signatures: [
      { role: 'Proposed by', name: list.proposedBy, on: day(list.proposedAt) },
      { role: 'Decided by', name: list.decidedBy ?? '', on: day(list.decidedAt) },
      {
        role: 'Approved by',
        name: list.state === 'APPROVED' ? (list.endedBy ?? '') : '',
        on: list.state === 'APPROVED' ? day(list.endedAt) : '',
      },
    ],
  };
}

function lineOf(line: SelectionLineRow): BoardLine {
  const words = (what: string | null, rank: number | null) =>
    what === 'ACCEPT'
      ? 'Accept'
      : what === 'RESERVE'
        ? `Reserve${rank === null ? '' : ` ${rank}`}`
        : what === 'NOT_ACCEPT'
          ? 'Not accept'
          : '';
  return {
    position: line.position,
    reference: line.reference,
    name: `${line.familyName.toLocaleUpperCase()} ${line.givenNames}`.trim(),
    country: line.countryName,
    organisation: line.organisation ?? '',
    post: line.post ?? '',
    age: line.age,
    sex: SEX[line.sex],
    score: line.score,
    eligibility: line.eligible ? 'met' : 'not met',
    proposal: words(line.proposal, line.proposedRank),
    decision: line.pinned ? 'Has a place' : words(line.decision, line.decidedRank),
    reason: line.reason ?? (line.pinned ? '' : line.proposalReason),
  };
}
