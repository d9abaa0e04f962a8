import { Transform } from 'class-transformer';
import { OTHER_HOSTS, type OtherHosts, PUBLISHED_CHOICES, type PublishedChoice } from '#allocation';
import type { WantedRelease } from '#notifications';
import { ChoiceField, IdsField, TextField } from '../http/fields.js';

const PUBLISHED =
  'What becomes of runs that are published and lie elsewhere in the plan: MOVE, or LEAVE as announced.';

const OTHER =
  "What becomes of host partners that were assigned by hand in place of the plan's: REPLACE takes them off and tells them, KEEP leaves them beside it. REPLACE where nothing is said.";

class WantedReleaseDto {
  @ChoiceField({ about: PUBLISHED, example: 'LEAVE', of: PUBLISHED_CHOICES, optional: true })
  published?: PublishedChoice;

  @ChoiceField({ about: OTHER, example: 'KEEP', of: OTHER_HOSTS, optional: true })
  otherHosts?: OtherHosts;

  @TextField({
    about: 'What headquarters says to everyone with it; it stands in each letter.',
    example: 'Kansai is closed for four weeks of repairs.',
    max: 500,
    severalLines: true,
    optional: true,
  })
  note?: string;
}

export class ReleasePreviewDto extends WantedReleaseDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IdsField({
    about: 'Course runs for which the other choice holds, with commas between them.',
    max: 100,
    optional: true,
  })
  except?: string[];
}

export class PlanReleaseDto extends WantedReleaseDto {
  @IdsField({ about: 'Course runs for which the other choice holds.', max: 100, optional: true })
  except?: string[];

  @TextField({ about: 'The fingerprint that the preview gave.', example: 'a'.repeat(64), min: 64, max: 64 })
  asRehearsed: string;
}

export const wanted = (dto: Wanted): WantedRelease => {
  const { published = null, note = null, except = [], otherHosts = 'REPLACE' } = dto;
  return { published, note, except, otherHosts };
};
type Wanted = Partial<Pick<WantedReleaseDto, 'published' | 'otherHosts' | 'note'>> & { except?: string[] };
