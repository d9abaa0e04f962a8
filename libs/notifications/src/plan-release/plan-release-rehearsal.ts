import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type PlannedRelease,
  PlanReleasePreviews,
  type PlanReleaseReceipt,
  PlanReleasesService,
  type ReleaseBlock,
  type ReleaseChoices,
  type ReleaseLine,
} from '#allocation';
import { DomainError, Idempotency, isMailbox, type RepeatableRequest, Transactions } from '#platform';
import type { Actor } from '#identity';
import { render } from '../letters/render.js';
import { PlanReleaseLetters, type RehearsedPlanLetter } from './plan-release-letters.js';
import { NominationsIn } from './nominations-in.queries.js';
import type { Reader } from './plan-release-lines.js';

/** A letter as it would be sent. */
export interface PlanLetterLine {
  recipient: Reader['kind'];
  /** Code of the office, id of the host partner or of the account. */
  ref: string;
  name: string | null;
  address: string | null;
  subject: string | null;
  text: string | null;
  /** Why there would be no letter. */
  notSentBecause: 'NO_ADDRESS' | null;
}

export interface PlanReleaseRehearsed extends PlannedRelease {
  /** Of everything that would be done and told: the release is held to it. */
  fingerprint: string;
  letters: PlanLetterLine[];
}

export interface WantedRelease extends ReleaseChoices {
  note: string | null;
}

/** A repeated release is answered as it was the first time: what it would do now is no longer the question. */
@Injectable()
export class RepeatedReleases {
  constructor(
    readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
  ) {}

  before(request: RepeatableRequest): Promise<PlanReleaseReceipt | null> {
    return this.transactions.run((tx) => this.idempotency.before<PlanReleaseReceipt>(tx, request));
  }
}

/** What a release of a plan would do and tell; and the release itself, held to what was seen. */
@Injectable()
export class PlanReleaseRehearsal {
  constructor(
    private readonly previews: PlanReleasePreviews,
    private readonly releases: PlanReleasesService,
    private readonly letters: PlanReleaseLetters,
    private readonly nominations: NominationsIn,
    private readonly once: RepeatedReleases,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, PLAN.NOT_A_DRAFT. */
  async of(planId: string, wanted: WantedRelease): Promise<PlanReleaseRehearsed> {
    const planned = await this.previews.of(planId, wanted);
    const told = {
      ...{
        fiscalYear: planned.plan.fiscalYear,
        planNumber: planned.plan.number,
        planName: planned.plan.name,
      },
      ...{ note: wanted.note, lines: planned.lines.map(asReleased) },
    };
    const letters = (await this.letters.rehearse(told)).map(lineOf);
    const { plan, inForce, lines } = planned;
    const warns = [...planned.warns, ...(await this.peopleWaiting(lines))];
    const standing = { plan: [plan.id, plan.version], inForce: inForce?.id };
    const seen = { ...standing, lines, warns, letters, note: wanted.note };
    const fingerprint = createHash('sha256').update(JSON.stringify(seen)).digest('hex');
    return { ...planned, warns, fingerprint, letters };
  }

  /** Published runs that are moved while nominations for them are in. */
  private async peopleWaiting(lines: PlannedRelease['lines']): Promise<ReleaseBlock[]> {
    const moved = lines.filter(({ changes, published }) => published && changes !== null);
    const waiting = await this.nominations.of(moved.map(({ courseRunId }) => courseRunId));
    return moved.flatMap(({ courseRunId, titleEn, courseNumber }) => {
      const count = waiting.get(courseRunId);
      if (count === undefined) return [];
      const are = count === 1 ? '1 nomination is' : `${count} nominations are`;
      const sentence = `${titleEn}${courseNumber ? ` (${courseNumber})` : ''}: ${are} in, and the people were told other dates. The Modified Version of the General Information tells them.`;
      return [{ rule: 'PUBLISHED_RUN', sentence, runs: [courseRunId] }];
    });
  }

  /**
   * Releases a plan just as it was rehearsed. Throws PLAN_RELEASE.NOT_AS_REHEARSED and what the release itself throws.
   */
  async release(
    planId: string,
    wanted: WantedRelease & { asRehearsed: string; ifVersion: number },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<PlanReleaseReceipt> {
    const before = await this.once.before(request);
    if (before) return before;
    const { asRehearsed, ifVersion, note, ...choices } = wanted;
    const rehearsed = await this.of(planId, { ...choices, note });
    if (rehearsed.plan.version === ifVersion && rehearsed.fingerprint !== asRehearsed) throw notAsRehearsed();
    return this.once.transactions.run((tx) =>
      this.releases.carryOut(tx, rehearsed, { note, ifVersion }, actor, request),
    );
  }
}

/** What is not settled yet is told as being left: such a release is refused. */
function asReleased({ effect, ...line }: PlannedRelease['lines'][number]): ReleaseLine {
  return { ...line, effect: effect === 'APPLIED' ? 'APPLIED' : 'LEFT' };
}

function lineOf({ letter, recipient: { kind, ref }, head }: RehearsedPlanLetter): PlanLetterLine {
  const nobody = { name: null, address: null, subject: null, text: null };
  if (head === 'NO_ADDRESS' || !isMailbox(head.to.address))
    return { recipient: kind, ref, ...nobody, notSentBecause: 'NO_ADDRESS' };
  const { subject, text } = render(letter, 'en', head.words);
  return { recipient: kind, ref, ...head.to, subject, text, notSentBecause: null };
}

function notAsRehearsed(): DomainError {
  return new DomainError(
    'STALE',
    'PLAN_RELEASE.NOT_AS_REHEARSED',
    'Course runs, nominations, warnings, addresses or the plan in force have changed since the preview, and nothing was released. Look at the preview again, then release.',
  );
}
