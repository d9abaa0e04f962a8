import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IN_FORCE } from '../domestic-offices/in-force.js';
import type { HostPartner } from './host-partner.entity.js';

/** What everybody may know of a host partner; its address is for those who write to it. */
export type HostPartnerRow = Pick<HostPartner, 'id' | 'name' | 'kind' | 'prefecture'>;

export interface DomesticOfficeRow {
  code: string;
  nameEn: string;
  nameJa: string;
  city: string;
  prefectures: string[];
}

@Injectable()
export class HostingQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The offices with the names and prefectures in force today. */
  async domesticOffices(): Promise<DomesticOfficeRow[]> {
    const rows = await this.dataSource.query<
      (Omit<DomesticOfficeRow, 'prefectures'> & { prefectures: string | null })[]
    >(
      `SELECT o.code, n.name_en nameEn, n.name_ja nameJa, o.city, GROUP_CONCAT(p.prefecture ORDER BY p.prefecture) prefectures
       FROM domestic_office o
       JOIN domestic_office_name n ON n.domestic_office_code = o.code AND ${IN_FORCE('n')}
       LEFT JOIN prefecture_assignment p ON p.domestic_office_code = o.code AND ${IN_FORCE('p')}
       GROUP BY o.code, n.name_en, n.name_ja, o.city ORDER BY n.name_en`,
    );
    return rows.map((row) => ({ ...row, prefectures: row.prefectures?.split(',') ?? [] }));
  }

  /** Where letters to the domestic offices go, under their names of today. */
  domesticOfficeAddresses(): Promise<{ code: string; nameEn: string; email: string }[]> {
    return this.dataSource.query<{ code: string; nameEn: string; email: string }[]>(
      `SELECT o.code, n.name_en nameEn, o.email FROM domestic_office o
       JOIN domestic_office_name n ON n.domestic_office_code = o.code AND ${IN_FORCE('n')} ORDER BY o.code`,
    );
  }

  hostPartnersOf(courseRunId: string): Promise<HostPartnerRow[]> {
    return this.dataSource.query<HostPartnerRow[]>(
      `SELECT p.id, p.name, p.kind, p.prefecture FROM hosting h JOIN host_partner p ON p.id = h.host_partner_id
       WHERE h.course_run_id = ? ORDER BY p.name`,
      [courseRunId],
    );
  }
}
