import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, notFound, type PlainDate } from '#platform';
import type { Actor } from '#identity';
import type { CourseRunState } from '#catalogue';
import { competitionState, type CompetitionState } from './competition-state.js';
import { ownPartner } from './own-partner.js';
import type { CompetitionProposal, ProposalCompetition } from './proposal-competition.entity.js';

/** What a host partner has proposed itself, and what came of it. */
interface OwnProposal extends Pick<
  CompetitionProposal,
  'title' | 'plan' | 'startWeek' | 'withdrawnBecause' | 'version'
> {
  /** Null until somebody is chosen. */
  outcome: 'CHOSEN' | 'NOT_CHOSEN' | null;
}

export interface OpenCall extends Pick<ProposalCompetition, 'id' | 'callText' | 'opensOn' | 'closesOn'> {
  /** Who is asked: whoever speaks for several host partners is shown the call once for each. */
  hostPartnerId: string;
  hostPartnerName: string;
  titleEn: string;
  titleJa: string | null;
  fiscalYear: number;
  seats: number | null;
  language: string | null;
  state: CompetitionState;
  proposal: OwnProposal | null;
}

interface CallRow extends Omit<OpenCall, 'state' | 'proposal'> {
  runState: CourseRunState;
  chosenProposalId: string | null;
  proposalId: string | null;
  title: string;
  plan: string;
  startWeek: number | null;
  withdrawnBecause: string | null;
  version: number;
}

/** Calls for proposals as host partners see them: all that are open, and those to which they have proposed. Nobody sees what another proposed. */
@Injectable()
export class OpenCallsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The next to close first: seventy groups a year, so that there is no page. */
  list(actor: Actor): Promise<OpenCall[]> {
    return this.read(actor.scopesOf('HOST_PARTNER'), 'TRUE', []);
  }

  /** For one of the actor's host partners, which may go unnamed where it is the only one. Throws HOST_PROPOSAL.INVALID, RESOURCE.NOT_FOUND. */
  async one(actor: Actor, id: string, hostPartnerId: string | null): Promise<OpenCall> {
    const [call] = await this.read([ownPartner(actor, hostPartnerId)], 'c.id = ?', [id]);
    if (!call) throw notFound();
    return call;
  }

  private async read(hostPartnerIds: string[], where: string, parameters: unknown[]): Promise<OpenCall[]> {
    const today = this.clock.today();
    const rows = await this.dataSource.query<CallRow[]>(
      `SELECT c.id, h.id hostPartnerId, h.name hostPartnerName, c.call_text callText, c.opens_on opensOn,
         c.closes_on closesOn, c.chosen_proposal_id chosenProposalId, r.state runState, r.title_en titleEn,
         r.title_ja titleJa, r.fiscal_year fiscalYear, r.capacity seats, r.language,
         p.id proposalId, p.title, p.plan, p.start_week startWeek, p.withdrawn_because withdrawnBecause, p.version
       FROM proposal_competition c JOIN course_run r ON r.id = c.course_run_id JOIN host_partner h ON h.id IN (?)
       LEFT JOIN competition_proposal p ON p.competition_id = c.id AND p.host_partner_id = h.id
       WHERE ((c.opens_on <= ? AND c.closes_on >= ? AND r.state <> 'CANCELLED') OR p.id IS NOT NULL) AND ${where}
       ORDER BY c.closes_on DESC, c.id, h.id LIMIT 200`,
      [hostPartnerIds, today, today, ...parameters],
    );
    return rows.map((row) => callFrom(row, today));
  }
}

function callFrom(row: CallRow, today: PlainDate): OpenCall {
  const { chosenProposalId, proposalId, title, plan, startWeek, withdrawnBecause, version, ...shown } = row;
  const { runState, ...call } = shown;
  const outcome =
    chosenProposalId === null
      ? null
      : chosenProposalId === proposalId
        ? ('CHOSEN' as const)
        : ('NOT_CHOSEN' as const);
  const proposal =
    proposalId === null ? null : { title, plan, startWeek, withdrawnBecause, version, outcome };
  return { ...call, state: competitionState({ ...call, chosenProposalId, runState }, today), proposal };
}
