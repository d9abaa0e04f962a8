import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formOf } from '#applications';
import { FormDto } from '../dossier/dossier.dto.js';
import { FormView, formView } from '../dossier/form.view.js';
import { ForAnyone } from '../http/audience.js';

@ApiTags('reference')
@Controller('api/reference/form')
@ForAnyone('the application form is published, and says nothing about anybody')
export class DossierFormController {
  @Get()
  @ApiOperation({
    summary: 'The application form of a programme type: parts, sections and fields, as a screen draws them',
  })
  @ApiOkResponse({ type: FormView })
  form(@Query() { programmeType, formVersion }: FormDto): FormView {
    return formView(formOf(programmeType, formVersion));
  }
}
