import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, invalid, newId, notFound, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { Allotment } from './allotment.entity.js';
import { factsFaults } from './course-run-facts.js';
import { CourseRun } from './course-run.entity.js';
import { changedMeanwhile } from './courses.service.js';
import { ALLOTMENT_KNOWN } from './allotment-visibility.js';
import { countriesServedBy } from './channels.js';

export interface AllotmentFacts {
  slots: number;
  jicaDeadline: string;
  nationalDeadline?: string | null;
}

@Injectable()
export class AllotmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives a country its slots and deadlines in a run, or changes them. Made directly, it needs no release: on a published
   * run the office knows it at once, on a draft with the publication. One that awaits the release goes on awaiting it, and
   * keeps its slots. Throws ALLOTMENT.SLOTS_BELOW_ACCEPTED, ALLOTMENT.DECIDED, ALLOTMENT.INVALID.
   */
  async allot(
    courseRunId: string,
    countryCode: string,
    facts: AllotmentFacts,
    actor: Actor,
  ): Promise<Allotment> {
    return this.transactions.run(async (tx) => {
      const run = await tx.manager.findOne(CourseRun, {
        where: { id: courseRunId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!run) throw notFound();
      if (run.state === 'CANCELLED' || run.state === 'RECORDED') {
        throw new DomainError(
          'CONFLICT',
          'COURSE_RUN.CLOSED',
          'Slots are allotted in drafts and published course runs only.',
        );
      }
      checkDeadlines(facts, run);
      const before = await this.find(tx, courseRunId, countryCode);
      if (before && facts.slots < before.placesTaken) throw slotsTaken(before.placesTaken);
      if (before?.visibility === 'AWAITS_RELEASE' && facts.slots !== before.slots)
        throw decided(before.slots);
      try {
        if (before)
          await tx.manager.update(Allotment, { id: before.id }, { ...facts, version: before.version + 1 });
        else await tx.manager.insert(Allotment, { ...facts, id: newId(), courseRunId, countryCode });
      } catch (error) {
        throw factsFaults(error) ?? error;
      }
      const details = { countryCode, slots: facts.slots, jicaDeadline: facts.jicaDeadline };
      await this.audit.record(tx, {
        action: 'allot',
        subjectType: 'course-run',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details,
      });
      return (await this.find(tx, courseRunId, countryCode))!;
    });
  }

  /** The government's own, earlier deadline. Throws ALLOTMENT.INVALID, ALLOTMENT.CHANGED_MEANWHILE. */
  setNationalDeadline(
    courseRunId: string,
    countryCode: string,
    nationalDeadline: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<Allotment> {
    return this.transactions.run(async (tx) => {
      const served = await countriesServedBy(tx, actor);
      const allotment = served.includes(countryCode) ? await this.find(tx, courseRunId, countryCode) : null;
      if (!allotment || !(await this.isKnown(tx, allotment.id))) throw notFound();
      if (allotment.version !== ifVersion) throw changedMeanwhile('ALLOTMENT', allotment.version);
      checkDeadlines({ jicaDeadline: allotment.jicaDeadline, nationalDeadline });
      await tx.manager.update(Allotment, { id: allotment.id }, { nationalDeadline, version: ifVersion + 1 });
      const details = { countryCode, nationalDeadline };
      await this.audit.record(tx, {
        action: 'set-national-deadline',
        subjectType: 'course-run',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details,
      });
      return { ...allotment, nationalDeadline, version: ifVersion + 1 };
    });
  }

  /** To its office, what is not released or published yet is not there. */
  private async isKnown(tx: Transaction, id: string): Promise<boolean> {
    const sql = `SELECT a.id FROM allotment a JOIN course_run r ON r.id = a.course_run_id WHERE a.id = ? AND ${ALLOTMENT_KNOWN('a', 'r')}`;
    return (await tx.row(sql, [id])) !== undefined;
  }

  private find(tx: Transaction, courseRunId: string, countryCode: string): Promise<Allotment | null> {
    return tx.manager.findOne(Allotment, {
      where: { courseRunId, countryCode },
      lock: { mode: 'pessimistic_write' },
    });
  }
}

/** Throws ALLOTMENT.INVALID. */
export function checkDeadlines(facts: Omit<AllotmentFacts, 'slots'>, run?: CourseRun): void {
  const { jicaDeadline, nationalDeadline } = facts;
  if (nationalDeadline && nationalDeadline > jicaDeadline) {
    const message = `The national deadline must not be after the JICA deadline, ${jicaDeadline}.`;
    throw invalid('ALLOTMENT.INVALID', [{ field: 'nationalDeadline', message }]);
  }
  if (run?.startsOn && jicaDeadline >= run.startsOn) {
    throw invalid('ALLOTMENT.INVALID', [
      {
        field: 'jicaDeadline',
        message: `The JICA deadline must be before the run starts on ${run.startsOn}.`,
      },
    ]);
  }
}

/** A number that was decided on a proposal is changed there, where a deviation keeps its reason. */
function decided(slots: number): DomainError {
  const sentence = `${slots} slots were decided on a proposal and are not released yet: decide on the proposal again.`;
  return new DomainError('CONFLICT', 'ALLOTMENT.DECIDED', sentence, {
    fields: [{ field: 'slots', message: sentence }],
  });
}

function slotsTaken(taken: number): DomainError {
  const sentence = `${taken} people of this country are accepted already: its slots cannot be fewer than that.`;
  return new DomainError('CONFLICT', 'ALLOTMENT.SLOTS_BELOW_ACCEPTED', sentence, {
    fields: [{ field: 'slots', message: sentence }],
  });
}
