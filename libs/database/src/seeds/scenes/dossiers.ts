import {
  DossierPart,
  DossierVersion,
  formOf,
  type FormPartName,
  heldAnswers,
  InformationRequest,
  type Nomination,
  NominationImport,
  NominationOrigin,
  naturalKey,
  type Person,
  readItems,
  referenceNumber,
  SubmissionBatch,
  SubmissionBatchItem,
} from '#applications';
import { type SealedFields, tokyoDate } from '#platform';
import { demonstrationPerson } from '../accounts.js';
import type { Holding } from '../holding.js';
import { completeAnswers, type DossierAnswers, halfOfAnswers } from './dossier-answers.js';
import { onForm, type Stage } from './scene.js';

const WORK = { organisation: 'Ministry of Water, Sanitation and Irrigation', post: 'Assistant Director' };
const RETURNED_BECAUSE = 'Two things are missing before the application can be read by the host partner.';

/** An open call with the whole form: a draft half filled in, one handed in, one that came back with a list of what is asked. */
export function dossierScene(stage: Stage, sealed: SealedFields): { batchId: string } {
  return new DossierScene(stage, sealed).told();
}

class DossierScene {
  private readonly holding: Holding;
  private readonly office = demonstrationPerson('kenya@kccp.example');
  private readonly importId: string;

  constructor(
    private readonly stage: Stage,
    private readonly sealed: SealedFields,
  ) {
    this.holding = stage.hold({
      ...{ number: 1, deadline: 13, starts: 96, slots: { KE: 4, MW: 1 }, theme: 'WATER_AND_DISASTER' },
      ...{ titleEn: 'Water Supply with Small Losses', titleJa: '漏水の少ない水道' },
    });
    onForm(this.holding.run);
    this.importId = stage.random.id(stage.at(-16, 9));
  }

  told(): { batchId: string } {
    const half = this.drafted(1);
    this.write(half.nomination, halfOfAnswers(this.passport(half.person, 1), this.on(-9)), 'NOMINEE', -9);
    const [complete, returned] = [this.drafted(2), this.drafted(3)];
    const handedIn = this.stage.at(-6, 15);
    for (const [place, each] of [complete, returned].entries()) {
      const answers = completeAnswers(each.person, this.passport(each.person, place + 2), this.on(-8));
      this.write(each.nomination, answers, 'OVERSEAS_OFFICE', -8);
      this.stage.move(this.holding, each.nomination, 'submit', handedIn);
      this.freeze(each, answers, handedIn);
    }
    this.imported([half, complete, returned].map(({ nomination, person }) => [nomination, person]));
    this.giveBack(returned.nomination);
    return { batchId: this.batch([complete.nomination, returned.nomination], handedIn) };
  }

  private on(fromToday: number) {
    return tokyoDate(this.stage.at(fromToday, 12));
  }

  private drafted(number: number): { nomination: Nomination; person: Person } {
    const organisation = `${WORK.organisation}, Region ${number}`;
    return this.stage.draft(this.holding, 'KE', { ...WORK, organisation }, this.stage.at(-15, 10));
  }

  private passport(person: Person, number: number): string {
    const passportNumber = `ZZ00000${number}`;
    person.passportFingerprint = this.sealed.fingerprint('passport', passportNumber);
    return passportNumber;
  }

  private write(
    { id: nominationId }: Nomination,
    dossier: DossierAnswers,
    writtenBy: DossierPart['writtenBy'],
    fromToday: number,
  ): void {
    const changedAt = this.stage.at(fromToday, 16);
    const parts = Object.entries(dossier) as [FormPartName, { answers: object; sealed: object }][];
    const rows = parts.map(([part, { answers, sealed }]): DossierPart => {
      const id = this.stage.random.id(changedAt);
      const place = { table: 'dossier_part', column: 'sealed', id };
      const isSealed = Object.keys(sealed).length > 0;
      return {
        ...{ id, nominationId, part, answers: JSON.stringify(answers), writtenBy, nomineeInvitationId: null },
        sealed: isSealed ? this.sealed.seal(place, JSON.stringify(sealed)) : null,
        lastChange: this.sealed.fingerprint('dossier-change', id),
        ...{ changedAt, version: 1 },
      };
    });
    this.stage.add(DossierPart, rows);
  }

  private freeze(
    { nomination, person }: { nomination: Nomination; person: Person },
    dossier: DossierAnswers,
    submittedAt: Date,
  ): void {
    const id = this.stage.random.id(submittedAt);
    const parts = Object.entries(dossier);
    const { nameEn } = this.stage.countries.find(({ code }) => code === nomination.countryCode)!;
    const { organisation, post } = nomination;
    const held = heldAnswers({ ...person, nationality: nameEn, organisation, post });
    const answers = Object.fromEntries(
      parts.map(([part, each]) => [part, { ...each.answers, ...(part === 'PART_B' ? held : {}) }]),
    );
    const sealed = Object.fromEntries(parts.map(([part, each]) => [part, each.sealed]));
    const place = { table: 'dossier_version', column: 'sealed', id };
    const version = { number: 1, formVersion: 'V2', answers: JSON.stringify(answers) } as const;
    const sealedText = this.sealed.seal(place, JSON.stringify(sealed));
    this.stage.add(DossierVersion, [
      { id, nominationId: nomination.id, ...version, sealed: sealedText, submittedAt },
    ]);
  }

  private giveBack(nomination: Nomination): void {
    const askedAt = this.stage.at(-3, 11);
    this.stage.move(this.holding, nomination, 'return', askedAt, RETURNED_BECAUSE);
    const items = readItems(formOf('GROUP_REGION_FOCUS', 'V2'), [
      {
        part: 'PART_A',
        field: 'support',
        text: 'How does the organisation support the plan after the return?',
      },
      { part: 'PART_B', section: 'career', text: 'The years before the present employer are missing.' },
    ]);
    this.stage.add(InformationRequest, [
      {
        ...{ id: this.stage.random.id(askedAt), nominationId: nomination.id, askedAt },
        ...{ stepId: this.stage.lastStepOf(nomination), items: JSON.stringify(items) },
      },
    ]);
  }

  private batch(nominations: Nomination[], submittedAt: Date): string {
    const { run, allotments } = this.holding;
    const id = this.stage.random.id(submittedAt);
    this.stage.add(SubmissionBatch, [
      {
        ...{
          id,
          number: referenceNumber(id, run.fiscalYear, 'RCPT'),
          courseRunId: run.id,
          countryCode: 'KE',
        },
        ...{ nominations: nominations.length, jicaDeadline: allotments.get('KE')!.jicaDeadline },
        ...{ submittedBy: this.office.accountId, submittedAt, receiptFileId: null },
      },
    ]);
    const items = nominations.map((nomination, position) => {
      return { id: this.stage.random.id(submittedAt), batchId: id, nominationId: nomination.id, position };
    });
    this.stage.add(SubmissionBatchItem, items);
    return id;
  }

  /** All came from one file; its rows are cleared since it was confirmed. */
  private imported(people: [Nomination, Person][]): void {
    const counts = { knownRows: 0, repeatedRows: 0, faultyRows: 0, attempt: 1, leaseUntil: null };
    const row = {
      ...{
        id: this.importId,
        overseasOfficeCode: 'KE',
        uploadedBy: this.office.accountId,
        countryCode: 'KE',
      },
      ...{
        courseRunId: this.holding.run.id,
        fileName: 'nominations-water.xlsx',
        fileId: null,
        errorsFileId: null,
      },
      ...{
        encodingSaid: null,
        readAs: 'an Excel workbook',
        state: 'CONFIRMED',
        refusalCode: null,
        refusal: null,
      },
      ...{ rowsRead: people.length, rowsEstimated: people.length, newRows: people.length, ...counts },
      ...{
        createdAt: this.stage.at(-16, 9),
        checkedAt: this.stage.at(-16, 11),
        endedAt: this.stage.at(-15, 10),
      },
    };
    this.stage.add(NominationImport, [Object.assign(new NominationImport(), row)]);
    const origins = people.map(([{ id: nominationId }, { familyName, givenNames, birthDate }], index) => ({
      ...{ nominationId, importId: this.importId, rowNumber: index + 2 },
      naturalKey: naturalKey(familyName, givenNames, birthDate),
    }));
    this.stage.add(NominationOrigin, origins);
  }
}
