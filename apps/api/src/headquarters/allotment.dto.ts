import type { AllotmentFacts } from '#catalogue';
import { CountField, DayField } from '../http/fields.js';

export class AllotmentDto implements AllotmentFacts {
  @CountField({ about: 'Slots of the country.', example: 2, min: 1, max: 200 })
  slots: number;

  @DayField({ about: 'JICA deadline; it ends with this day in Tokyo.', example: '2026-06-12' })
  jicaDeadline: string;

  @DayField({
    about: "The government's own, earlier deadline.",
    example: '2026-06-05',
    optional: true,
    nullable: true,
  })
  nationalDeadline?: string | null;
}
