import { type NominationStatus, publicState, STATES } from '#applications';
import { formatFor } from '#notifications';
import { ENROLMENT_STATE_FACTS, type EnrolmentState, readsProgramme } from '#training';
import type { StatusOfNomination } from './pages.js';

const STAGES = [
  'Received',
  'Under screening',
  'Result',
  'Before departure',
  'In training',
  'Completed',
] as const;

const HAPPENED: Record<string, string> = {
  submit: 'Handed in',
  screen: 'Taken under screening',
  return: 'Returned for correction',
  accept: 'Accepted',
  promote: 'Accepted from the reserve list',
  reserve: 'Put on the reserve list',
  offer: 'A place was offered',
  confirm: 'The offered place was confirmed',
  'turn-down': 'The offered place was turned down',
  'take-back': 'The offer was taken back',
  'lapse-offer': 'The offer was not answered in time',
  'not-accept': 'Not accepted',
  reopen: 'Decision reopened',
  release: 'Result released',
  withdraw: 'Withdrawn',
  decline: 'Place declined',
  substitute: 'Another person was proposed',
  defer: 'Deferred to the next run',
  reinstate: 'Reinstated',
  cancel: 'Cancelled with the course',
};

const HOLDERS = {
  OVERSEAS_OFFICE: 'The office that nominated you',
  DOMESTIC_OFFICE: 'The domestic office of JICA in Japan',
  NOBODY: 'Nobody: it is closed',
};

/** One nomination in public wording: where it stands, what is next, who holds it, by when, and its public history. */
export function statusOfNomination(
  status: NominationStatus,
  training: { state: EnrolmentState } | undefined,
  publicUrl: string,
): StatusOfNomination {
  const format = formatFor('en', publicUrl);
  const state = publicState(status.state, status.releasedAt !== null);
  const facts = STATES[state];
  const inTraining = state === 'ACCEPTED' && training && training.state !== 'PRE_DEPARTURE';
  const reached = stageOf(state, training?.state);
  const steps = status.steps.filter((step) => step.move in HAPPENED);
  const instant = (at: Date) => formatInstant(at, status.timeZone);
  return {
    course: format.course(status),
    person: format.person(status),
    dates: `${format.day(status.startsOn)} to ${format.day(status.endsOn)}`,
    reference: status.reference,
    stages: STAGES.map((name, index) => ({
      name,
      kind: index < reached ? 'done' : index === reached ? 'current' : 'ahead',
      done: index < reached,
      current: index === reached,
    })),
    state: inTraining ? ENROLMENT_STATE_FACTS[training.state].public : facts.public,
    since: instant(steps.at(-1)?.madeAt ?? new Date(0)),
    holder:
      facts.holder === 'OVERSEAS_OFFICE' && status.overseasOfficeName
        ? status.overseasOfficeName
        : HOLDERS[facts.holder],
    next: inTraining
      ? 'The domestic office of JICA in Japan is at your side during the training.'
      : facts.next,
    byWhen:
      state === 'SUBMITTED' || state === 'UNDER_SCREENING' || state === 'RETURNED'
        ? format.deadline(status.resultOn, status.timeZone)
        : null,
    programme:
      state === 'ACCEPTED' && training && readsProgramme(training.state)
        ? `/status/programme/${status.id}`
        : null,
    history: steps.map((step) => ({ when: instant(step.madeAt), what: HAPPENED[step.move]! })),
  };
}

function stageOf(state: NominationStatus['state'], training: EnrolmentState | undefined): number {
  if (state === 'SUBMITTED' || state === 'RETURNED') return 0;
  if (state === 'UNDER_SCREENING') return 1;
  if (state !== 'ACCEPTED') return 2;
  if (training === 'COMPLETED') return 5;
  return training && ENROLMENT_STATE_FACTS[training].counted ? 4 : 3;
}

/** An instant in both zones, each named. */
function formatInstant(at: Date, timeZone: string): string {
  const inZone = (zone: string) =>
    `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)} (${zone.split('/').at(-1)!.replaceAll('_', ' ')})`;
  return timeZone === 'Asia/Tokyo' ? inZone(timeZone) : `${inZone(timeZone)}, ${inZone('Asia/Tokyo')}`;
}
