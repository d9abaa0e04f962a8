import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierQueries, type NominationMove, NominationMoves, scopeOf } from '#applications';
import type { Actor } from '#identity';
import { DossierDifferenceView } from '../dossier/difference.view.js';
import { DifferenceDto, InformationRequestDto, VersionDto } from '../dossier/dossier.dto.js';
import { SubmittedDossierView } from '../dossier/dossier.view.js';
import { For } from '../http/audience.js';
import { Me, PathId, Wanted, type WantedMove } from '../http/request.js';
import { MoveAnswer } from '../nominations/move-answer.js';
import { NominationReceiptView } from '../nominations/nominations.view.js';

const AS = 'DOMESTIC_OFFICE';

/** Dossiers as they were handed in; what an overseas office is writing is not shown. */
@ApiTags('domestic office')
@Controller('api/domestic-office/nominations')
@For(AS)
export class SubmittedDossiersController {
  constructor(
    private readonly queries: DossierQueries,
    private readonly moves: NominationMoves,
  ) {}

  @Get(':id/dossier')
  @ApiOperation({ summary: 'The dossier as it was handed in, last or at an earlier time' })
  @ApiOkResponse({ type: SubmittedDossierView })
  one(
    @PathId() id: string,
    @Query() { number }: VersionDto,
    @Me() actor: Actor,
  ): Promise<SubmittedDossierView> {
    return this.queries.submitted(scopeOf(actor, AS), id, number);
  }

  @Get(':id/dossier/difference')
  @ApiOperation({ summary: 'What changed between two submissions, field by field' })
  @ApiOkResponse({ type: DossierDifferenceView })
  difference(
    @PathId() id: string,
    @Query() { from, to }: DifferenceDto,
    @Me() actor: Actor,
  ): Promise<DossierDifferenceView> {
    return this.queries.difference(scopeOf(actor, AS), id, { from, to });
  }

  @Post(':id/request-information')
  @MoveAnswer('Return it and ask for more, field by field')
  requestInformation(
    @Wanted('return') wanted: WantedMove<NominationMove>,
    @Body() { reason, items }: InformationRequestDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason, items }, actor, AS);
  }
}
