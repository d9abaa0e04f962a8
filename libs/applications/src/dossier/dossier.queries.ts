import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, notFound, SealedFields } from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import type { NominationState } from '../nomination-states.js';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';
import { missingFacts } from '../submission.js';
import { type AnswersByPart, missingIn } from './completeness.js';
import { allAnswers, DossierParts } from './dossier-parts.service.js';
import { formOfRun, noForm } from './dossier-refusals.js';
import {
  type InvitationView,
  partViews,
  type RequestView,
  type SubmittedDossier,
  type WorkingDossier,
} from './dossier-view.js';
import { differenceBetween, type FieldDifference } from './difference.js';
import { formOf } from './form/form.js';
import { HELD_COLUMNS, heldAnswers, type HeldFacts } from './held-answers.js';
import type { AskedItem } from './information-request.js';

interface NominationRow extends HeldFacts {
  state: NominationState;
  programmeType: LeafType;
  formVersion: FormVersion | null;
}

interface VersionRow {
  id: string;
  number: number;
  formVersion: FormVersion;
  answers: AnswersByPart | string;
  sealed: string;
  submittedAt: Date;
}

export interface DossierDifference {
  from: number;
  to: number;
  fields: FieldDifference[];
}

const LINK_OF = `(SELECT MAX(l.expires_at) FROM nominee_link l WHERE l.invitation_id = i.id)`;

/** Reads dossiers: an overseas office its working copy, a domestic office what was handed in. */
@Injectable()
export class DossierQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly parts: DossierParts,
    private readonly sealedFields: SealedFields,
  ) {}

  async working(scope: NominationScope, nominationId: string): Promise<WorkingDossier> {
    const nomination = await this.nomination(scope, nominationId);
    const form = formOfRun(nomination);
    const parts = await this.parts.all((sql, values) => this.dataSource.query(sql, values), nominationId);
    const held = heldAnswers(nomination);
    const missing = form ? missingIn(form, allAnswers(parts, held), this.clock.today()) : [];
    return {
      nominationId,
      programmeType: nomination.programmeType,
      formVersion: nomination.formVersion,
      editable: nomination.state === 'DRAFT' || nomination.state === 'RETURNED',
      parts: form
        ? partViews(form, (name) => {
            const part = parts.find((one) => one.part === name);
            if (name !== 'PART_B') return part;
            const facts = part ?? { version: 0, writtenBy: null, changedAt: null, answers: {}, sealed: {} };
            return { ...facts, answers: { ...facts.answers, ...held } };
          })
        : [],
      missing: [...missingFacts(nomination), ...missing],
      requests: await this.requests(nominationId),
      invitation: await this.invitation(nominationId),
    };
  }

  /** One version as it was handed in, the last one unless a number is given. Throws DOSSIER.NO_FORM. */
  async submitted(scope: NominationScope, nominationId: string, number?: number): Promise<SubmittedDossier> {
    const { programmeType } = await this.nomination(scope, nominationId);
    const versions = await this.versions(nominationId);
    if (versions.length === 0) noForm();
    const version = number ? versions.find((one) => one.number === number) : versions.at(-1);
    if (!version) throw notFound();
    const { answers, sealed } = await this.opened(version.id);
    return {
      nominationId,
      programmeType,
      formVersion: version.formVersion,
      number: version.number,
      submittedAt: version.submittedAt,
      parts: partViews(formOf(programmeType, version.formVersion), (part) => ({
        version: version.number,
        writtenBy: null,
        changedAt: version.submittedAt,
        answers: answers[part] ?? {},
        sealed: sealed[part] ?? {},
      })),
      versions: versions.map((one) => ({ number: one.number, submittedAt: one.submittedAt })),
      requests: await this.requests(nominationId),
    };
  }

  /** What changed between two versions, field by field; by default between the last two. */
  async difference(
    scope: NominationScope,
    nominationId: string,
    wanted: { from?: number; to?: number },
  ): Promise<DossierDifference> {
    const { programmeType } = await this.nomination(scope, nominationId);
    const versions = await this.versions(nominationId);
    if (versions.length === 0) noForm();
    const to = wanted.to ? versions.find((one) => one.number === wanted.to) : versions.at(-1);
    const from = versions.find((one) => one.number === (wanted.from ?? (to?.number ?? 0) - 1));
    if (!to || (!from && wanted.from)) throw notFound();
    if (!from) return { from: 0, to: to.number, fields: [] };
    const [before, after] = [await this.opened(from.id), await this.opened(to.id)];
    const form = formOf(programmeType, to.formVersion);
    return { from: from.number, to: to.number, fields: differenceBetween(form, before, after) };
  }

  private async nomination(scope: NominationScope, id: string): Promise<NominationRow> {
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<NominationRow[]>(
      `SELECT n.state, r.programme_type programmeType, r.form_version formVersion, ${HELD_COLUMNS}
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id
       WHERE n.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!row) throw notFound();
    return row;
  }

  private versions(
    nominationId: string,
  ): Promise<Pick<VersionRow, 'id' | 'number' | 'formVersion' | 'submittedAt'>[]> {
    return this.dataSource.query(
      `SELECT v.id, v.number, v.form_version formVersion, v.submitted_at submittedAt FROM dossier_version v
       WHERE v.nomination_id = ? ORDER BY v.number`,
      [nominationId],
    );
  }

  private async opened(id: string): Promise<{ answers: AnswersByPart; sealed: AnswersByPart }> {
    const [row] = await this.dataSource.query<Pick<VersionRow, 'answers' | 'sealed'>[]>(
      'SELECT v.answers, v.sealed FROM dossier_version v WHERE v.id = ?',
      [id],
    );
    if (!row) throw notFound();
    const place = { table: 'dossier_version', column: 'sealed', id };
    return {
      answers: read<AnswersByPart>(row.answers),
      sealed: JSON.parse(this.sealedFields.open(place, row.sealed)) as AnswersByPart,
    };
  }

  /** The newest first. The caller has looked whether the nomination is in its reader's scope. */
  async requests(nominationId: string): Promise<RequestView[]> {
    const rows = await this.dataSource.query<(RequestView & { items: AskedItem[] | string })[]>(
      `SELECT q.id, q.asked_at askedAt, t.reason, q.items FROM information_request q JOIN nomination_step t ON t.id = q.step_id
       WHERE q.nomination_id = ? ORDER BY q.id DESC`,
      [nominationId],
    );
    return rows.map((row) => ({ ...row, items: read<AskedItem[]>(row.items) }));
  }

  private async invitation(nominationId: string): Promise<InvitationView | null> {
    const [row] = await this.dataSource.query<Omit<InvitationView, 'state'>[]>(
      `SELECT i.id, i.invited_at invitedAt, i.opened_at openedAt, i.handed_over_at handedOverAt, i.revoked_at revokedAt, ${LINK_OF} expiresAt
       FROM nominee_invitation i WHERE i.nomination_id = ? ORDER BY i.id DESC LIMIT 1`,
      [nominationId],
    );
    return row ? { ...row, state: invitationState(row, this.clock.now()) } : null;
  }
}

function invitationState(row: Omit<InvitationView, 'state'>, now: Date): InvitationView['state'] {
  if (row.handedOverAt) return 'HANDED_OVER';
  if (row.revokedAt) return 'REVOKED';
  if (row.expiresAt === null) return 'WAITING';
  if (row.expiresAt <= now) return 'EXPIRED';
  return row.openedAt ? 'OPENED' : 'SENT';
}

/** A JSON column, which the driver reads where the server names the format. */
function read<T>(value: T | string): T {
  return typeof value === 'string' ? (JSON.parse(value) as T) : value;
}
