import { DomainError, invalid, type PlainDate } from '#platform';
import type { Allotment } from '../allotment.entity.js';

export interface TransferFacts {
  fromCountryCode: string;
  toCountryCode: string;
  slots: number;
  reason: string;
  /** For the receiving country; needed where it has no allotment yet, or its deadline has passed. */
  jicaDeadline: string | null;
}

type Giving = Pick<Allotment, 'slots' | 'placesTaken' | 'slotsOffered' | 'jicaDeadline'>;
type Receiving = Pick<Allotment, 'jicaDeadline' | 'nationalDeadline'>;

/**
 * By which right slots leave a country: its JICA deadline has passed (it ends with its day in Tokyo), or its office has
 * offered that many. Throws SLOTS.NOT_UNUSED, SLOTS.NOT_YET_FREE.
 */
export function groundOfTransfer(
  { slots, placesTaken, slotsOffered, jicaDeadline }: Giving,
  wanted: number,
  today: PlainDate,
): 'AFTER_DEADLINE' | 'WITH_CONSENT' {
  const unused = slots - placesTaken;
  if (wanted > unused) {
    const sentence = `Of its ${slots} slots ${placesTaken} are taken: ${unused} can be moved, not ${wanted}.`;
    throw new DomainError('CONFLICT', 'SLOTS.NOT_UNUSED', sentence, { unused });
  }
  if (jicaDeadline < today) return 'AFTER_DEADLINE';
  if (wanted <= slotsOffered) return 'WITH_CONSENT';
  const sentence = `Its JICA deadline is the end of ${jicaDeadline} in Tokyo and its office has offered ${slotsOffered}: wait for the deadline, or ask the office to offer ${wanted}.`;
  throw new DomainError('CONFLICT', 'SLOTS.NOT_YET_FREE', sentence, { jicaDeadline, slotsOffered });
}

/** The JICA deadline by which the receiving country nominates. Throws SLOTS.INVALID. */
export function deadlineOfReceiver(
  receiver: Receiving | null,
  wanted: PlainDate | null,
  today: PlainDate,
  runStartsOn: PlainDate | null,
): PlainDate {
  const refused = (message: string) => invalid('SLOTS.INVALID', [{ field: 'jicaDeadline', message }]);
  const deadline = wanted ?? receiver?.jicaDeadline;
  if (!deadline) throw refused('The receiving country has no slots yet: give it a jicaDeadline.');
  if (deadline < today)
    throw refused(`jicaDeadline ${deadline} has passed: give the receiving country one from ${today} on.`);
  if (runStartsOn && deadline >= runStartsOn)
    throw refused(`jicaDeadline must be before the run starts on ${runStartsOn}.`);
  if (receiver?.nationalDeadline && deadline < receiver.nationalDeadline)
    throw refused(`jicaDeadline must not be before the national deadline, ${receiver.nationalDeadline}.`);
  return deadline;
}
