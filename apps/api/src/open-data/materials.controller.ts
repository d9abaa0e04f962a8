import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnnualVisitsQueries, PublicMaterialsQueries } from '#jica-net';
import type { Page } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { PathId } from '../http/request.js';
import { PublicMaterialListDto, SeriesDto } from '../materials/materials.dto.js';
import { AnnualVisitsView, MaterialRowView, PublicMaterialView } from '../materials/materials.view.js';

const CACHED = 'public, max-age=60';

@ApiTags('open data')
@Controller('api/open-data')
@ForAnyone('published materials of the JICA-Net Library and the figures of its visits are public')
export class OpenMaterialsController {
  constructor(
    private readonly materials: PublicMaterialsQueries,
    private readonly visits: AnnualVisitsQueries,
  ) {}

  @Get('materials')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'The public catalogue of the JICA-Net Library' })
  @PageOf(MaterialRowView)
  list(@Query() { limit, after, sort, ...filter }: PublicMaterialListDto): Promise<Page<MaterialRowView>> {
    return this.materials.list(filter, { limit, after, sort });
  }

  @Get('materials/:id')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'One material; programs that read it here are not counted as visitors' })
  @ApiOkResponse({ type: PublicMaterialView })
  one(@PathId() id: string): Promise<PublicMaterialView> {
    return this.materials.one(id);
  }

  @Get('material-visits')
  @Header('cache-control', CACHED)
  @ApiOperation({
    summary: 'Visits of the library by Japanese fiscal year: published and counted side by side',
  })
  @ApiOkResponse({ type: [AnnualVisitsView] })
  series(@Query() { from }: SeriesDto): Promise<AnnualVisitsView[]> {
    return this.visits.series(from);
  }
}
