import { ApiProperty } from '@nestjs/swagger';
import { THEME_CODES, type Theme } from '#catalogue';
import {
  type AnnualVisits,
  MATERIAL_ACCESS,
  MATERIAL_KINDS,
  MATERIAL_STATES,
  type MaterialAccess,
  type MaterialDetail,
  type MaterialFileRow,
  type MaterialKind,
  type MaterialReceipt,
  type MaterialRow,
  type MaterialState,
  type RegisteredMaterial,
} from '#jica-net';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const words = { type: String, nullable: true } as const;

export class MaterialRowView implements MaterialRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: MATERIAL_KINDS, example: 'VIDEO' })
  kind: MaterialKind;

  @ApiProperty({ example: 'Introduction to leakage control' })
  titleEn: string;

  @ApiProperty({ ...words, example: '漏水対策入門' })
  titleJa: string | null;

  @ApiProperty({ example: 'How a city finds and repairs leaks; for engineers of water works.' })
  description: string;

  @ApiProperty({ enum: THEME_CODES, example: 'WATER_AND_DISASTER' })
  theme: Theme;

  @ApiProperty({ example: 'en' })
  language: string;

  @ApiProperty({ example: 2021 })
  year: number;

  @ApiProperty({ ...words, example: null })
  courseId: string | null;

  @ApiProperty({ ...words, example: 'Water Supply for Urban Areas' })
  courseTitle: string | null;

  @ApiProperty({ example: 'JICA' })
  rightsHolder: string;

  @ApiProperty({ example: 'Free for training and education; not for sale.' })
  licence: string;

  @ApiProperty({ enum: MATERIAL_ACCESS, example: 'PUBLIC' })
  access: MaterialAccess;

  @ApiProperty({ ...words, example: 'https://www.youtube.com/watch?v=abc' })
  externalAddress: string | null;
}

export class MaterialFileView implements MaterialFileRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'Leakage control.pdf' })
  name: string;

  @ApiProperty({ example: 'application/pdf' })
  mediaType: string;

  @ApiProperty({ example: 2_481_113, description: 'Bytes.' })
  size: number;
}

export class PublicMaterialView extends MaterialRowView implements MaterialDetail {
  @ApiProperty({ type: [MaterialFileView], description: 'Each is at /jica-net/files/{id}.' })
  files: MaterialFileView[];
}

export class RegisteredMaterialView extends MaterialRowView implements RegisteredMaterial {
  @ApiProperty({ ...words, example: 'KANSAI', description: 'Null: registered by headquarters.' })
  domesticOfficeCode: string | null;

  @ApiProperty({ enum: MATERIAL_STATES, example: 'PUBLISHED' })
  state: MaterialState;

  @ApiProperty({ ...words, example: null })
  withdrawnBecause: string | null;

  @ApiProperty({ example: 3, description: 'Also the ETag.' })
  version: number;
}

export class RegisteredMaterialDetailView extends RegisteredMaterialView {
  @ApiProperty({ type: [MaterialFileView] })
  files: MaterialFileView[];
}

export class MaterialReceiptView implements MaterialReceipt {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: MATERIAL_STATES, example: 'PUBLISHED' })
  state: MaterialState;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class AddedFileView extends MaterialReceiptView {
  @ApiProperty({ example: ID })
  fileId: string;
}

export class AnnualVisitsView implements AnnualVisits {
  @ApiProperty({ example: 2016, description: 'Japanese fiscal year, named by its first year.' })
  fiscalYear: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 48_000,
    description:
      'The published figure where there is one, else what was counted; null where nothing is known.',
  })
  visits: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 48_000 })
  published: number | null;

  @ApiProperty({ ...words, example: 'Annual report, page 12' })
  source: string | null;

  @ApiProperty({ ...words, example: null })
  note: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: null,
    description: 'Counted here, robots and repeats of a day apart; null before counting began.',
  })
  counted: number | null;
}
