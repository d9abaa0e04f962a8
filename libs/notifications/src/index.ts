export { DeliveriesService, DELIVERY_SORTS, type DeliveryRow } from './deliveries/deliveries.service.js';
export { Delivery, DELIVERY_STATES, type DeliveryState } from './deliveries/delivery.entity.js';
export { LettersService } from './deliveries/letters.service.js';
export { Mailer } from './deliveries/mailer.js';
export { PostOffice, type SendResult } from './deliveries/post-office.service.js';
export { formatFor } from './letters/format.js';
export { LETTER_EVENTS } from './letters/families.js';
export { NotificationsModule } from './notifications.module.js';
export { changeLines } from './programme/programme-changes.js';
export { StatusLinks } from './status/status-links.service.js';
export { StatusLink, StatusRequest, StatusSession } from './status/status-request.entity.js';
export { type Rehearsal, type RehearsedLine, ReleaseRehearsal } from './letters/release-rehearsal.js';
export {
  type PlanLetterLine,
  type PlanReleaseRehearsed,
  PlanReleaseRehearsal,
  type WantedRelease,
} from './plan-release/plan-release-rehearsal.js';
