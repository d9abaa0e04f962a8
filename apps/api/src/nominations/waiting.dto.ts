import { ChoiceField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class WaitingListDto extends PageDto {
  @ChoiceField({ about: 'Only what is later than it should be.', of: ['OVERDUE'], optional: true })
  only?: 'OVERDUE';
}

export class OfficeWaitingListDto extends PageDto {
  @ChoiceField({
    about: 'What you have in charge, or what is late.',
    of: ['MINE', 'OVERDUE'],
    optional: true,
  })
  only?: 'MINE' | 'OVERDUE';
}
