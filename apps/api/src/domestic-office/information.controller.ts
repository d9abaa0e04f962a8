import { Body, Controller, Get, HttpCode, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type CourseRunScope, GeneralInformationService, InformationQueries } from '#catalogue';
import type { Actor } from '#identity';
import { InformationChangesDto, IssueDto, VersionDto } from '../general-information/information.dto.js';
import { InformationDesk } from '../general-information/information-desk.js';
import {
  InformationDraftView,
  InformationReceiptView,
  IssuedInformationView,
  IssueReceiptView,
} from '../general-information/information.view.js';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';

const scopeOf = (actor: Actor): CourseRunScope => ({
  kind: 'DOMESTIC_OFFICE',
  codes: actor.scopesOf('DOMESTIC_OFFICE'),
});

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs')
@For('DOMESTIC_OFFICE')
export class DomesticInformationController {
  constructor(
    private readonly desk: InformationDesk,
    private readonly service: GeneralInformationService,
    private readonly queries: InformationQueries,
  ) {}

  @Get(':id/general-information')
  @ApiOperation({
    summary: 'What is written, what is missing, what is issued, and whether that is out of date',
  })
  @ApiOkResponse({ type: InformationDraftView })
  draft(@PathId() id: string, @Me() actor: Actor): Promise<InformationDraftView> {
    return this.desk.draft(scopeOf(actor), id);
  }

  @Patch(':id/general-information')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Write a part of the General Information; If-Match "0" begins it' })
  @ApiOkResponse({ type: InformationReceiptView })
  write(
    @PathId() id: string,
    @Body() dto: InformationChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<InformationReceiptView> {
    return this.service.write(id, dto, scopeOf(actor), actor, version);
  }

  @Post(':id/general-information/issue')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Freeze it as the next version; a Modified Version is told to those concerned' })
  @ApiOkResponse({ type: IssueReceiptView })
  issue(
    @PathId() id: string,
    @Body() { note }: IssueDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<IssueReceiptView> {
    return this.desk.issue(scopeOf(actor), id, note, actor, version);
  }

  @Get(':id/general-information/issued')
  @ApiOperation({ summary: 'An issued version, with the difference to the one before' })
  @ApiOkResponse({ type: IssuedInformationView })
  issued(
    @PathId() id: string,
    @Query() { number }: VersionDto,
    @Me() actor: Actor,
  ): Promise<IssuedInformationView> {
    return this.queries.issued(scopeOf(actor), id, number);
  }

  @Get(':id/general-information/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'An issued version on paper; 409 with Retry-After while it is being set' })
  pdf(@PathId() id: string, @Query() { number }: VersionDto, @Me() actor: Actor): Promise<StreamableFile> {
    return this.desk.pdf(scopeOf(actor), id, number);
  }
}
