import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import {
  DeliveriesService,
  DELIVERY_SORTS,
  DELIVERY_STATES,
  type DeliveryRow,
  type DeliveryState,
} from '#notifications';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { ChoiceField, IdField } from '../http/fields.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { Me, PathId } from '../http/request.js';

class DeliveryListDto extends PageDto {
  @ChoiceField({ about: 'State; FAILED shows what needs somebody.', of: DELIVERY_STATES, optional: true })
  state?: DeliveryState;

  @IdField({ about: 'Letters about this nomination.', optional: true })
  subjectId?: string;

  @ChoiceField({ about: 'Order; a minus means descending.', of: DELIVERY_SORTS, optional: true })
  sort: string = '-written';
}

class DeliveryView implements DeliveryRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'nomination-received' })
  letter: string;

  @ApiProperty({ enum: ['OVERSEAS_OFFICE', 'NOMINEE', 'STATUS_REQUEST'], example: 'NOMINEE' })
  recipientKind: DeliveryRow['recipientKind'];

  @ApiProperty({ example: 'KE', description: 'Office code, nomination id or status request id.' })
  recipientRef: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  subjectId: string;

  @ApiProperty({ example: 'en' })
  language: string;

  @ApiProperty({ enum: DELIVERY_STATES, example: 'SENT' })
  state: DeliveryState;

  @ApiProperty({ example: 1 })
  attempts: number;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  writtenAt: Date;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  nextAttemptAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-01T02:00:01.000Z' })
  sentAt: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why it waits or failed, in words.',
  })
  trouble: string | null;
}

@ApiTags('administration')
@Controller('api/administration/deliveries')
@For('ADMINISTRATOR')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @For('ADMINISTRATOR', 'AUDITOR')
  @ApiOperation({ summary: 'Letters and how they ended; failed ones stay until somebody acts' })
  @PageOf(DeliveryView)
  list(@Query() { limit, after, sort, ...filter }: DeliveryListDto): Promise<Page<DeliveryView>> {
    return this.deliveries.list(filter, { limit, after, sort });
  }

  @Post(':id/send-again')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a failed letter up again' })
  @ApiNoContentResponse()
  async sendAgain(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    await this.deliveries.sendAgain(id, actor);
  }
}
