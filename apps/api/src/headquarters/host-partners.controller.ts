import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { HOST_PARTNER_KINDS, HostingQueries, HostingService, type HostPartnerKind } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { ChoiceField, CodeField, TextField } from '../http/fields.js';
import { Me, Repeatable } from '../http/request.js';
import { HostPartnerView } from './course-runs.view.js';

class HostPartnerDto {
  @TextField({ about: 'Name.', example: 'Kobe City Waterworks Bureau', max: 200 })
  name: string;

  @ChoiceField({ about: 'One of the seven kinds.', example: 'LOCAL_GOVERNMENT', of: HOST_PARTNER_KINDS })
  kind: HostPartnerKind;

  @CodeField({ about: 'Prefecture in which it is.', example: 'Hyogo', max: 20 })
  prefecture: string;
}

class HostPartnerReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62' })
  id: string;
}

@ApiTags('headquarters')
@Controller('api/headquarters/host-partners')
@For('HEADQUARTERS')
export class HostPartnersController {
  constructor(
    private readonly hosting: HostingService,
    private readonly queries: HostingQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'All host partners' })
  @ApiOkResponse({ type: [HostPartnerView] })
  list(): Promise<HostPartnerView[]> {
    return this.queries.hostPartners();
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Register a host partner' })
  @ApiCreatedResponse({ type: HostPartnerReceipt })
  register(
    @Body() dto: HostPartnerDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<HostPartnerReceipt> {
    return this.hosting.register(dto, actor, request);
  }
}
