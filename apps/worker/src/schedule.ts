import type { JobName } from './jobs.js';

/** Every regular job of the product, in Asia/Tokyo. */
export const SCHEDULE: readonly { job: JobName; cron: string }[] = [
  { job: 'sweep-outbox', cron: '0 * * * * *' },
  { job: 'sweep-deliveries', cron: '15 * * * * *' },
  { job: 'recount-cells', cron: '30 * * * * *' },
  { job: 'complete-name-keys', cron: '45 * * * * *' },
  { job: 'lapse-drafts', cron: '0 5 * * * *' },
  { job: 'remind-milestones', cron: '0 0 7 * * *' },
  { job: 'lapse-offers', cron: '20 5 * * * *' },
  { job: 'fill-all-places', cron: '50 */5 * * * *' },
  { job: 'clear-out', cron: '0 20 3 * * *' },
  { job: 'recount-visits', cron: '40 * * * * *' },
  { job: 'settle-visits', cron: '0 10 3 * * *' },
  { job: 'forget-imports', cron: '0 25 3 * * *' },
  { job: 'patrol', cron: '0 40 3 * * *' },
  { job: 'index-catalogue', cron: '45 * * * * *' },
];
