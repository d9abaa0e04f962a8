import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { AllocationModule } from '#allocation';
import { CatalogueModule } from '#catalogue';
import { TrainingModule } from '#training';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { DeliveryRecords } from './deliveries/delivery-records.service.js';
import { LettersService } from './deliveries/letters.service.js';
import { Mailer } from './deliveries/mailer.js';
import { PostOffice } from './deliveries/post-office.service.js';
import { FAMILIES, letterFamilies } from './letters/families.js';
import { HostPartnerMailboxes } from './programme/host-partner-mailboxes.js';
import { NominationsIn } from './plan-release/nominations-in.queries.js';
import { PlanReleaseRehearsal, RepeatedReleases } from './plan-release/plan-release-rehearsal.js';
import { ReleaseRehearsal } from './letters/release-rehearsal.js';
import { StatusLinks } from './status/status-links.service.js';

const parts = [
  ...FAMILIES,
  letterFamilies,
  LettersService,
  DeliveryRecords,
  PostOffice,
  Mailer,
  DeliveriesService,
  StatusLinks,
  HostPartnerMailboxes,
  ReleaseRehearsal,
  ...[PlanReleaseRehearsal, RepeatedReleases, NominationsIn],
];

/** What people are told, and how they ask. */
@Module({
  imports: [AllocationModule, ApplicationsModule, CatalogueModule, TrainingModule],
  providers: parts,
  exports: parts,
})
export class NotificationsModule {}
