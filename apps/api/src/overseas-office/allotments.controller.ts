import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  AllotmentReleasesQueries,
  type KnownAllotmentRow,
  type OfferReceipt,
  SlotOffersService,
} from '#catalogue';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { CountField, QueryCountField } from '../http/fields.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathCode, PathId } from '../http/request.js';

class KnownAllotmentListDto extends PageDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2027, min: 1954, max: 2199 })
  fiscalYear: number;
}

class OfferDto {
  @CountField({
    about: 'How many slots the country gives up in all; 0 takes the offer back.',
    example: 1,
    min: 0,
    max: 200,
  })
  slots: number;
}

class OfferReceiptView implements OfferReceipt {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 2 })
  slots: number;

  @ApiProperty({ example: 1 })
  slotsOffered: number;

  @ApiProperty({ example: 2, description: 'Also the ETag of the allotment.' })
  version: number;
}

class KnownAllotmentView implements KnownAllotmentRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f67' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseRunId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({
    enum: ['IN_PREPARATION', 'PUBLISHED', 'CANCELLED'],
    example: 'IN_PREPARATION',
    description: 'Nominations are possible once the run is published.',
  })
  runState: KnownAllotmentRow['runState'];

  @ApiProperty({ type: String, nullable: true, example: '2027-10-05' })
  startsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2027-11-13' })
  endsOn: string | null;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 2 })
  slots: number;

  @ApiProperty({ example: 0, description: 'Slots that you give up for another country.' })
  slotsOffered: number;

  @ApiProperty({ type: String, nullable: true, example: null })
  nationalDeadline: string | null;

  @ApiProperty({ example: '2027-06-11', description: 'It ends with this day in Asia/Tokyo.' })
  jicaDeadline: string;

  @ApiProperty({ example: 1, description: 'Of the allotment; also its ETag.' })
  version: number;
}

@ApiTags('overseas office')
@Controller('api/overseas-office')
@For('OVERSEAS_OFFICE')
export class OverseasAllotmentsController {
  constructor(
    private readonly queries: AllotmentReleasesQueries,
    private readonly offers: SlotOffersService,
  ) {}

  @Get('allotments')
  @ApiOperation({ summary: 'The slots of your countries in a fiscal year, as far as they are released' })
  @PageOf(KnownAllotmentView)
  list(
    @Query() { fiscalYear, ...page }: KnownAllotmentListDto,
    @Me() actor: Actor,
  ): Promise<Page<KnownAllotmentView>> {
    return this.queries.known(actor.scopesOf('OVERSEAS_OFFICE'), fiscalYear, page);
  }

  @Post('course-runs/:id/allotments/:countryCode/offer-slots')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({
    summary:
      'Consent that slots go to another country before the deadline; If-Match is the version of the allotment',
  })
  @ApiOkResponse({ type: OfferReceiptView })
  offer(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() { slots }: OfferDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<OfferReceiptView> {
    return this.offers.offer(id, countryCode, slots, actor, version);
  }
}
