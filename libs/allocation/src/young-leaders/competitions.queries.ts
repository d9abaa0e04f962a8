import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { Actor } from '#identity';
import type { CourseRunState } from '#catalogue';
import { competitionState, type CompetitionState, meanOf } from './competition-state.js';
import type {
  CompetitionProposal,
  CompetitionScore,
  ProposalCompetition,
} from './proposal-competition.entity.js';

export interface CompetitionRow extends Omit<
  ProposalCompetition,
  'callText' | 'calledBy' | 'chosenBy' | 'chosenBecause' | 'reopenedBecause'
> {
  titleEn: string;
  courseNumber: string | null;
  fiscalYear: number;
  domesticOfficeCode: string | null;
  state: CompetitionState;
}

export interface ProposalRow extends Pick<
  CompetitionProposal,
  'id' | 'hostPartnerId' | 'title' | 'plan' | 'startWeek' | 'enteredAt' | 'withdrawnBecause' | 'version'
> {
  hostPartnerName: string;
  scores: (Pick<CompetitionScore, 'score' | 'comment' | 'scoredAt'> & { evaluator: string })[];
  /** Null where nobody has scored it. */
  mean: number | null;
}

export interface CompetitionDetail
  extends CompetitionRow, Pick<ProposalCompetition, 'callText' | 'chosenBecause' | 'reopenedBecause'> {
  /** The best mean first. */
  proposals: ProposalRow[];
}

type StoredRow<Row> = Omit<Row, 'state'> & { runState: CourseRunState };

const COLUMNS = `c.id, c.course_run_id courseRunId, c.opens_on opensOn, c.closes_on closesOn, c.evaluators_needed evaluatorsNeeded,
  c.called_at calledAt, c.chosen_proposal_id chosenProposalId, c.chosen_at chosenAt, c.version, r.title_en titleEn,
  r.course_number courseNumber, r.fiscal_year fiscalYear, r.domestic_office_code domesticOfficeCode,
  r.state runState`;
const FROM = 'FROM proposal_competition c JOIN course_run r ON r.id = c.course_run_id';
const SORTS = { closes: { column: 'c.closes_on', nullable: false } } as const;
export const COMPETITION_SORTS = sortNames(SORTS);

/** Proposal competitions as offices see them: a domestic office those of its own runs. */
@Injectable()
export class CompetitionsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    fiscalYear: number,
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<CompetitionRow>> {
    const own = seenBy(actor);
    const { where, orderBy, parameters } = keyset(SORTS, 'c.id', page.sort, page.after, this.cursors);
    const rows = await this.dataSource.query<StoredRow<CompetitionRow>[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE r.fiscal_year = ? AND ${own.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [fiscalYear, ...own.parameters, ...parameters, page.limit + 1],
    );
    const placeOf = (row: CompetitionRow) => ({ sort: page.sort, values: [row.closesOn, row.id] });
    return pageOf(
      rows.map((row) => this.withState(row)),
      page.limit,
      placeOf,
      this.cursors,
    );
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<CompetitionDetail> {
    const own = seenBy(actor);
    const [row] = await this.dataSource.query<Omit<StoredRow<CompetitionDetail>, 'proposals'>[]>(
      `SELECT ${COLUMNS}, c.call_text callText, c.chosen_because chosenBecause, c.reopened_because reopenedBecause ${FROM} WHERE c.id = ? AND ${own.where}`,
      [id, ...own.parameters],
    );
    if (!row) throw notFound();
    return { ...this.withState(row), proposals: await this.proposalsOf(id) };
  }

  private withState<Row extends StoredRow<CompetitionRow>>(
    stored: Row,
  ): Omit<Row, 'runState'> & { state: CompetitionState } {
    const { runState, ...row } = stored;
    return { ...row, state: competitionState({ ...row, runState }, this.clock.today()) };
  }

  private async proposalsOf(competitionId: string): Promise<ProposalRow[]> {
    const proposals = await this.dataSource.query<Omit<ProposalRow, 'scores' | 'mean'>[]>(
      `SELECT p.id, p.host_partner_id hostPartnerId, h.name hostPartnerName, p.title, p.plan, p.start_week startWeek,
         p.entered_at enteredAt, p.withdrawn_because withdrawnBecause, p.version
       FROM competition_proposal p JOIN host_partner h ON h.id = p.host_partner_id WHERE p.competition_id = ? ORDER BY p.id`,
      [competitionId],
    );
    const scores = await this.dataSource.query<(ProposalRow['scores'][number] & { proposalId: string })[]>(
      `SELECT s.proposal_id proposalId, s.score, s.comment, s.scored_at scoredAt, a.name evaluator
       FROM competition_proposal p JOIN competition_score s ON s.proposal_id = p.id JOIN account a ON a.id = s.evaluator_id
       WHERE p.competition_id = ? ORDER BY s.id`,
      [competitionId],
    );
    return proposals
      .map((proposal) => {
        const own = scores
          .filter(({ proposalId }) => proposalId === proposal.id)
          .map(({ score, comment, scoredAt, evaluator }) => ({ score, comment, scoredAt, evaluator }));
        return { ...proposal, scores: own, mean: meanOf(own) };
      })
      .sort((one, other) => (other.mean ?? -1) - (one.mean ?? -1));
  }
}

/** Condition on `course_run r`. */
function seenBy(actor: Actor): { where: string; parameters: unknown[] } {
  if (actor.has('HEADQUARTERS') || actor.has('AUDITOR')) return { where: 'TRUE', parameters: [] };
  return { where: 'r.domestic_office_code IN (?)', parameters: [actor.scopesOf('DOMESTIC_OFFICE')] };
}
