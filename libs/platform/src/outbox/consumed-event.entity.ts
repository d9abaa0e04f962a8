import { Entity, PrimaryColumn } from 'typeorm';
import { idColumn, InstantColumn } from '../columns.js';

/** One consumer is through with one event, written in the transaction of its effect: a repeated job finds it and stops. */
@Entity('consumed_event')
export class ConsumedEvent {
  @PrimaryColumn({ ...idColumn, name: 'event_id' })
  eventId: string;

  @PrimaryColumn({ type: 'varchar', length: 32, charset: 'ascii', collation: 'ascii_bin' })
  consumer: string;

  @InstantColumn({ name: 'consumed_at' })
  consumedAt: Date;
}
