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

const EVERYWHERE: CourseRunScope = { kind: 'HEADQUARTERS' };

@ApiTags('headquarters')
@Controller('api/headquarters/course-runs')
@For('HEADQUARTERS')
export class HeadquartersInformationController {
  constructor(
    private readonly desk: InformationDesk,
    private readonly service: GeneralInformationService,
    private readonly queries: InformationQueries,
  ) {}

  @Get(':id/general-information')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({
    summary: 'What is written, what is missing, what is issued, and whether that is out of date',
  })
  @ApiOkResponse({ type: InformationDraftView })
  draft(@PathId() id: string): Promise<InformationDraftView> {
    return this.desk.draft(EVERYWHERE, id);
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
    return this.service.write(id, dto, EVERYWHERE, actor, version);
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
    return this.desk.issue(EVERYWHERE, id, note, actor, version);
  }

  @Get(':id/general-information/issued')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'An issued version, with the difference to the one before' })
  @ApiOkResponse({ type: IssuedInformationView })
  issued(@PathId() id: string, @Query() { number }: VersionDto): Promise<IssuedInformationView> {
    return this.queries.issued(EVERYWHERE, id, number);
  }

  @Get(':id/general-information/pdf')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'An issued version on paper; 409 with Retry-After while it is being set' })
  pdf(@PathId() id: string, @Query() { number }: VersionDto): Promise<StreamableFile> {
    return this.desk.pdf(EVERYWHERE, id, number);
  }
}
