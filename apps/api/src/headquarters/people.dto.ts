import { DUPLICATE_SORTS, MERGE_SORTS } from '#applications';
import { ChoiceField, CodeField, DayField, IdField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class PeopleLikeDto {
  @TextField({ about: 'Family name, or the only name.', example: 'Wanjiru', max: 200 })
  familyName: string;

  @TextField({ about: 'Other names.', example: 'Grace Njeri', max: 200, optional: true, mayBeEmpty: true })
  givenNames: string = '';

  @CodeField({ about: 'Nationality.', example: 'KE', max: 8 })
  nationality: string;

  @DayField({ about: 'Date of birth, if it is known.', example: '1988-03-14', optional: true })
  birthDate?: string;
}

export class MergeDto {
  @IdField({ about: 'The person who is the same; the person of the address stands for both from now on.' })
  mergedPersonId: string;

  @TextField({
    about: 'Why they are one person.',
    example: 'Same passport copy in both dossiers; the family name was misspelt in 2014.',
    max: 1000,
    severalLines: true,
  })
  reason: string;
}

export class DuplicateListDto extends PageDto {
  @ChoiceField({
    about: 'OPEN: waiting for a decision; TWO_PEOPLE: kept apart.',
    of: ['OPEN', 'TWO_PEOPLE'],
    optional: true,
  })
  state: 'OPEN' | 'TWO_PEOPLE' = 'OPEN';

  @ChoiceField({ about: 'Order; a minus means descending.', of: DUPLICATE_SORTS, optional: true })
  sort: string = '-score';
}

export class MergeListDto extends PageDto {
  @ChoiceField({ about: 'Order; a minus means descending.', of: MERGE_SORTS, optional: true })
  sort: string = '-decided';
}
