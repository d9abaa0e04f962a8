import type { FieldFault } from '#platform';
import { planningWeeks } from '../planning-week.js';
import type { PlanningWeights } from '../planning-year/planning-weights.js';
import type { DemandStatement, RunFacts } from './demanded-run.js';

/** Everything that does not fit together in what is stated of a run. Each field's own bounds are those of its form. */
export function statementFaults(
  facts: RunFacts,
  statement: DemandStatement,
  weights: PlanningWeights,
): FieldFault[] {
  return [
    ...weekFaults(facts, statement),
    ...(facts.programmeType === 'LONG_TERM' ? longTermFaults(statement, weights) : intakeFaults(statement)),
    ...hostFaults(facts, statement),
  ];
}

function weekFaults({ fiscalYear }: RunFacts, statement: DemandStatement): FieldFault[] {
  const last = planningWeeks(fiscalYear) - 1;
  const faults: FieldFault[] = [];
  for (const field of ['earliestWeek', 'latestWeek', 'preferredWeek', 'fixedWeek'] as const) {
    const week = statement[field];
    if (week === null || week <= last) continue;
    faults.push({ field, message: `${field} must be at most ${last}, the last week of FY${fiscalYear}.` });
  }
  const { earliestWeek, latestWeek, preferredWeek, fixedWeek } = statement;
  const [from, to] = [earliestWeek ?? 0, latestWeek ?? last];
  if (to < from)
    faults.push({ field: 'latestWeek', message: `latestWeek must not lie before earliestWeek (${from}).` });
  for (const [field, week] of Object.entries({ preferredWeek, fixedWeek }))
    if (week !== null && from <= to && (week < from || week > to))
      faults.push({
        field,
        message: `${field} must lie within the window, from week ${from} to week ${to}.`,
      });
  return faults;
}

/** Long-Term people begin with the academic year or its second half: their start is an intake, not a window. */
function longTermFaults(
  { earliestWeek, latestWeek, preferredWeek, fixedWeek, intake }: DemandStatement,
  { intakes }: PlanningWeights,
): FieldFault[] {
  const faults = Object.entries({ earliestWeek, latestWeek, preferredWeek })
    .filter(([, week]) => week !== null)
    .map(([field]) => ({
      field,
      message: `A Long-Term run starts with an intake: say intake (APRIL or AUTUMN) and leave ${field} out.`,
    }));
  const open = intake ? [intakes[intake]] : Object.values(intakes);
  const isIntake = open.some(({ fromWeek, toWeek }) => fixedWeek! >= fromWeek && fixedWeek! <= toWeek);
  if (fixedWeek !== null && !isIntake) {
    const weeks = open.map(({ fromWeek, toWeek }) => `${fromWeek} to ${toWeek}`).join(' or ');
    faults.push({ field: 'fixedWeek', message: `fixedWeek must be a week of the intake: ${weeks}.` });
  }
  return faults;
}

function intakeFaults({ intake }: DemandStatement): FieldFault[] {
  if (intake === null) return [];
  return [{ field: 'intake', message: 'intake is for Long-Term runs; leave it out.' }];
}

function hostFaults(
  { chosen }: RunFacts,
  { hostPartnerId, acceptableHostPartnerIds }: DemandStatement,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (chosen && hostPartnerId !== null && hostPartnerId !== chosen.hostPartnerId)
    faults.push({
      field: 'hostPartnerId',
      message: 'hostPartnerId was chosen by proposal competition; reopen the competition to choose another.',
    });
  const fixed = chosen?.hostPartnerId ?? hostPartnerId;
  if (fixed !== null && acceptableHostPartnerIds.length > 0 && !acceptableHostPartnerIds.includes(fixed))
    faults.push({
      field: 'acceptableHostPartnerIds',
      message: 'acceptableHostPartnerIds must hold the fixed host partner, or be left empty.',
    });
  return faults;
}
