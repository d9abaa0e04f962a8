import { ApiProperty } from '@nestjs/swagger';
import {
  type ChangedItem,
  type ChangedPart,
  type InformationContent,
  type InformationDraft,
  type InformationReceipt,
  type IssuedInformation,
  type IssueReceipt,
  SECTIONS,
  type SectionCode,
  type VersionRow,
} from '#catalogue';
import type { FieldFault } from '#platform';
import { InformationFactsView } from './information-facts.view.js';
import {
  AnnexDto,
  InformationChangesDto,
  InformationModuleDto,
  RequiredDocumentDto,
} from './information.dto.js';

const nullable = (example: unknown) => ({ type: String, nullable: true, example }) as const;

class InformationContentView extends InformationChangesDto implements InformationContent {
  declare background: string | null;
  declare purpose: string | null;
  declare audience: string | null;
  declare approach: string | null;
  declare linkage: string | null;
  declare targetOrganisations: string | null;
  declare objective: string | null;
  declare overallGoal: string | null;
  declare modules: InformationModuleDto[];
  declare preliminaryPhase: string | null;
  declare onlinePhase: string | null;
  declare corePhase: string | null;
  declare finalizationPhase: string | null;
  declare expectations: string | null;
  declare qualificationNotes: string | null;
  declare documents: RequiredDocumentDto[];
  declare procedure: string | null;
  declare conditions: string | null;
  declare travel: string | null;
  declare accommodation: string | null;
  declare expenses: string | null;
  declare preDeparture: string | null;
  declare contact: string | null;
  declare other: string | null;
  declare annexes: AnnexDto[];
}

class ChangedPartView implements ChangedPart {
  @ApiProperty({ enum: ['SAME', 'ADDED', 'REMOVED'], example: 'ADDED' })
  kind: ChangedPart['kind'];

  @ApiProperty({ example: '16' })
  text: string;
}

export class ChangedItemView implements ChangedItem {
  @ApiProperty({ enum: SECTIONS.map(({ code }) => code), example: 'DESCRIPTION' })
  section: SectionCode;

  @ApiProperty({ example: 'courseRun.capacity' })
  field: string;

  @ApiProperty({ example: 'Capacity' })
  titleEn: string;

  @ApiProperty({ example: '定員' })
  titleJa: string;

  @ApiProperty(nullable('14 participants'))
  before: string | null;

  @ApiProperty(nullable('16 participants'))
  after: string | null;

  @ApiProperty({
    type: [ChangedPartView],
    nullable: true,
    description: 'Word by word; null where it came, went, or has too little in common.',
  })
  parts: ChangedPartView[] | null;
}

class MissingView implements FieldFault {
  @ApiProperty({ example: 'objective' })
  field: string;

  @ApiProperty({ example: '«Course objective» is missing: write it.' })
  message: string;
}

export class VersionView implements VersionRow {
  @ApiProperty({ example: 2, description: '1 as first issued; from 2 on it is called «Modified Version 2».' })
  number: number;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T03:00:00.000Z' })
  issuedAt: Date;

  @ApiProperty(nullable('The host partner can take two more participants.'))
  note: string | null;

  @ApiProperty({ example: true })
  pdfReady: boolean;
}

export class InformationDraftView implements InformationDraft {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseRunId: string;

  @ApiProperty({ example: 3, description: 'Also the ETag; 0 while nothing is written.' })
  version: number;

  @ApiProperty({ type: InformationContentView })
  content: InformationContentView;

  @ApiProperty({ type: InformationFactsView, description: 'What the course run says today.' })
  facts: InformationFactsView;

  @ApiProperty({ type: [MissingView], description: 'Empty when it can be issued.' })
  missing: MissingView[];

  @ApiProperty({ type: [VersionView], description: 'What is issued, newest first.' })
  versions: VersionView[];

  @ApiProperty({
    type: [ChangedItemView],
    description: 'What the newest version does not say yet: not empty means that it is out of date.',
  })
  changedSinceIssue: ChangedItemView[];
}

export class IssuedInformationView extends VersionView implements IssuedInformation {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseRunId: string;

  @ApiProperty({ type: InformationContentView })
  content: InformationContentView;

  @ApiProperty({ type: InformationFactsView, description: 'What the course run said on the day of issue.' })
  facts: InformationFactsView;

  @ApiProperty({ type: [ChangedItemView], description: 'Against the version before.' })
  difference: ChangedItemView[];
}

export class InformationReceiptView implements InformationReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseRunId: string;

  @ApiProperty({ example: 4, description: 'Also the ETag.' })
  version: number;
}

export class IssueReceiptView extends InformationReceiptView implements IssueReceipt {
  @ApiProperty({ example: 2, description: 'Number of the issued version.' })
  number: number;
}
