import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HostPartnersQueries, HostPartnersService } from '#allocation';
import type { Actor } from '#identity';
import { OwnPartnerDto } from '../host-partners/host-partners.dto.js';
import { HostPartnerDetailView, HostPartnerReceiptView } from '../host-partners/host-partners.view.js';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';

@ApiTags('host partner')
@Controller('api/host-partner/host-partners')
@For('HOST_PARTNER')
export class OwnRecordController {
  constructor(
    private readonly partners: HostPartnersService,
    private readonly queries: HostPartnersQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is on record of you, or of each of you' })
  @ApiOkResponse({ type: [HostPartnerDetailView] })
  own(@Me() actor: Actor): Promise<HostPartnerDetailView[]> {
    return this.queries.own(actor.scopesOf('HOST_PARTNER'));
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Say who your contacts are, and in which weeks you can give nothing' })
  @ApiOkResponse({ type: HostPartnerReceiptView })
  amend(
    @PathId() id: string,
    @Body() dto: OwnPartnerDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<HostPartnerReceiptView> {
    return this.partners.amendOwn(id, dto, actor, version);
  }
}
