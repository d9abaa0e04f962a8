import { FORM_VERSIONS, type FormVersion } from '#catalogue';
import { ChoiceField } from '../http/fields.js';

export class CourseRunFormDto {
  @ChoiceField({
    about:
      'Version of the application form. With one, nominations need the dossier that it asks for; without, their five facts only. Fixed with the publication.',
    example: 'V2',
    of: FORM_VERSIONS,
    optional: true,
    nullable: true,
  })
  formVersion?: FormVersion | null;
}
