import { PLAN_DOCUMENT_ASKED } from '#allocation';
import { MAKE_PROPOSAL, PLANNING_QUEUE, PROPOSAL_ASKED, PROPOSALS_CONSUMER } from '#allocation';
import { CLEARING_CONSUMER, IMPORT_ENDED, IMPORT_STARTED, IMPORTS_CONSUMER } from '#applications';
import { BOARD_PACK_ASKED, PLACE_FREEING_EVENTS } from '#applications';
import { BATCH_SUBMITTED } from '#applications';
import { LETTER_EVENTS } from '#notifications';
import { COUNTED_EVENTS } from '#statistics';

/** Every job of the product: its queue, its payload, and exactly one handler (checked at boot). Payloads are ids only. */
export interface JobPayloads {
  'write-letters': { eventId: string };
  'send-letter': { deliveryId: string };
  'touch-cells': { eventId: string };
  'recount-cells': object;
  'follow-nomination': { eventId: string; nominationId: string };
  'cancel-with-run': { eventId: string; courseRunId: string };
  'check-import': { eventId: string; importId: string };
  'clear-import': { eventId: string; importId: string };
  'forget-imports': object;
  'fill-places': { eventId: string };
  'fill-all-places': object;
  'lapse-offers': object;
  'make-board-pack': { eventId: string; packId: string };
  'note-duplicates': { eventId: string; nominationId: string };
  'complete-name-keys': object;
  'move-lists': { eventId: string; courseRunId: string };
  'sweep-outbox': object;
  'sweep-deliveries': object;
  'lapse-drafts': object;
  'remind-milestones': object;
  'clear-out': object;
  patrol: object;
  'set-information': { eventId: string; versionId: string };
  'index-catalogue': { eventId?: string };
  'recount-visits': object;
  'settle-visits': object;
  'set-receipt': { eventId: string; batchId: string };
  'make-plan-document': { eventId: string; documentId: string };
  [MAKE_PROPOSAL]: { eventId: string; proposalId: string };
}
export type JobName = keyof JobPayloads;

/** What the planner handles, a process of its own: the worker only hands it over. */
type PlannerJob = typeof MAKE_PROPOSAL;
export type WorkerJob = Exclude<JobName, PlannerJob>;

/** Handlers of some of the jobs, or of all. */
export type Handlers<Name extends WorkerJob = WorkerJob> = {
  [Job in Name]: (payload: JobPayloads[Job]) => Promise<unknown>;
};

/**
 * What one context does because of another must not wait behind what merely tidies up, nor behind thousands of
 * comparisons of people: each has a queue of its own.
 */
export const WORKER_QUEUES = [
  'letters',
  'annual-counts',
  'following',
  'people',
  'imports',
  'documents',
  'housekeeping',
] as const;
export const QUEUES = [...WORKER_QUEUES, PLANNING_QUEUE] as const;
export type QueueName = (typeof QUEUES)[number];

export const QUEUE_OF: Record<JobName, QueueName> = {
  'write-letters': 'letters',
  'send-letter': 'letters',
  'touch-cells': 'annual-counts',
  'recount-cells': 'annual-counts',
  'follow-nomination': 'following',
  'cancel-with-run': 'following',
  'check-import': 'imports',
  'clear-import': 'following',
  'forget-imports': 'housekeeping',
  'fill-places': 'following',
  'fill-all-places': 'housekeeping',
  'lapse-offers': 'housekeeping',
  'make-board-pack': 'documents',
  'note-duplicates': 'people',
  'complete-name-keys': 'people',
  'move-lists': 'following',
  'sweep-outbox': 'housekeeping',
  'sweep-deliveries': 'housekeeping',
  'lapse-drafts': 'housekeeping',
  'remind-milestones': 'housekeeping',
  'clear-out': 'housekeeping',
  patrol: 'housekeeping',
  'set-information': 'documents',
  'index-catalogue': 'following',
  'recount-visits': 'annual-counts',
  'settle-visits': 'housekeeping',
  'set-receipt': 'documents',
  'make-plan-document': 'documents',
  [MAKE_PROPOSAL]: PLANNING_QUEUE,
};

/** A consumer confirms an event in the transaction of its effect; until all have, the sweeper sends it round again. */
export interface Subscription {
  /** At most 32 letters. */
  consumer: string;
  events: readonly string[];
  job(event: {
    id: string;
    subjectId: string;
  }): { [Name in JobName]: { name: Name; payload: JobPayloads[Name] } }[JobName];
}

export const SUBSCRIPTIONS: readonly Subscription[] = [
  {
    consumer: 'letters',
    events: LETTER_EVENTS,
    job: (event) => ({ name: 'write-letters', payload: { eventId: event.id } }),
  },
  {
    consumer: 'annual-counts',
    events: COUNTED_EVENTS,
    job: (event) => ({ name: 'touch-cells', payload: { eventId: event.id } }),
  },
  {
    consumer: 'enrolments',
    events: [
      'applications.nomination-accepted',
      'applications.nomination-reopened',
      'applications.nomination-declined',
      'applications.nomination-substituted',
      'applications.nomination-deferred',
      'applications.nomination-withdrawn',
      'applications.nomination-cancelled',
    ],
    job: (event) => ({
      name: 'follow-nomination',
      payload: { eventId: event.id, nominationId: event.subjectId },
    }),
  },
  {
    consumer: 'duplicates',
    events: ['applications.nomination-submitted'],
    job: (event) => ({
      name: 'note-duplicates',
      payload: { eventId: event.id, nominationId: event.subjectId },
    }),
  },
  {
    consumer: 'run-cancellation',
    events: ['catalogue.course-run-cancelled'],
    job: (event) => ({
      name: 'cancel-with-run',
      payload: { eventId: event.id, courseRunId: event.subjectId },
    }),
  },
  {
    consumer: IMPORTS_CONSUMER,
    events: [IMPORT_STARTED],
    job: (event) => ({ name: 'check-import', payload: { eventId: event.id, importId: event.subjectId } }),
  },
  {
    consumer: CLEARING_CONSUMER,
    events: [IMPORT_ENDED],
    job: (event) => ({ name: 'clear-import', payload: { eventId: event.id, importId: event.subjectId } }),
  },
  {
    consumer: 'place-offers',
    events: PLACE_FREEING_EVENTS,
    job: (event) => ({ name: 'fill-places', payload: { eventId: event.id } }),
  },
  {
    consumer: 'board-packs',
    events: [BOARD_PACK_ASKED],
    job: (event) => ({ name: 'make-board-pack', payload: { eventId: event.id, packId: event.subjectId } }),
  },
  {
    consumer: 'information-pdf',
    events: ['catalogue.information-issued'],
    job: (event) => ({
      name: 'set-information',
      payload: { eventId: event.id, versionId: event.subjectId },
    }),
  },
  {
    consumer: 'catalogue-index',
    events: ['catalogue.course-run-published', 'catalogue.information-issued'],
    job: (event) => ({ name: 'index-catalogue', payload: { eventId: event.id } }),
  },
  {
    consumer: 'nomination-lists',
    events: ['catalogue.course-run-reclassified'],
    job: (event) => ({
      name: 'move-lists',
      payload: { eventId: event.id, courseRunId: event.subjectId },
    }),
  },
  {
    consumer: 'receipts',
    events: [BATCH_SUBMITTED],
    job: (event) => ({
      name: 'set-receipt',
      payload: { eventId: event.id, batchId: event.subjectId },
    }),
  },
  {
    consumer: 'plan-documents',
    events: [PLAN_DOCUMENT_ASKED],
    job: (event) => ({
      name: 'make-plan-document',
      payload: { eventId: event.id, documentId: event.subjectId },
    }),
  },
  {
    consumer: PROPOSALS_CONSUMER,
    events: [PROPOSAL_ASKED],
    job: (event) => ({ name: MAKE_PROPOSAL, payload: { eventId: event.id, proposalId: event.subjectId } }),
  },
];

export function consumersOf(eventType: string): string[] {
  return SUBSCRIPTIONS.filter((subscription) => subscription.events.includes(eventType)).map(
    (subscription) => subscription.consumer,
  );
}
