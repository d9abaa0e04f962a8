import { ApiProperty } from '@nestjs/swagger';
import {
  FIELD_KINDS,
  FORM_PARTS,
  type FormPartName,
  INVITATION_STATES,
  type SealedAnswer,
  type SubmittedDossier,
  type WorkingDossier,
} from '#applications';
import { FORM_VERSIONS, type FormVersion, LEAF_TYPES, type LeafType } from '#catalogue';

type PartOf = WorkingDossier['parts'][number];
type SectionOf = PartOf['sections'][number];
type FieldOf = SectionOf['fields'][number];

class FaultView {
  @ApiProperty({ example: 'PART_B.presentPost.duties', description: 'Part, section and field.' })
  field: string;

  @ApiProperty({ example: 'Part B: the nominee, Present post: «Present duties» is missing.' })
  message: string;
}

class FieldView implements FieldOf {
  @ApiProperty({ example: 'duties' })
  field: string;

  @ApiProperty({ example: 'Present duties' })
  label: string;

  @ApiProperty({ enum: FIELD_KINDS, example: 'LONG_TEXT' })
  kind: FieldOf['kind'];

  @ApiProperty({ example: true })
  required: boolean;

  @ApiProperty({ example: false, description: 'Shown here, changed in the nomination.' })
  heldByNomination: boolean;

  @ApiProperty({ example: false })
  sealed: boolean;

  @ApiProperty({ example: true })
  filled: boolean;

  @ApiProperty({
    nullable: true,
    description: 'By its kind; null where nothing stands, and for sealed answers.',
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'object' },
      { type: 'array', items: { type: 'object' } },
    ],
    example: 'Operation of the treatment works of Ngethu.',
  })
  answer: FieldOf['answer'];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The end of a sealed number.' })
  masked: string | null;
}

class SectionView implements SectionOf {
  @ApiProperty({ example: 'presentPost' })
  section: string;

  @ApiProperty({ example: 'Present post' })
  label: string;

  @ApiProperty({ example: 7, description: 'Required fields that are filled in …' })
  answered: number;

  @ApiProperty({ example: 8, description: '… of those that are required.' })
  asked: number;

  @ApiProperty({
    type: [FieldView],
    description: 'Empty for the medical history: only its progress is told.',
  })
  fields: FieldView[];
}

class PartView implements PartOf {
  @ApiProperty({ enum: FORM_PARTS, example: 'PART_B' })
  part: FormPartName;

  @ApiProperty({ example: 'Part B: the nominee' })
  label: string;

  @ApiProperty({
    example: 4,
    description: 'For If-Match when the part is changed; 0 while nothing is saved.',
  })
  partVersion: number;

  @ApiProperty({ enum: ['OVERSEAS_OFFICE', 'NOMINEE'], nullable: true, example: 'NOMINEE' })
  writtenBy: PartOf['writtenBy'];

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-01T02:00:00.000Z' })
  changedAt: Date | null;

  @ApiProperty({ type: [SectionView] })
  sections: SectionView[];
}

class AskedItemView {
  @ApiProperty({ enum: FORM_PARTS, example: 'PART_B' })
  part: string;

  @ApiProperty({ type: String, nullable: true, example: 'presentPost' })
  section: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'duties' })
  field: string | null;

  @ApiProperty({ example: 'Part B: the nominee, Present post: Present duties' })
  label: string;

  @ApiProperty({ example: 'Say since when you have been in charge of the laboratory.' })
  text: string;
}

class RequestView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;

  @ApiProperty({ example: '2026-06-20T02:00:00.000Z' })
  askedAt: Date;

  @ApiProperty({ type: String, nullable: true, example: 'We need to know more about the present duties.' })
  reason: string | null;

  @ApiProperty({ type: [AskedItemView] })
  items: AskedItemView[];
}

class InvitationView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  id: string;

  @ApiProperty({ enum: INVITATION_STATES, example: 'OPENED' })
  state: NonNullable<WorkingDossier['invitation']>['state'];

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  invitedAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-01T09:00:00.000Z' })
  openedAt: Date | null;

  @ApiProperty({ type: Date, nullable: true, example: null })
  handedOverAt: Date | null;

  @ApiProperty({ type: Date, nullable: true, example: null })
  revokedAt: Date | null;

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-15T02:00:00.000Z' })
  expiresAt: Date | null;
}

class DossierView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  nominationId: string;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ type: [PartView] })
  parts: PartView[];

  @ApiProperty({ type: [RequestView], description: 'What the domestic office asked for, the newest first.' })
  requests: RequestView[];
}

export class WorkingDossierView extends DossierView implements WorkingDossier {
  @ApiProperty({
    enum: FORM_VERSIONS,
    nullable: true,
    example: 'V2',
    description: 'Null: the run asks for no dossier.',
  })
  formVersion: FormVersion | null;

  @ApiProperty({ example: true, description: 'Whether it can be changed in the present state.' })
  editable: boolean;

  @ApiProperty({ type: [FaultView], description: 'All that is missing before it can be handed in.' })
  missing: FaultView[];

  @ApiProperty({ type: InvitationView, nullable: true, description: 'The last invitation of the nominee.' })
  invitation: InvitationView | null;
}

class SubmissionView {
  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ example: '2026-06-10T02:00:00.000Z' })
  submittedAt: Date;
}

export class SubmittedDossierView extends DossierView implements SubmittedDossier {
  @ApiProperty({ enum: FORM_VERSIONS, example: 'V2' })
  formVersion: FormVersion;

  @ApiProperty({ example: 2 })
  number: number;

  @ApiProperty({ example: '2026-06-25T02:00:00.000Z' })
  submittedAt: Date;

  @ApiProperty({ type: [SubmissionView], description: 'Every submission, the first one first.' })
  versions: SubmissionView[];
}

export class PartReceiptView {
  @ApiProperty({ enum: FORM_PARTS, example: 'PART_B' })
  part: FormPartName;

  @ApiProperty({ example: 5, description: 'Also the ETag.' })
  version: number;
}

export class InvitationReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  id: string;

  @ApiProperty({
    enum: FORM_PARTS,
    isArray: true,
    example: [],
    description: 'Parts whose sealed answers begin anew, because the invited address had not written them.',
  })
  forgotten: FormPartName[];
}

export class SealedAnswerView implements SealedAnswer {
  @ApiProperty({ example: 'Present health' })
  section: string;

  @ApiProperty({ example: 'medicine' })
  field: string;

  @ApiProperty({ example: 'Do you take medicine regularly?' })
  label: string;

  @ApiProperty({ example: 'No', description: 'In words.' })
  answer: string;
}
