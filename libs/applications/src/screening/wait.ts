import { fromJsonColumn, type PlainDate } from '#platform';
import { SERVES_TODAY } from '#catalogue';
import { publicState } from '../nomination.lifecycle.js';
import { NOMINATION_STATES, type NominationState, STATES } from '../nomination-states.js';
import { quoted } from './in-screening.js';

export const WAIT_HOLDERS = [
  'OVERSEAS_OFFICE',
  'DOMESTIC_OFFICE',
  'OFFICER',
  'HOST_PARTNER',
  'NOBODY',
] as const;
export type WaitHolder = (typeof WAIT_HOLDERS)[number];

/** Whose move it is, since when, and by when it should be made. */
export interface Wait {
  holder: WaitHolder;
  /** Office code, account id of the officer, id of the host partner. */
  code: string | null;
  /** Of an officer or a host partner. */
  name: string | null;
  since: Date;
  /** Last day in Tokyo; null where nothing is due. */
  dueOn: PlainDate | null;
  overdue: boolean;
}

interface Limit {
  /** The run's own day, where it has one. */
  day?: string;
  /** Else so many days after the holder got it. */
  days: number;
  because: string;
}

/**
 * How long each holder may take. No source publishes limits, so these are ours; a state without a line has none.
 * `day` is SQL on `course_run r` and `allotment wa`.
 */
const LIMITS: Partial<Record<NominationState, Limit>> = {
  DRAFT: {
    day: 'COALESCE(wa.national_deadline, wa.jica_deadline)',
    days: 30,
    because: "The government's own deadline comes first; a draft without one should not lie for a month.",
  },
  SUBMITTED: {
    days: 5,
    because: 'Receipt is acknowledged and screening begun within a working week.',
  },
  RETURNED: { days: 7, because: 'Call windows are as short as a week: a correction cannot take longer.' },
  UNDER_SCREENING: {
    day: 'r.result_on',
    days: 31,
    because:
      'The General Information promises a day; real selections took about a month (15 March to 13 April).',
  },
};
/** A decision that only has to be released. */
const RELEASE: Limit = {
  day: 'r.result_on',
  days: 7,
  because: 'The same promise of the General Information.',
};

const unreleased = NOMINATION_STATES.filter((state) => STATES[state].needsRelease);

/** States, as they are known outside, in which somebody is awaited; in the others nobody is, or nothing is due. */
export const WAITING_STATES = NOMINATION_STATES.filter((state) => LIMITS[state] !== undefined);

const dayOf = (instant: string) => `DATE(${instant} + INTERVAL 9 HOUR)`;

/** SQL: by when the holder should have moved. To the outside an unreleased decision is under screening. */
export function dueOnSql(outside: boolean): string {
  const since = outside ? 'n.public_since' : 'n.held_since';
  const day = (limit: Limit) => {
    const after = `${dayOf(since)} + INTERVAL ${limit.days} DAY`;
    return limit.day ? `COALESCE(${limit.day}, ${after})` : after;
  };
  const lines = Object.entries(LIMITS).map(
    ([state, limit]) => `WHEN n.state = '${state}' THEN ${day(limit)}`,
  );
  const decided = day(outside ? LIMITS.UNDER_SCREENING! : RELEASE);
  return `CASE ${lines.join(' ')} WHEN n.state IN (${quoted(unreleased)}) AND n.released_at IS NULL THEN ${decided} END`;
}

export const ALLOTMENT_OF_WAIT =
  'LEFT JOIN allotment wa ON wa.course_run_id = n.course_run_id AND wa.country_code = n.country_code';
export const OFFICE_OF_WAIT = `LEFT JOIN channel wc ON wc.country_code = n.country_code AND ${SERVES_TODAY('wc')}`;
export const OFFICER_OF_WAIT =
  'LEFT JOIN screening_file wf ON wf.nomination_id = n.id LEFT JOIN account wo ON wo.id = wf.assigned_to';

/** SQL: one value of the host partner's opinion that is awaited longest and can still be given on that day. */
export function awaitedOpinion(value: string, today: PlainDate): string {
  return `(SELECT ${value} FROM host_opinion wh JOIN opinion_request wq ON wq.id = wh.request_id JOIN host_partner wp ON wp.id = wh.host_partner_id
    WHERE wh.nomination_id = n.id AND wh.opinion IS NULL AND wq.due_on >= '${today}' ORDER BY wq.due_on, wh.id LIMIT 1)`;
}

/** Joins and columns that `waitOf` needs, on `nomination n` and `course_run r`. Outside, nothing of the office's own is read. */
export function waitSql(outside: boolean, today: PlainDate): { columns: string; joins: string } {
  const asked = awaitedOpinion(
    "JSON_OBJECT('code', wp.id, 'name', wp.name, 'since', wq.asked_at, 'dueOn', wq.due_on)",
    today,
  );
  const own = outside
    ? 'NULL officerId, NULL officerName, NULL assignedAt, NULL opinion'
    : `wo.id officerId, wo.name officerName, wf.assigned_at assignedAt, ${asked} opinion`;
  return {
    columns: `r.domestic_office_code waitOffice, wc.overseas_office_code waitOverseas, ${dueOnSql(outside)} waitDueOn, ${own}`,
    joins: `${ALLOTMENT_OF_WAIT} ${OFFICE_OF_WAIT} ${outside ? '' : OFFICER_OF_WAIT}`,
  };
}

interface AwaitedOpinion {
  code: string;
  name: string;
  since: string;
  dueOn: PlainDate;
}

export interface WaitColumns {
  waitOffice: string | null;
  waitOverseas: string | null;
  waitDueOn: PlainDate | null;
  officerId: string | null;
  officerName: string | null;
  assignedAt: Date | null;
  opinion: AwaitedOpinion | string | null;
}

interface Held {
  state: NominationState;
  since: Date;
  releasedAt: Date | null;
}

/** Takes the columns of `waitSql` out of a row and puts the wait in their place. */
export function withWait<Row extends Held & WaitColumns>(
  row: Row,
  outside: boolean,
  today: PlainDate,
): Omit<Row, keyof WaitColumns> & { wait: Wait } {
  const wait = waitOf(row, outside, today);
  const { waitOffice, waitOverseas, waitDueOn, officerId, officerName, assignedAt, opinion, ...rest } = row;
  // Not a second spread: copying the columns of fifty rows took a sixth of the time of a page.
  return Object.assign(rest, { wait });
}

/** Whose move it is, as this reader may know it. */
function waitOf(row: Held & WaitColumns, outside: boolean, today: PlainDate): Wait {
  const released = row.releasedAt !== null;
  const state = outside ? publicState(row.state, released) : row.state;
  const toRelease = !outside && STATES[row.state].needsRelease && !released;
  const holder = toRelease ? 'DOMESTIC_OFFICE' : STATES[state].holder;
  const since = released ? row.releasedAt! : row.since;
  const dueOn = row.waitDueOn;
  const held = { name: null, since, dueOn, overdue: dueOn !== null && dueOn < today };
  if (holder === 'NOBODY') return { holder, code: null, ...held };
  if (holder === 'OVERSEAS_OFFICE') return { holder, code: row.waitOverseas, ...held };
  const asked = fromJsonColumn<AwaitedOpinion | null>(row.opinion);
  if (asked && !toRelease)
    return {
      holder: 'HOST_PARTNER',
      code: asked.code,
      name: asked.name,
      since: new Date(`${asked.since.replace(' ', 'T').slice(0, 23)}Z`),
      dueOn: asked.dueOn,
      overdue: false,
    };
  if (row.officerId && row.assignedAt)
    return {
      ...held,
      holder: 'OFFICER',
      code: row.officerId,
      name: row.officerName,
      since: row.assignedAt > since ? row.assignedAt : since,
    };
  return { holder, code: row.waitOffice, ...held };
}
