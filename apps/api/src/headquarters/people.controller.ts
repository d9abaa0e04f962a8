import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DuplicatesQueries, PeopleQueries, PersonMerges } from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { EarlierParticipationQueries } from '#training';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { earlierParticipationView, personView } from '../people/people.view.js';
import { MergeDto, PeopleLikeDto } from './people.dto.js';
import { MergeReceiptView, PersonFileView, PersonLikeView, personLikeView } from './people.view.js';

/** Headquarters decides who is one person: people go through the hands of many offices, and a merge shows in all of them. */
@ApiTags('headquarters')
@Controller('api/headquarters/people')
@For('HEADQUARTERS')
export class PeopleController {
  constructor(
    private readonly people: PeopleQueries,
    private readonly duplicates: DuplicatesQueries,
    private readonly earlier: EarlierParticipationQueries,
    private readonly merges: PersonMerges,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'People who may be the one you describe, likeliest first' })
  @ApiOkResponse({ type: [PersonLikeView] })
  async like(@Query() dto: PeopleLikeDto): Promise<PersonLikeView[]> {
    const found = await this.people.like({ ...dto, birthDate: dto.birthDate ?? null });
    return found.map(personLikeView);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'One person: participations, decisions, and who may be the same' })
  @ApiOkResponse({ type: PersonFileView })
  async one(@PathId() id: string): Promise<PersonFileView> {
    const { person, ...earlier } = await this.earlier.forHeadquarters(id);
    const merges = await this.duplicates.mergesOf(await this.people.samePerson(id));
    const { mergedIntoId } = person;
    return { ...earlierParticipationView(earlier), person: personView(person), mergedIntoId, merges };
  }

  @Post(':id/merges')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Decide that another person is this one; it can be undone, and no count changes' })
  @ApiCreatedResponse({ type: MergeReceiptView })
  merge(
    @PathId() id: string,
    @Body() dto: MergeDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<MergeReceiptView> {
    return this.merges.merge(id, dto, actor, request);
  }
}
