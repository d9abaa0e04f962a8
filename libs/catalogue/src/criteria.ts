import { type DomainError, type FieldFault, invalid, newId, type Transaction } from '#platform';
import { asRule, type RuleFacts, ruleFaults } from './criterion-rule.js';
import type { Criterion } from './criterion.entity.js';

export type CriterionFacts = Pick<Criterion, 'kind' | 'level' | 'wording'> & { rule?: RuleFacts | null };

/** While the list is rewritten the old places move out of the way of the new ones. */
const ASIDE = 1_000;

/**
 * Replaces the criteria of a run. A criterion of the same kind and wording stays the same one, so that what officers
 * have judged of it stands when headquarters reorders the list or gives it a rule. Throws COURSE_RUN.INVALID.
 */
export async function replaceCriteria(
  tx: Transaction,
  courseRunId: string,
  criteria: CriterionFacts[],
): Promise<void> {
  const faults = criteria.flatMap(({ kind, rule }, index): FieldFault[] =>
    rule ? ruleFaults(kind, rule, `criteria[${index}].rule`) : [],
  );
  if (faults.length > 0) throw wrong(faults);
  const before = await tx.rows<Pick<Criterion, 'id' | 'kind' | 'wording'>>(
    'SELECT id, kind, wording FROM criterion WHERE course_run_id = ? ORDER BY position FOR UPDATE',
    [courseRunId],
  );
  const known = (one: CriterionFacts) => {
    const index = before.findIndex(({ kind, wording }) => kind === one.kind && wording === one.wording);
    return index < 0 ? undefined : before.splice(index, 1)[0]!.id;
  };
  const values = criteria.map((one, position) => [
    known(one) ?? newId(),
    courseRunId,
    position,
    ...[one.kind, one.level, one.wording],
    one.rule ? JSON.stringify(asRule(one.rule)) : null,
  ]);
  await tx.write('UPDATE criterion SET position = position + ? WHERE course_run_id = ?', [
    ASIDE,
    courseRunId,
  ]);
  if (values.length > 0)
    await tx.write(
      `INSERT INTO criterion (id, course_run_id, position, kind, level, wording, rule) VALUES ?
       ON DUPLICATE KEY UPDATE position = VALUES(position), level = VALUES(level), rule = VALUES(rule)`,
      [values],
    );
  await tx.write('DELETE FROM criterion WHERE course_run_id = ? AND position >= ?', [courseRunId, ASIDE]);
}

function wrong(faults: FieldFault[]): DomainError {
  return invalid('COURSE_RUN.INVALID', faults);
}
