import { ApiProperty } from '@nestjs/swagger';

export class AllotmentReceiptView {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 2 })
  slots: number;

  @ApiProperty({ example: 0 })
  placesTaken: number;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-05' })
  nationalDeadline: string | null;

  @ApiProperty({ example: '2026-06-12' })
  jicaDeadline: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}
