import { applyDecorators, Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DossierQueries, DossiersService, NomineeInvitations, scopeOf } from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { AnswersDto } from '../dossier/dossier.dto.js';
import { InvitationReceiptView, PartReceiptView, WorkingDossierView } from '../dossier/dossier.view.js';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';

const AS = 'OVERSEAS_OFFICE';

const SavePart = (path: string, summary: string): MethodDecorator =>
  applyDecorators(
    Patch(`:id/dossier/${path}`),
    IfMatchHeader(),
    ApiOperation({ summary }),
    ApiOkResponse({ type: PartReceiptView }),
  );

/** The dossier while it is being written. */
@ApiTags('overseas office')
@Controller('api/overseas-office/nominations')
@For(AS)
export class WorkingDossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly queries: DossierQueries,
    private readonly invitations: NomineeInvitations,
  ) {}

  @Get(':id/dossier')
  @ApiOperation({ summary: 'The dossier: what stands in it, what is missing, how far the nominee is' })
  @ApiOkResponse({ type: WorkingDossierView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<WorkingDossierView> {
    return this.queries.working(scopeOf(actor, AS), id);
  }

  @SavePart('official-application', 'Save fields of the Official Application')
  saveOfficialApplication(
    @PathId() nominationId: string,
    @Body() { answers }: AnswersDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
  ): Promise<PartReceiptView> {
    const change = { nominationId, part: 'OFFICIAL_APPLICATION', answers, ifVersion } as const;
    return this.dossiers.write(change, { as: AS, actor });
  }

  @SavePart('part-a', 'Save fields of Part A, the organisation')
  savePartA(
    @PathId() nominationId: string,
    @Body() { answers }: AnswersDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
  ): Promise<PartReceiptView> {
    return this.dossiers.write({ nominationId, part: 'PART_A', answers, ifVersion }, { as: AS, actor });
  }

  @SavePart('part-b', 'Save fields of Part B, the nominee')
  savePartB(
    @PathId() nominationId: string,
    @Body() { answers }: AnswersDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
  ): Promise<PartReceiptView> {
    return this.dossiers.write({ nominationId, part: 'PART_B', answers, ifVersion }, { as: AS, actor });
  }

  @SavePart(
    'medical-history',
    'Type the medical history from paper, unless the nominee has written it; it is never shown again',
  )
  saveMedicalHistory(
    @PathId() nominationId: string,
    @Body() { answers }: AnswersDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
  ): Promise<PartReceiptView> {
    const change = { nominationId, part: 'MEDICAL_HISTORY', answers, ifVersion } as const;
    return this.dossiers.write(change, { as: AS, actor });
  }

  @Post(':id/invitation')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Invite the nominee by e-mail to fill in their parts; an earlier link ends' })
  @ApiCreatedResponse({ type: InvitationReceiptView })
  invite(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<InvitationReceiptView> {
    return this.invitations.invite(id, actor, request);
  }

  @Post(':id/invitation/revoke')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the invitation back: its link stops opening' })
  @ApiNoContentResponse()
  revoke(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    return this.invitations.revoke(id, actor);
  }
}
