import { Body, Controller, Get, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { PLAN_PAPERS, type PlanDocumentRow, PlanDocuments, type PlanPaper } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { download, FileAnswer } from '../http/download.js';
import { ChoiceField } from '../http/fields.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { AT, ID } from '../plans/plans.view.js';

class PlanDocumentDto {
  @ChoiceField({ about: 'XLSX, or PDF on A3.', example: 'PDF', of: PLAN_PAPERS })
  paper: PlanPaper;
}

class PlanDocumentView implements PlanDocumentRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  planId: string;

  @ApiProperty({ example: 8, description: 'The version of the plan that it shows.' })
  planVersion: number;

  @ApiProperty({ enum: PLAN_PAPERS, example: 'PDF' })
  paper: PlanPaper;

  @ApiProperty({ example: AT })
  askedAt: Date;

  @ApiProperty({ enum: ['WAITING', 'READY'], example: 'WAITING' })
  state: PlanDocumentRow['state'];
}

/** A plan, draft or released, as a file. */
@ApiTags('plans')
@Controller('api')
export class PlanDocumentsController {
  constructor(private readonly documents: PlanDocuments) {}

  @Post('plans/:id/documents')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @HttpCode(202)
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Ask for a plan as a file, as it stands now; it is made in the background' })
  @ApiAcceptedResponse({ type: PlanDocumentView })
  ask(
    @PathId() id: string,
    @Body() { paper }: PlanDocumentDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<PlanDocumentView> {
    return this.documents.ask(id, paper, actor, request);
  }

  @Get('plan-documents/:id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'Whether the file is ready' })
  @ApiOkResponse({ type: PlanDocumentView })
  one(@PathId() id: string): Promise<PlanDocumentView> {
    return this.documents.one(id);
  }

  @Get('plan-documents/:id/file')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @FileAnswer('The file; 409 with Retry-After while it is being made')
  async file(@PathId() id: string): Promise<StreamableFile> {
    const { file, stream } = await this.documents.file(id);
    return download(file, stream);
  }
}
