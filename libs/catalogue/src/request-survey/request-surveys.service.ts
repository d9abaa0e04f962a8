import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  invalid,
  newId,
  notFound,
  Outbox,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { countriesServedBy } from '../channels.js';
import { changedMeanwhile } from '../courses.service.js';
import { type CalendarWindow, notOpen, windowIn } from '../programme-calendar/calendar-rows.js';
import { surveyReopened } from './request-survey.events.js';
import type { ReturnState, SurveyStep } from './request-survey.entity.js';
import {
  changesBetween,
  draftFaults,
  handInFaults,
  type RequestChange,
  type RequestFacts,
} from './survey-requests.js';
import { requestsOf, surveyedCourses } from './survey-rows.js';

export interface ReturnReceipt {
  countryCode: string;
  state: ReturnState;
  version: number;
}

interface LockedReturn extends ReturnReceipt {
  id: string;
  calendarId: string;
  reopenedUntil: string | null;
}

/** The request survey: overseas offices say for their countries which courses are wanted, how many seats, how much. */
@Injectable()
export class RequestSurveysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Saves what a country wants so far; it replaces what was saved before. Throws SURVEY.NOT_OPEN, SURVEY.HANDED_IN, SURVEY.INVALID, SURVEY.CHANGED_MEANWHILE. */
  saveDraft(
    calendarId: string,
    countryCode: string,
    requests: RequestFacts[],
    actor: Actor,
    ifVersion: number,
  ): Promise<ReturnReceipt> {
    return this.transactions.run(async (tx) => {
      const { ofCountry, window } = await this.openReturn(tx, calendarId, countryCode, actor, ifVersion);
      const surveyed = await surveyedCourses(
        tx,
        window.fiscalYear,
        requests.map(({ courseId }) => courseId),
      );
      const faults = draftFaults(requests, surveyed);
      if (faults.length > 0) throw invalid('SURVEY.INVALID', faults);
      const changes = changesBetween(await requestsOf(tx, calendarId, countryCode), requests);
      await tx.write('DELETE FROM survey_request WHERE calendar_id = ? AND country_code = ?', [
        calendarId,
        countryCode,
      ]);
      await tx.insertAll(
        'survey_request',
        requests.map((one) => rowOf(calendarId, countryCode, one)),
      );
      return this.step(tx, ofCountry, actor, { act: 'SAVE', state: 'DRAFT', changes });
    });
  }

  /** Hands in what was saved; from then on headquarters counts it. Throws SURVEY.NOT_OPEN, SURVEY.HANDED_IN, SURVEY.NOT_READY, SURVEY.CHANGED_MEANWHILE. */
  handIn(calendarId: string, countryCode: string, actor: Actor, ifVersion: number): Promise<ReturnReceipt> {
    return this.transactions.run(async (tx) => {
      const { ofCountry } = await this.openReturn(tx, calendarId, countryCode, actor, ifVersion);
      const faults = handInFaults(await requestsOf(tx, calendarId, countryCode));
      if (faults.length > 0) throw invalid('SURVEY.NOT_READY', faults);
      return this.step(tx, ofCountry, actor, { act: 'HAND_IN', state: 'HANDED_IN', changes: [] });
    });
  }

  /** Opens one country again until a new last day; its office is told why. Throws SURVEY.INVALID, SURVEY.CHANGED_MEANWHILE. */
  reopen(
    calendarId: string,
    countryCode: string,
    { reason, lastDay }: { reason: string; lastDay: string },
    actor: Actor,
    ifVersion: number,
  ): Promise<ReturnReceipt> {
    return this.transactions.run(async (tx) => {
      const window = await windowIn(tx, calendarId, 'REQUEST_SURVEY');
      if (!(await tx.row('SELECT code FROM country WHERE code = ?', [countryCode]))) throw notFound();
      const ofCountry = await this.lock(tx, calendarId, countryCode, ifVersion);
      if (lastDay < window.today) {
        const message = `lastDay must not be before today, ${window.today}.`;
        throw invalid('SURVEY.INVALID', [{ field: 'lastDay', message }]);
      }
      await tx.write('UPDATE survey_return SET reopened_until = ?, reopened_because = ? WHERE id = ?', [
        lastDay,
        reason,
        ofCountry.id,
      ]);
      await this.outbox.record(tx, surveyReopened(ofCountry.id, countryCode), actor.accountId);
      return this.step(tx, ofCountry, actor, { act: 'REOPEN', state: 'DRAFT', changes: [], reason });
    });
  }

  /** The return of a served country, locked, while the country may still write in it. */
  private async openReturn(
    tx: Transaction,
    calendarId: string,
    countryCode: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ ofCountry: LockedReturn; window: CalendarWindow }> {
    if (!(await countriesServedBy(tx, actor)).includes(countryCode)) throw notFound();
    const window = await windowIn(tx, calendarId, 'REQUEST_SURVEY');
    const ofCountry = await this.lock(tx, calendarId, countryCode, ifVersion);
    const reopened = ofCountry.reopenedUntil !== null && window.today <= ofCountry.reopenedUntil;
    if (!window.open && !reopened) throw notOpen('SURVEY.NOT_OPEN', 'The request survey', window);
    if (ofCountry.state === 'HANDED_IN') throw handedIn(countryCode);
    return { ofCountry, window };
  }

  /** Makes the row on the first touch, so that two who begin at once take turns on it. */
  private async lock(
    tx: Transaction,
    calendarId: string,
    countryCode: string,
    ifVersion: number,
  ): Promise<LockedReturn> {
    await tx.write(
      'INSERT INTO survey_return (id, calendar_id, country_code) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE id = id',
      [newId(), calendarId, countryCode],
    );
    const found = await tx.row<LockedReturn>(
      `SELECT id, calendar_id calendarId, country_code countryCode, state, reopened_until reopenedUntil, version
       FROM survey_return WHERE calendar_id = ? AND country_code = ? FOR UPDATE`,
      [calendarId, countryCode],
    );
    if (found!.version !== ifVersion) throw changedMeanwhile('SURVEY', found!.version);
    return found!;
  }

  private async step(
    tx: Transaction,
    { id, calendarId, countryCode, version }: LockedReturn,
    actor: Actor,
    made: { act: SurveyStep['act']; state: ReturnState; changes: RequestChange[]; reason?: string },
  ): Promise<ReturnReceipt> {
    const handedInAt = made.state === 'HANDED_IN' ? tx.at : null;
    await tx.write(
      'UPDATE survey_return SET state = ?, handed_in_at = ?, version = version + 1 WHERE id = ?',
      [made.state, handedInAt, id],
    );
    await tx.insert('survey_step', {
      id: newId(),
      return_id: id,
      act: made.act,
      made_by: actor.accountId,
      made_at: tx.at,
      reason: made.reason ?? null,
      changes: JSON.stringify(made.changes),
    });
    await this.audit.record(tx, {
      action: made.act.toLowerCase().replace('_', '-'),
      subjectType: 'survey-return',
      subjectId: id,
      actorId: actor.accountId,
      details: { calendarId, countryCode, courses: made.changes.map(({ courseId }) => courseId) },
    });
    return { countryCode, state: made.state, version: version + 1 };
  }
}

function rowOf(calendarId: string, countryCode: string, request: RequestFacts): Record<string, unknown> {
  return {
    id: newId(),
    calendar_id: calendarId,
    course_id: request.courseId,
    country_code: countryCode,
    seats_min: request.seatsMin,
    seats_max: request.seatsMax,
    priority: request.priority,
    reason: request.reason,
    remarks: request.remarks,
  };
}

function handedIn(countryCode: string): DomainError {
  const sentence = `The return of ${countryCode} has been handed in. Ask headquarters to open it again if something must change.`;
  return new DomainError('CONFLICT', 'SURVEY.HANDED_IN', sentence);
}
