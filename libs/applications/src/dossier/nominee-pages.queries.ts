import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type FieldFault, notFound } from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import type { NominationState } from '../nomination-states.js';
import { type AnswersByPart, missingIn } from './completeness.js';
import { allAnswers, DossierParts } from './dossier-parts.service.js';
import { formOfRun } from './dossier-refusals.js';
import { DossierQueries } from './dossier.queries.js';
import type { FormPart } from './form/form-field.js';
import { HELD_COLUMNS, heldAnswers, type HeldFacts } from './held-answers.js';
import type { AskedItem } from './information-request.js';
import type { NomineeAtWork } from './nominee-links.service.js';

/** The nominee's own parts, with everything that they (or the office for them) have written. */
export interface NomineePage {
  familyName: string;
  givenNames: string;
  titleEn: string;
  courseNumber: string | null;
  /** False when the nomination has been handed in meanwhile. */
  editable: boolean;
  parts: readonly FormPart[];
  versions: Record<string, number>;
  answers: AnswersByPart;
  missing: FieldFault[];
  /** What the domestic office asked for when it returned the nomination last. */
  asked: AskedItem[];
}

interface Row extends HeldFacts {
  state: NominationState;
  programmeType: LeafType;
  formVersion: FormVersion | null;
  titleEn: string;
  courseNumber: string | null;
}

@Injectable()
export class NomineePages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly parts: DossierParts,
    private readonly dossiers: DossierQueries,
  ) {}

  async of({ nominationId }: NomineeAtWork): Promise<NomineePage> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT n.state, r.programme_type programmeType, r.form_version formVersion, r.title_en titleEn, r.course_number courseNumber, ${HELD_COLUMNS}
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id WHERE n.id = ?`,
      [nominationId],
    );
    const form = row && formOfRun(row);
    if (!form) throw notFound();
    const written = await this.parts.all((sql, values) => this.dataSource.query(sql, values), nominationId);
    const answers = allAnswers(written, heldAnswers(row));
    const parts = form.parts.filter((part) => part.byNominee);
    const mine = new Set<string>(parts.map(({ name }) => name));
    const [latest] = row.state === 'RETURNED' ? await this.dossiers.requests(nominationId) : [];
    return {
      familyName: row.familyName,
      givenNames: row.givenNames,
      titleEn: row.titleEn,
      courseNumber: row.courseNumber,
      editable: row.state === 'DRAFT' || row.state === 'RETURNED',
      parts,
      versions: Object.fromEntries(written.map(({ part, version }) => [part, version])),
      answers: Object.fromEntries(Object.entries(answers).filter(([part]) => mine.has(part))),
      missing: missingIn({ parts }, answers, this.clock.today()),
      asked: latest?.items.filter(({ part }) => mine.has(part)) ?? [],
    };
  }
}
