import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, ROLE_NAMES, SessionsService, SignInService } from '#identity';
import { For, ForAnyone } from '../http/audience.js';
import type { KccpRequest } from '../http/request.js';
import { Me } from '../http/request.js';
import { SessionCookie } from '../http/session-cookie.js';
import { MeView, SessionView, SignInDto } from './sessions.dto.js';

@ApiTags('sign-in')
@Controller('api')
export class SessionsController {
  constructor(
    private readonly signing: SignInService,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('sessions')
  @ForAnyone('whoever signs in is not signed in yet')
  @ApiOperation({ summary: 'Sign in with e-mail address and password; the answer sets the session cookie' })
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() dto: SignInDto,
    @Req() request: KccpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { token, expiresAt, seconds } = await this.signing.signIn(dto.email, dto.password, request.ip);
    this.cookie.write(reply, token, seconds);
    return { expiresAt };
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @ForAnyone('signing out is harmless')
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(@Req() request: KccpRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token) await this.sessions.signOut(token);
    this.cookie.clear(reply);
  }

  @Get('me')
  @For(...ROLE_NAMES)
  @ApiOperation({ summary: 'Who is signed in, with the roles of this moment' })
  @ApiOkResponse({ type: MeView })
  me(@Me() actor: Actor): MeView {
    return { accountId: actor.accountId, name: actor.name, grants: [...actor.grants] };
  }
}
