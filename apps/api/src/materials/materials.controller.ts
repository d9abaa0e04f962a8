import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { MaterialFilesService, MaterialsQueries, MaterialsService } from '#jica-net';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { ReasonDto } from '../nominations/nominations.dto.js';
import { MaterialChangesDto, MaterialDto, MaterialFileDto, MaterialListDto } from './materials.dto.js';
import {
  AddedFileView,
  MaterialReceiptView,
  RegisteredMaterialDetailView,
  RegisteredMaterialView,
} from './materials.view.js';

/** The JICA-Net Library as offices keep it: headquarters all of it, a domestic office what it registered. */
@ApiTags('JICA-Net Library')
@Controller('api/materials')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class MaterialsController {
  constructor(
    private readonly materials: MaterialsService,
    private readonly files: MaterialFilesService,
    private readonly queries: MaterialsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Materials: to a domestic office its own and what is published' })
  @PageOf(RegisteredMaterialView)
  list(
    @Query() { limit, after, sort, ...filter }: MaterialListDto,
    @Me() actor: Actor,
  ): Promise<Page<RegisteredMaterialView>> {
    return this.queries.list(actor, filter, { limit, after, sort });
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Register a material, as a draft' })
  @ApiCreatedResponse({ type: MaterialReceiptView })
  register(
    @Body() { officeCode, ...facts }: MaterialDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<MaterialReceiptView> {
    return this.materials.register(facts, officeCode ?? null, actor, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One material with its files' })
  @ApiOkResponse({ type: RegisteredMaterialDetailView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<RegisteredMaterialDetailView> {
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend a material' })
  @ApiOkResponse({ type: MaterialReceiptView })
  amend(
    @PathId() id: string,
    @Body() changes: MaterialChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<MaterialReceiptView> {
    return this.materials.amend(id, changes, actor, version);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Publish a material, or take its withdrawal back' })
  @ApiOkResponse({ type: MaterialReceiptView })
  publish(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<MaterialReceiptView> {
    return this.materials.publish(id, actor, version);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Withdraw a published material: nobody reads it any more, its visits stay counted',
  })
  @ApiOkResponse({ type: MaterialReceiptView })
  withdraw(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<MaterialReceiptView> {
    return this.materials.withdraw(id, reason, actor, version);
  }

  @Post(':id/files')
  @IfMatchHeader()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Add an uploaded file to a material' })
  @ApiCreatedResponse({ type: AddedFileView })
  addFile(
    @PathId() id: string,
    @Body() { uploadId }: MaterialFileDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<AddedFileView> {
    return this.files.add(id, uploadId, actor, version, request);
  }
}
