import { ApiProperty } from '@nestjs/swagger';
import type { AuditRow } from '#platform';
import { TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class AuditListDto extends PageDto {
  @TextField({ about: 'Kind of thing.', example: 'nomination', max: 32, optional: true })
  subjectType?: string;

  @TextField({
    about: 'Id of the thing.',
    example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60',
    max: 64,
    optional: true,
  })
  subjectId?: string;
}

export class AuditEntryView implements AuditRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  recordedAt: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65',
    description: 'The account; null for the system.',
  })
  actorId: string | null;

  @ApiProperty({ example: 'accept' })
  action: string;

  @ApiProperty({ example: 'nomination' })
  subjectType: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  subjectId: string;

  @ApiProperty({
    type: Object,
    example: { from: 'UNDER_SCREENING', to: 'ACCEPTED', version: 4 },
    description: 'What changed, without personal data.',
  })
  details: Record<string, unknown>;
}
