import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface HostPartnerMailbox {
  name: string;
  /** Null when the partner has nobody to write to. */
  address: string | null;
}

/** Where host partners are written to: their address on record, or else whoever of them was given an account first. */
@Injectable()
export class HostPartnerMailboxes {
  constructor(private readonly dataSource: DataSource) {}

  async of(hostPartnerId: string): Promise<HostPartnerMailbox | null> {
    const [partner] = await this.dataSource.query<HostPartnerMailbox[]>(
      `SELECT p.name, COALESCE(p.email, (SELECT a.email FROM role_grant g JOIN account a ON a.id = g.account_id
         WHERE g.role = 'HOST_PARTNER' AND g.scope = CONVERT(p.id USING ascii) AND a.closed_at IS NULL ORDER BY a.id LIMIT 1)) address
       FROM host_partner p WHERE p.id = ?`,
      [hostPartnerId],
    );
    return partner ?? null;
  }
}
