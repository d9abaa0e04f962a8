import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import type { NominationState } from '../nomination-states.js';
import type { Sex } from '../person.entity.js';
import type { Proposal } from './reserve-reasons.js';
import type { ListState } from './selection-list.entity.js';

export interface SelectionListRow {
  id: string;
  courseRunId: string;
  state: ListState;
  proposedAt: Date;
  proposedBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  reason: string | null;
  version: number;
}

export interface SelectionLineRow {
  position: number;
  nominationId: string;
  reference: string;
  familyName: string;
  givenNames: string;
  countryCode: string;
  countryName: string;
  organisation: string | null;
  post: string | null;
  sex: Sex;
  /** At the first day of the run; null where a date is missing. */
  age: number | null;
  score: number | null;
  eligible: boolean;
  pinned: boolean;
  seenState: NominationState;
  state: NominationState;
  proposal: Proposal;
  proposedRank: number | null;
  proposalReason: string;
  decision: Proposal | null;
  decidedRank: number | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

export interface SelectionListDetail extends SelectionListRow {
  courseNumber: string | null;
  titleEn: string;
  titleJa: string | null;
  startsOn: string | null;
  endsOn: string | null;
  domesticOfficeCode: string;
  inputsHash: string;
  capacity: number;
  balanceWeight: number;
  lines: SelectionLineRow[];
}

const LIST_COLUMNS = `s.id, s.course_run_id courseRunId, s.state, s.proposed_at proposedAt, p.name proposedBy, s.decided_at decidedAt,
  d.name decidedBy, s.ended_at endedAt, e.name endedBy, s.reason, s.version`;
const LISTS = `selection_list s JOIN course_run r ON r.id = s.course_run_id JOIN account p ON p.id = s.proposed_by
  LEFT JOIN account d ON d.id = s.decided_by LEFT JOIN account e ON e.id = s.ended_by`;

/** Selection lists as the domestic office reads them; nobody outside does. People are named as accounts are. */
@Injectable()
export class SelectionListsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Of one run, newest first, at most 50. Throws RESOURCE.NOT_FOUND for a run of another office. */
  async ofRun(courseRunId: string, officeCodes: string[]): Promise<SelectionListRow[]> {
    const runs: unknown[] = await this.dataSource.query(
      'SELECT 1 FROM course_run WHERE id = ? AND domestic_office_code IN (?)',
      [courseRunId, officeCodes],
    );
    if (runs.length === 0) throw notFound();
    return this.dataSource.query<SelectionListRow[]>(
      `SELECT ${LIST_COLUMNS} FROM ${LISTS} WHERE s.course_run_id = ? ORDER BY s.id DESC LIMIT 50`,
      [courseRunId],
    );
  }

  /** With its lines in rank. Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async one(id: string, officeCodes: string[]): Promise<SelectionListDetail> {
    const [list] = await this.dataSource.query<Omit<SelectionListDetail, 'lines'>[]>(
      `SELECT ${LIST_COLUMNS}, s.inputs_hash inputsHash, s.capacity, s.balance_weight balanceWeight, r.course_number courseNumber,
         r.title_en titleEn, r.title_ja titleJa, r.starts_on startsOn, r.ends_on endsOn, r.domestic_office_code domesticOfficeCode
       FROM ${LISTS} WHERE s.id = ? AND r.domestic_office_code IN (?)`,
      [id, officeCodes],
    );
    if (!list) throw notFound();
    const lines = await this.dataSource.query<
      (Omit<SelectionLineRow, 'score' | 'eligible' | 'pinned'> &
        Record<'score' | 'eligible' | 'pinned', unknown>)[]
    >(
      `SELECT l.position, l.nomination_id nominationId, n.reference, p.family_name familyName, p.given_names givenNames,
         n.country_code countryCode, c.name_en countryName, n.organisation, n.post, p.sex,
         TIMESTAMPDIFF(YEAR, p.birth_date, r.starts_on) age, l.score, l.eligible, l.pinned, l.seen_state seenState, n.state,
         l.proposal, l.proposed_rank proposedRank, l.proposal_reason proposalReason, l.decision, l.decided_rank decidedRank,
         l.reason, a.name decidedBy, l.decided_at decidedAt
       FROM selection_line l JOIN nomination n ON n.id = l.nomination_id JOIN person p ON p.id = n.person_id
       JOIN country c ON c.code = n.country_code JOIN course_run r ON r.id = n.course_run_id
       LEFT JOIN account a ON a.id = l.decided_by
       WHERE l.list_id = ? ORDER BY l.position`,
      [id],
    );
    return {
      ...list,
      lines: lines.map((line) => ({
        ...line,
        score: line.score === null ? null : Number(line.score),
        eligible: Boolean(line.eligible),
        pinned: Boolean(line.pinned),
      })),
    };
  }
}
