import { PRIORITIES, type Priority, type RequestFacts } from '#catalogue';
import { ChoiceField, CountField, IdField, ListField, TextField } from '../http/fields.js';

class SurveyRequestDto implements RequestFacts {
  @IdField({ about: 'A course of the list of the survey.' })
  courseId: string;

  @CountField({
    about: 'Fewer seats than these would not help: the country gets none or at least as many.',
    example: 1,
    min: 1,
    max: 200,
  })
  seatsMin: number;

  @CountField({ about: 'Seats wanted at most.', example: 3, min: 1, max: 200 })
  seatsMax: number;

  @ChoiceField({ about: 'How much it matters to the country; A first.', example: 'A', of: PRIORITIES })
  priority: Priority;

  @TextField({
    about: 'Why the country asks for it; needed to hand in.',
    example: 'Three new treatment plants open next year.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  reason: string | null = null;

  @TextField({
    about: 'What else there is to say.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  remarks: string | null = null;
}

export class SurveyRequestsDto {
  @ListField({ about: 'All requests of the country.', of: () => SurveyRequestDto, max: 600 })
  requests: SurveyRequestDto[];
}
