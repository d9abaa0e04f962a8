import { Controller, Get, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { BoardPacks } from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { download } from '../http/download.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { BoardPackView } from './selection.view.js';

@ApiTags('domestic office')
@Controller('api/domestic-office')
@For('DOMESTIC_OFFICE')
export class BoardPacksController {
  constructor(private readonly packs: BoardPacks) {}

  @Post('selection-lists/:id/board-packs')
  @HttpCode(202)
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Ask for the papers of the board, XLSX and PDF; they are made in the background' })
  @ApiAcceptedResponse({ type: BoardPackView })
  ask(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<BoardPackView> {
    return this.packs.ask(id, actor, request);
  }

  @Get('board-packs/:id')
  @ApiOperation({ summary: 'Whether the papers are ready' })
  @ApiOkResponse({ type: BoardPackView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<BoardPackView> {
    return this.packs.one(id, actor);
  }

  @Get('board-packs/:id/xlsx')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOperation({ summary: 'The papers as a workbook' })
  async xlsx(@PathId() id: string, @Me() actor: Actor): Promise<StreamableFile> {
    const { file, stream } = await this.packs.file(id, 'xlsx', actor);
    return download(file, stream);
  }

  @Get('board-packs/:id/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The papers for printing' })
  async pdf(@PathId() id: string, @Me() actor: Actor): Promise<StreamableFile> {
    const { file, stream } = await this.packs.file(id, 'pdf', actor);
    return download(file, stream);
  }
}
