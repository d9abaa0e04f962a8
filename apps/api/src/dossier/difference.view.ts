import { ApiProperty } from '@nestjs/swagger';
import { type DossierDifference, FORM_PARTS } from '#applications';

type DifferenceOf = DossierDifference['fields'][number];

class FieldDifferenceView implements DifferenceOf {
  @ApiProperty({ enum: FORM_PARTS, example: 'PART_B' })
  part: string;

  @ApiProperty({ example: 'Part B: the nominee' })
  partLabel: string;

  @ApiProperty({ type: String, nullable: true, example: 'presentPost' })
  section: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'duties' })
  field: string | null;

  @ApiProperty({ example: 'Present duties' })
  label: string;

  @ApiProperty({ enum: ['ADDED', 'REMOVED', 'CHANGED'], example: 'CHANGED' })
  change: DifferenceOf['change'];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Laboratory',
    description: 'Null for sealed answers.',
  })
  before: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'In charge of the laboratory since 2021' })
  after: string | null;
}

export class DossierDifferenceView implements DossierDifference {
  @ApiProperty({ example: 1, description: '0: there is no earlier submission.' })
  from: number;

  @ApiProperty({ example: 2 })
  to: number;

  @ApiProperty({ type: [FieldDifferenceView], description: 'In the order of the form.' })
  fields: FieldDifferenceView[];
}
