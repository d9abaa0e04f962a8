import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HostingQueries } from '#allocation';
import { PROGRAMME_TYPES, type ProgrammeTypeNode, ReferenceQueries, THEMES } from '#catalogue';
import { ForAnyone } from '../http/audience.js';
import {
  CountryView,
  DomesticOfficeView,
  OverseasOfficeView,
  ProgrammeTypeView,
  ThemeView,
} from './reference.view.js';

const CACHED = 'public, max-age=300';

@ApiTags('reference')
@Controller('api/reference')
@ForAnyone('codes and names are public')
export class ReferenceController {
  constructor(
    private readonly reference: ReferenceQueries,
    private readonly hosting: HostingQueries,
  ) {}

  @Get('programme-types')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'The programme types as a tree: Country Focus has two parts' })
  @ApiOkResponse({ type: [ProgrammeTypeView] })
  programmeTypes(): readonly ProgrammeTypeNode[] {
    return PROGRAMME_TYPES;
  }

  @Get('themes')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'The 17 thematic fields' })
  @ApiOkResponse({ type: [ThemeView] })
  themes(): ThemeView[] {
    return Object.entries(THEMES).map(([code, { nameEn, nameJa }]) => ({ code, nameEn, nameJa }));
  }

  @Get('countries')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'Countries and other origins, with region by scheme and channel' })
  @ApiOkResponse({ type: [CountryView] })
  countries(): Promise<CountryView[]> {
    return this.reference.countries();
  }

  @Get('domestic-offices')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'The 12 domestic offices with their prefectures of today' })
  @ApiOkResponse({ type: [DomesticOfficeView] })
  domesticOffices(): Promise<DomesticOfficeView[]> {
    return this.hosting.domesticOffices();
  }

  @Get('overseas-offices')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'Overseas offices and embassies with the countries they serve' })
  @ApiOkResponse({ type: [OverseasOfficeView] })
  overseasOffices(): Promise<OverseasOfficeView[]> {
    return this.reference.overseasOffices();
  }
}
