import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Files, type NewFile, Outbox, Transactions, Typesetter } from '#platform';
import type { PlanState } from '../plan/plan-state.js';
import { PlanQueries } from '../plan/plan.queries.js';
import { modelOf } from '../planner/model.js';
import { reasonsOf } from '../planner/reasons.js';
import { columnsOf } from '../planner/replan.js';
import { withPlacements, wordsOf } from '../proposal/plan-year-words.js';
import type { PlanPaper } from './plan-document.entity.js';
import { type PlanSheet, planSheetOf } from './plan-sheet.js';
import { planWorkbook } from './plan-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEMPLATE = join(import.meta.dirname, 'plan-document.typ');
const CONSUMER = 'plan-documents';

/** Turns a plan in words into a file. */
@Injectable()
export class PlanPapers {
  constructor(
    private readonly files: Files,
    private readonly typesetter: Typesetter,
  ) {}

  async print(sheet: PlanSheet, paper: PlanPaper, name: string): Promise<NewFile> {
    return paper === 'XLSX'
      ? this.files.put({ name: `${name}.xlsx`, mediaType: XLSX, bytes: await planWorkbook(sheet) })
      : this.files.put({
          name: `${name}.pdf`,
          mediaType: 'application/pdf',
          bytes: await this.typesetter.pdf(TEMPLATE, sheet),
        });
  }

  record: Files['record'] = (tx, file) => this.files.record(tx, file);
  forget = (id: string): Promise<void> => this.files.removeBytes(id);
}

/** Makes the file of a document. A job: safe to repeat, and quiet when the file is made. */
@Injectable()
export class PlanDocumentMaker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly plans: PlanQueries,
    private readonly papers: PlanPapers,
    private readonly outbox: Outbox,
  ) {}

  async make(documentId: string, eventId: string): Promise<void> {
    const [document] = await this.dataSource.query<
      { planId: string; planVersion: number; paper: PlanPaper; askedAt: Date }[]
    >(
      `SELECT plan_id planId, plan_version planVersion, paper, asked_at askedAt FROM plan_document
       WHERE id = ? AND state = 'WAITING'`,
      [documentId],
    );
    if (!document) return;
    // The plan as it stood when it was asked for, whatever was done to it since.
    const state = await this.plans.state(document.planId, document.planVersion);
    const gap = await this.plans.gapAtBeginning(document.planId, document.planVersion);
    const sheet = planSheetOf(state, { reasons: reasonsOfUnplaced(state), gap, askedAt: document.askedAt });
    const { fiscalYear, number } = state.plan;
    const file = await this.papers.print(sheet, document.paper, `Plan FY${fiscalYear} version ${number}`);
    const kept = await this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, CONSUMER))) return false;
      await this.papers.record(tx, file);
      await tx.write("UPDATE plan_document SET state = 'READY', file_id = ? WHERE id = ?", [
        file.id,
        documentId,
      ]);
      return true;
    });
    // The same job ran twice at once, and the other one was first.
    if (!kept) await this.papers.forget(file.id);
  }
}

/** Why each run without a place has none, with every other run where the plan has it, by hand or not. */
function reasonsOfUnplaced({ year, placements }: PlanState): ReadonlyMap<string, string> {
  const model = modelOf({ ...withPlacements(year, placements, 'ALL'), pins: [] });
  const choice = columnsOf(model, (run) => placements.get(run));
  const reasons = reasonsOf(model, choice, {
    words: wordsOf(year),
    terms: (run, placement) => year.terms(run, placement),
  });
  return new Map(
    reasons.flatMap(({ run, placement, sentence }) => (placement === null ? [[run, sentence]] : [])),
  );
}
