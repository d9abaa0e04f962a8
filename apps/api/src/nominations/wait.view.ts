import { ApiProperty } from '@nestjs/swagger';
import { type HolderRow, type Wait, WAIT_HOLDERS, type WaitHolder } from '#applications';

export class WaitView implements Wait {
  @ApiProperty({ enum: WAIT_HOLDERS, example: 'DOMESTIC_OFFICE', description: 'Whose move it is.' })
  holder: WaitHolder;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'KANSAI',
    description: "The office's code, the officer's account or the host partner.",
  })
  code: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Of an officer or a host partner.',
  })
  name: string | null;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  since: Date;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-06', description: 'Last day in Tokyo.' })
  dueOn: string | null;

  @ApiProperty({ example: false })
  overdue: boolean;
}

export class HolderView implements HolderRow {
  @ApiProperty({ enum: WAIT_HOLDERS, example: 'DOMESTIC_OFFICE' })
  holder: WaitHolder;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  name: string | null;

  @ApiProperty({ example: 12 })
  waiting: number;

  @ApiProperty({ example: 3, description: 'Of these, later than they should be.' })
  overdue: number;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  oldestSince: Date;
}
