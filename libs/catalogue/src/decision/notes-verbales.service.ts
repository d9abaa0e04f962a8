import { Injectable } from '@nestjs/common';
import { AuditTrail, invalid, isDuplicateKey, newId, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { factsFaults } from '../course-run-facts.js';
import { changedMeanwhile } from '../courses.service.js';
import { windowIn } from '../programme-calendar/calendar-rows.js';
import { NoteVerbale } from './decision.entity.js';

export interface NoteVerbaleFacts {
  reference: string;
  exchangedOn: string;
  remarks: string | null;
}

/** The reference and date of the notes verbales by which the programme of a year is agreed with each government. */
@Injectable()
export class NotesVerbalesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Version 0 is that of a note which is not on record yet. Throws NOTE_VERBALE.CHANGED_MEANWHILE, NOTE_VERBALE.INVALID. */
  put(
    calendarId: string,
    countryCode: string,
    facts: NoteVerbaleFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    const newNoteId = newId();
    return this.transactions.run(async (tx) => {
      const { fiscalYear, today } = await windowIn(tx, calendarId, 'REQUEST_SURVEY');
      const before = await tx.manager.findOne(NoteVerbale, {
        where: { fiscalYear, countryCode },
        lock: { mode: 'pessimistic_write' },
      });
      if ((before?.version ?? 0) !== ifVersion) throw changedMeanwhile('NOTE_VERBALE', before?.version ?? 0);
      if (facts.exchangedOn > today) {
        const message = `exchangedOn must not be after today, ${today}: a note is recorded when it has been exchanged.`;
        throw invalid('NOTE_VERBALE.INVALID', [{ field: 'exchangedOn', message }]);
      }
      const note = { ...facts, fiscalYear, countryCode, version: ifVersion + 1 };
      const id = before?.id ?? newNoteId;
      if (before) await tx.manager.update(NoteVerbale, { id }, note);
      else await this.insert(tx, { ...note, id });
      await this.audit.record(tx, {
        action: 'put',
        subjectType: 'note-verbale',
        subjectId: id,
        actorId: actor.accountId,
        details: { countryCode, fiscalYear, exchangedOn: facts.exchangedOn },
      });
      return { id, version: note.version };
    });
  }

  private async insert(tx: Transaction, note: NoteVerbale): Promise<void> {
    try {
      await tx.manager.insert(NoteVerbale, note);
    } catch (error) {
      throw factsFaults(error) ?? (isDuplicateKey(error) ? changedMeanwhile('NOTE_VERBALE', 1) : error);
    }
  }
}
