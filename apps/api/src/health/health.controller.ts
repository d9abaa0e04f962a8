import { Controller, Get, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Health, HealthCheck } from '#platform';
import { ForAnyone } from '../http/audience.js';

class LiveView {
  @ApiProperty({ example: 'alive' })
  status: string;
}

class HealthView {
  @ApiProperty({ enum: ['ready', 'degraded', 'unavailable'], example: 'ready' })
  status: Health['status'];

  @ApiPropertyOptional({ example: 'up' })
  database?: string;

  @ApiPropertyOptional({ example: 'up' })
  redis?: string;

  @ApiPropertyOptional({ example: 'up' })
  mail?: string;
}

@ApiTags('health')
@Controller('api/health')
@ForAnyone('load balancers ask without sign-in and learn nothing of anybody')
export class HealthController {
  constructor(private readonly health: HealthCheck) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'alive' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The process can serve; degraded while Redis or the mail server is away' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView, description: 'The database is gone.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const health = await this.health.ready();
    void reply.status(health.status === 'unavailable' ? 503 : 200);
    return health;
  }
}
