import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ImportConfirmations,
  ImportEndings,
  ImportIntake,
  type ImportRowResult,
  ImportsQueries,
} from '#applications';
import type { Actor } from '#identity';
import { Files, type Page, type RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { download } from '../http/download.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { ImportDto, ImportListDto, ImportRowListDto } from './imports.dto.js';
import { ImportReceiptView, ImportRowView, ImportView, importView } from './imports.view.js';

const officesOf = (actor: Actor) => actor.scopesOf('OVERSEAS_OFFICE');

@ApiTags('overseas office: imports')
@Controller('api/overseas-office/imports')
@For('OVERSEAS_OFFICE')
export class ImportsController {
  constructor(
    private readonly intake: ImportIntake,
    private readonly confirmations: ImportConfirmations,
    private readonly endings: ImportEndings,
    private readonly queries: ImportsQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Files of nominations that your office has sent' })
  @PageOf(ImportView)
  async list(
    @Query() { limit, after, sort, ...filter }: ImportListDto,
    @Me() actor: Actor,
  ): Promise<Page<ImportView>> {
    const page = await this.queries.list(officesOf(actor), filter, { limit, after, sort });
    return { ...page, rows: page.rows.map(importView) };
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Have an uploaded file checked; nothing becomes a nomination before you confirm' })
  @ApiCreatedResponse({ type: ImportReceiptView })
  start(
    @Body() wanted: ImportDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ImportReceiptView> {
    return this.intake.start(wanted, actor, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far it is, and what was found' })
  @ApiOkResponse({ type: ImportView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<ImportView> {
    return importView(await this.queries.one(officesOf(actor), id));
  }

  @Get(':id/rows')
  @ApiOperation({ summary: 'Row by row: what, where, why, remedy; after the confirmation what each became' })
  @PageOf(ImportRowView)
  async rows(
    @PathId() id: string,
    @Query() { limit, after, ...filter }: ImportRowListDto,
    @Me() actor: Actor,
  ): Promise<Page<ImportRowView>> {
    const page = await this.queries.rows(officesOf(actor), id, filter, { limit, after });
    return { ...page, rows: page.rows.map(rowView) };
  }

  @Get(':id/errors-file')
  @ApiOperation({ summary: 'The same file with a column that says what is wrong in each row' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async errorsFile(@PathId() id: string, @Me() actor: Actor): Promise<StreamableFile> {
    const { file, stream } = await this.files.read(await this.queries.errorsFile(officesOf(actor), id));
    return download(file, stream);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take all its new rows as drafts, or none; pressing twice takes them once' })
  @ApiOkResponse({ type: ImportReceiptView })
  confirm(@PathId() id: string, @Me() actor: Actor): Promise<ImportReceiptView> {
    return this.confirmations.confirm(id, actor);
  }

  @Post(':id/throw-away')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nothing of it is wanted; its rows and files are cleared' })
  @ApiOkResponse({ type: ImportReceiptView })
  throwAway(@PathId() id: string, @Me() actor: Actor): Promise<ImportReceiptView> {
    return this.endings.throwAway(id, actor);
  }
}

function rowView({ facts, ...row }: ImportRowResult): ImportRowView {
  return { ...row, familyName: facts.familyName ?? '', givenNames: facts.givenNames ?? '' };
}
