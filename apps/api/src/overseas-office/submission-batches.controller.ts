import { Body, Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BatchRow, SubmissionBatchesQueries, SubmissionBatchesService } from '#applications';
import type { Actor } from '#identity';
import { DomainError, Files, type Page, type RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { FileAnswer, kept } from '../http/download.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { deadlineView } from '../nominations/nominations.view.js';
import {
  batchDetailView,
  BatchDetailView,
  BatchListDto,
  BatchReceiptView,
  batchView,
  BatchView,
  SubmissionBatchDto,
} from './submission-batches.dto.js';

const AS = 'OVERSEAS_OFFICE';
const deadlineOf = (row: BatchRow) => deadlineView(row.jicaDeadline, row.timeZone);

@ApiTags('overseas office')
@Controller('api/overseas-office/submission-batches')
@For(AS)
export class SubmissionBatchesController {
  constructor(
    private readonly batches: SubmissionBatchesService,
    private readonly queries: SubmissionBatchesQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What your office has handed in together' })
  @PageOf(BatchView)
  async list(
    @Query() { limit, after, sort, ...filter }: BatchListDto,
    @Me() actor: Actor,
  ): Promise<Page<BatchView>> {
    const page = await this.queries.list(actor.scopesOf(AS), filter, { limit, after, sort });
    return { ...page, rows: page.rows.map((row) => batchView(row, deadlineOf(row))) };
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Hand in many nominations at once: all, or none with everything that is wrong' })
  @ApiCreatedResponse({ type: BatchReceiptView })
  submit(
    @Body() { nominations }: SubmissionBatchDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<BatchReceiptView> {
    return this.batches.submit(nominations, actor, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One batch with the references of its nominations' })
  @ApiOkResponse({ type: BatchDetailView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<BatchDetailView> {
    const batch = await this.queries.one(actor.scopesOf(AS), id);
    return batchDetailView(batch, deadlineOf(batch));
  }

  @Get(':id/receipt')
  @FileAnswer('The signed receipt, a PDF with a QR code')
  async receipt(@PathId() id: string, @Me() actor: Actor): Promise<StreamableFile> {
    const { receiptFileId } = await this.queries.one(actor.scopesOf(AS), id);
    if (!receiptFileId) throw notReady();
    return kept(this.files, receiptFileId);
  }
}

const notReady = () =>
  new DomainError(
    'CONFLICT',
    'RECEIPT.NOT_READY',
    'The receipt is being set. Ask again in a few seconds; the nominations themselves are handed in.',
    { retryAfterSeconds: 5 },
  );
