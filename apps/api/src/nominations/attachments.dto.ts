import { ApiProperty } from '@nestjs/swagger';
import { ATTACHMENT_KINDS, type AttachmentKind, type AttachmentRow } from '#applications';
import { ChoiceField, IdField } from '../http/fields.js';

export class AttachmentDto {
  @IdField({ about: 'A complete upload of yours.' })
  uploadId: string;

  @ChoiceField({ about: 'What it is.', of: ATTACHMENT_KINDS, example: 'OFFICIAL_LETTER' })
  kind: AttachmentKind;
}

export class AttachmentReceiptView {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

export class AttachmentView implements AttachmentRow {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ATTACHMENT_KINDS, example: 'OFFICIAL_LETTER' })
  kind: AttachmentKind;

  @ApiProperty({ example: 'Letter of the Ministry of Water.pdf' })
  name: string;

  @ApiProperty({ example: 'application/pdf', description: 'By its content, whatever its name was.' })
  mediaType: string;

  @ApiProperty({ example: 48_213, description: 'Bytes.' })
  size: number;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  addedAt: Date;
}
