import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { MaterialsQueries, MaterialUsesService, type MaterialUseRow } from '#jica-net';
import { For } from '../http/audience.js';
import { IdsField } from '../http/fields.js';
import { Me, PathId } from '../http/request.js';

class MaterialIdsDto {
  @IdsField({ about: 'Published materials; the list replaces the one before.', max: 100 })
  materialIds: string[];
}

class MaterialUseView implements MaterialUseRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  materialId: string;

  @ApiProperty({ example: 'Introduction to leakage control' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: of the whole run.' })
  sessionId: string | null;
}

@ApiTags('domestic office')
@Controller('api/domestic-office')
@For('DOMESTIC_OFFICE')
export class MaterialUsesController {
  constructor(
    private readonly uses: MaterialUsesService,
    private readonly queries: MaterialsQueries,
  ) {}

  @Get('course-runs/:id/materials')
  @ApiOperation({ summary: 'Materials of a run and of the sessions of its programme' })
  @ApiOkResponse({ type: [MaterialUseView] })
  of(@PathId() id: string, @Me() actor: Actor): Promise<MaterialUseView[]> {
    return this.queries.usesOf(actor.scopesOf('DOMESTIC_OFFICE'), id);
  }

  @Put('course-runs/:id/materials')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say which materials the participants of a run are given' })
  @ApiNoContentResponse()
  async ofRun(
    @PathId() id: string,
    @Body() { materialIds }: MaterialIdsDto,
    @Me() actor: Actor,
  ): Promise<void> {
    await this.uses.setOfRun(id, materialIds, actor);
  }

  @Put('programme-sessions/:id/materials')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say which materials belong to a session; it may be released already' })
  @ApiNoContentResponse()
  async ofSession(
    @PathId() id: string,
    @Body() { materialIds }: MaterialIdsDto,
    @Me() actor: Actor,
  ): Promise<void> {
    await this.uses.setOfSession(id, materialIds, actor);
  }
}
