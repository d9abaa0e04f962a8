import { ApiProperty } from '@nestjs/swagger';
import {
  type Agreement,
  type Blackout,
  type Contact,
  type FoundPartners,
  type HostPartnerDetail,
  type HostPartnerInList,
  type HostPartnerReceipt,
  type PartnerModule,
  type PartnerWish,
  type PastHosting,
  type RankedPartner,
  type Reason,
  type ReasonKind,
} from '#allocation';
import { THEME_CODES, type Theme } from '#catalogue';
import { ClosureView } from '../capacity/capacity.view.js';
import { HostPartnerView } from '../headquarters/course-runs.view.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62';

export class HostPartnerReceiptView implements HostPartnerReceipt {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class HostPartnerInListView extends HostPartnerView implements HostPartnerInList {
  @ApiProperty({ type: String, nullable: true, example: 'training@kobe-water.kccp.example' })
  email: string | null;

  @ApiProperty({ example: 1, description: 'Goes into If-Match.' })
  version: number;
}

class ContactView implements Contact {
  @ApiProperty({ example: 'Tanaka Yuko' })
  name: string;

  @ApiProperty({ example: 'Course leader' })
  role: string;

  @ApiProperty({ type: String, nullable: true, example: 'tanaka@kobe-water.kccp.example' })
  email: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+81 78 000 0000' })
  phone: string | null;
}

class ModuleView implements PartnerModule {
  @ApiProperty({ example: 'Leakage survey in the field' })
  title: string;

  @ApiProperty({ enum: THEME_CODES, example: 'WATER_AND_DISASTER' })
  theme: Theme;

  @ApiProperty({ example: 3 })
  days: number;
}

class AgreementView implements Agreement {
  @ApiProperty({ example: 'KIC-2026-014' })
  reference: string;

  @ApiProperty({ example: '2026-04-01' })
  validFrom: string;

  @ApiProperty({ example: '2029-03-31' })
  validTo: string;

  @ApiProperty({ example: 3 })
  runsPerYear: number;
}

class BlackoutView extends ClosureView implements Blackout {
  @ApiProperty({ example: 2026 })
  fiscalYear: number;
}

export class HostPartnerDetailView extends HostPartnerInListView implements HostPartnerDetail {
  @ApiProperty({ example: 1 })
  runsAtOnce: number;

  @ApiProperty({ enum: THEME_CODES, isArray: true, example: ['WATER_AND_DISASTER'] })
  themes: Theme[];

  @ApiProperty({ type: [String], example: ['en'] })
  languages: string[];

  @ApiProperty({ type: [ModuleView] })
  modules: ModuleView[];

  @ApiProperty({ type: [ContactView] })
  contacts: ContactView[];

  @ApiProperty({ type: [AgreementView] })
  agreements: AgreementView[];

  @ApiProperty({ type: [BlackoutView] })
  blackouts: BlackoutView[];
}

export class PastHostingView implements PastHosting {
  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 2025 })
  fiscalYear: number;

  @ApiProperty({ enum: THEME_CODES, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: Theme | null;

  @ApiProperty({ type: String, nullable: true, example: '2025-10-06' })
  startsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2025-11-14' })
  endsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 4, description: '0 to 5; null where not evaluated.' })
  score: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'The practice at the plant was the best part.' })
  note: string | null;
}

class WishView implements PartnerWish {
  @ApiProperty({ example: 2026 })
  fiscalYear: number;

  @ApiProperty({ enum: THEME_CODES, nullable: true, example: 'HEALTH' })
  theme: Theme | null;

  @ApiProperty({ type: [String], example: ['Hyogo', 'Kyoto'] })
  prefectures: string[];

  @ApiProperty({ type: String, nullable: true, example: 'the area of JICA Kansai Center' })
  area: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'fr' })
  language: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 27 })
  fromWeek: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 6 })
  weeks: number | null;
}

const REASON_KINDS: readonly ReasonKind[] = ['OBSTACLE', 'FOR', 'AGAINST'];

class ReasonView implements Reason {
  @ApiProperty({ enum: REASON_KINDS, example: 'FOR', description: 'An OBSTACLE stands in the way.' })
  kind: ReasonKind;

  @ApiProperty({ example: 'THEME' })
  code: string;

  @ApiProperty({ example: 'Gives training in Health.' })
  text: string;
}

class RankedPartnerView extends HostPartnerView implements RankedPartner {
  @ApiProperty({ example: true, description: 'Nothing stands in the way.' })
  free: boolean;

  @ApiProperty({ type: Number, nullable: true, example: 4.5 })
  rating: number | null;

  @ApiProperty({ example: 1, description: 'Runs of the year that it gives already.' })
  runsOfYear: number;

  @ApiProperty({ example: 3 })
  runsPerYear: number;

  @ApiProperty({
    type: [Number],
    example: [27, 28],
    description: 'Weeks in which it could give one more run.',
  })
  freeWeeks: number[];

  @ApiProperty({ type: [ReasonView] })
  reasons: ReasonView[];
}

export class FoundPartnersView implements FoundPartners {
  @ApiProperty({ description: 'What they were looked for.' })
  wish: WishView;

  @ApiProperty({ type: [RankedPartnerView], description: 'The most suitable first.' })
  hostPartners: RankedPartnerView[];
}
