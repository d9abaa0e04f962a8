import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import { HOST_PARTNER_KINDS, HostingQueries, HostingService, type HostPartnerKind } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { ChoiceField, CodeField, LEFT_OUT_NOT_NULL, MailboxField, TextField } from '../http/fields.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { HostPartnerView } from './course-runs.view.js';

class HostPartnerDto {
  @TextField({ about: 'Name.', example: 'Kobe City Waterworks Bureau', max: 200 })
  name: string;

  @ChoiceField({ about: 'One of the seven kinds.', example: 'LOCAL_GOVERNMENT', of: HOST_PARTNER_KINDS })
  kind: HostPartnerKind;

  @CodeField({ about: 'Prefecture in which it is.', example: 'Hyogo', max: 20 })
  prefecture: string;

  @MailboxField({
    about: 'Where letters to it go.',
    example: 'training@kobe-water.kccp.example',
    optional: true,
    nullable: true,
  })
  email?: string | null;
}

class HostPartnerChangesDto extends PartialType(HostPartnerDto, LEFT_OUT_NOT_NULL) {}

class HostPartnerReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62' })
  id: string;
}

class HostPartnerVersionView extends HostPartnerReceipt {
  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

class HostPartnerAddressView extends HostPartnerView {
  @ApiProperty({ type: String, nullable: true, example: 'training@kobe-water.kccp.example' })
  email: string | null;

  @ApiProperty({ example: 1, description: 'Goes into If-Match.' })
  version: number;
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
  @ApiOkResponse({ type: [HostPartnerAddressView] })
  list(): Promise<HostPartnerAddressView[]> {
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

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Change what is on record of a host partner, its address for letters among it' })
  @ApiOkResponse({ type: HostPartnerVersionView })
  amend(
    @PathId() id: string,
    @Body() dto: HostPartnerChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<HostPartnerVersionView> {
    return this.hosting.amend(id, dto, actor, version);
  }
}
