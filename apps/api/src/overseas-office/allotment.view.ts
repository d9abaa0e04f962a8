import { ApiProperty } from '@nestjs/swagger';

export class AllotmentReceiptView {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 2 })
  slots: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0,
    description: 'Null to an overseas office, which learns of acceptances by their release.',
  })
  placesTaken: number | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-05' })
  nationalDeadline: string | null;

  @ApiProperty({ example: '2026-06-12' })
  jicaDeadline: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}
