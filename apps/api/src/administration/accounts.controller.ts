import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GrantScopes } from '#allocation';
import { AccountsQueries, AccountsService, type Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { AccountDto, AccountListDto, AccountReceiptView, AccountView, GrantDto } from './accounts.dto.js';

@ApiTags('administration')
@Controller('api/administration/accounts')
@For('ADMINISTRATOR')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly queries: AccountsQueries,
    private readonly scopes: GrantScopes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Accounts and their roles' })
  @PageOf(AccountView)
  list(@Query() { limit, after }: AccountListDto): Promise<Page<AccountView>> {
    return this.queries.list(limit, after);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Open an account with its roles' })
  @ApiCreatedResponse({ type: AccountReceiptView })
  async open(
    @Body() dto: AccountDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<AccountReceiptView> {
    await this.scopes.hold(dto.grants, (index) => `grants[${index}].`);
    return this.accounts.open(dto, actor, request);
  }

  @Post(':id/grants')
  @HttpCode(204)
  @ApiOperation({ summary: 'Grant a role; granting it twice changes nothing' })
  @ApiNoContentResponse()
  async grant(@PathId() id: string, @Body() dto: GrantDto, @Me() actor: Actor): Promise<void> {
    await this.scopes.hold([dto], () => '');
    await this.accounts.grant(id, dto, actor);
  }

  @Delete(':id/grants')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a role away; the sessions of the account end at once' })
  @ApiNoContentResponse()
  async revoke(@PathId() id: string, @Query() dto: GrantDto, @Me() actor: Actor): Promise<void> {
    await this.accounts.revoke(id, dto, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Close an account; its sessions end at once' })
  @ApiNoContentResponse()
  async close(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    await this.accounts.close(id, actor);
  }
}
