import { ApiProperty } from '@nestjs/swagger';
import {
  IMPORT_STATES,
  type ImportReceipt,
  type ImportRow,
  type ImportRowResult,
  type ImportState,
  ROW_OUTCOMES,
  type RowRemark,
} from '#applications';

export class ImportReceiptView implements ImportReceipt {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: IMPORT_STATES, example: 'CHECKING' })
  state: ImportState;
}

class ImportProgressView {
  @ApiProperty({ example: 4_000, description: 'Rows of people that have been read.' })
  rowsRead: number;

  @ApiProperty({ type: Number, nullable: true, example: 10_200, description: 'About how many there are.' })
  rowsEstimated: number | null;
}

class ImportCountsView {
  @ApiProperty({ example: 195, description: 'Become, or have become, nominations.' })
  new: number;

  @ApiProperty({ example: 3, description: 'People who are nominated to this run already: left as they are.' })
  known: number;

  @ApiProperty({ example: 2, description: 'Stand in the file before: taken once.' })
  repeated: number;

  @ApiProperty({ example: 0, description: 'Need mending: as long as there is one, nothing is taken.' })
  faulty: number;
}

class ImportRefusalView {
  @ApiProperty({ example: 'MACROS', description: 'Stable, for programs.' })
  code: string;

  @ApiProperty({ example: 'The workbook holds macros. Save it as «Excel workbook (.xlsx)», and send that.' })
  detail: string;
}

export class ImportView extends ImportReceiptView {
  @ApiProperty({ format: 'uuid' })
  courseRunId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya 2026.xlsx' })
  fileName: string;

  @ApiProperty({ example: 'Amina Odhiambo' })
  uploadedBy: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'SHIFT_JIS, separated by commas',
    description: 'How the file was understood. If letters look wrong, upload it again and say the encoding.',
  })
  readAs: string | null;

  @ApiProperty({ type: ImportProgressView })
  progress: ImportProgressView;

  @ApiProperty({ type: ImportCountsView })
  rows: ImportCountsView;

  @ApiProperty({ type: ImportRefusalView, nullable: true, description: 'Why nothing of it could be read.' })
  refusal: ImportRefusalView | null;

  @ApiProperty({ description: 'Whether the same file with a column of errors can be downloaded.' })
  hasErrorsFile: boolean;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-01T02:00:04.000Z' })
  checkedAt: Date | null;

  @ApiProperty({ type: Date, nullable: true, example: null })
  endedAt: Date | null;
}

class RowRemarkView implements RowRemark {
  @ApiProperty({ example: 'C', description: 'Letters of the column; empty where it is about the row.' })
  column: string;

  @ApiProperty({ example: 'Date of birth' })
  heading: string;

  @ApiProperty({ example: '14/03/1988', description: 'What stands there.' })
  what: string;

  @ApiProperty({ example: 'It is not a day of the calendar.' })
  why: string;

  @ApiProperty({ example: 'Write it as YYYY-MM-DD: 1988-03-14.' })
  remedy: string;
}

export class ImportRowView {
  @ApiProperty({ example: 12, description: 'As the spreadsheet counts its rows.' })
  row: number;

  @ApiProperty({ enum: [...ROW_OUTCOMES, 'CREATED'], example: 'FAULTY' })
  outcome: ImportRowResult['outcome'];

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ type: [RowRemarkView] })
  remarks: RowRemark[];

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'The nomination it became.' })
  nominationId: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'KCCP-2026-7F3K-9QXA' })
  reference: string | null;
}

export function importView({ rowsRead, rowsEstimated, refusalCode, refusal, ...row }: ImportRow): ImportView {
  const { newRows, knownRows, repeatedRows, faultyRows, ...facts } = row;
  return {
    ...facts,
    progress: { rowsRead, rowsEstimated },
    rows: { new: newRows, known: knownRows, repeated: repeatedRows, faulty: faultyRows },
    refusal: refusalCode === null ? null : { code: refusalCode, detail: refusal ?? '' },
    hasErrorsFile: facts.hasErrorsFile === 1,
  };
}
