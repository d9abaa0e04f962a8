import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeadlineExtensionsQueries, DeadlineExtensionsService } from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { deadlineView } from '../nominations/nominations.view.js';
import {
  ExtendedView,
  ExtensionDto,
  ExtensionPreviewDto,
  ExtensionPreviewView,
  ExtensionView,
} from './deadlines.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters/course-runs/:id/deadline-extensions')
@For('HEADQUARTERS')
export class DeadlineExtensionsController {
  constructor(
    private readonly extensions: DeadlineExtensionsService,
    private readonly queries: DeadlineExtensionsQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Deadlines of a run that were put off, newest first' })
  @ApiOkResponse({ type: [ExtensionView] })
  list(@PathId() id: string): Promise<ExtensionView[]> {
    return this.queries.ofRun(id);
  }

  @Get('preview')
  @ApiOperation({
    summary: 'Before an extension: the deadlines as they stand, drafts concerned, and who would be told',
  })
  @ApiOkResponse({ type: [ExtensionPreviewView] })
  async preview(
    @PathId() id: string,
    @Query() { countries }: ExtensionPreviewDto,
  ): Promise<ExtensionPreviewView[]> {
    const lines = await this.queries.preview(id, countries.split(','));
    return lines.map(({ timeZone, ...line }) => ({
      ...line,
      jicaDeadline: deadlineView(line.jicaDeadline, timeZone),
    }));
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Put off the JICA deadline of some countries; their offices are told' })
  @ApiCreatedResponse({ type: ExtendedView })
  extend(
    @PathId() id: string,
    @Body() dto: ExtensionDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ExtendedView> {
    return this.extensions.extend(
      id,
      { ...dto, countryCodes: [...new Set(dto.countryCodes)] },
      actor,
      request,
    );
  }
}
