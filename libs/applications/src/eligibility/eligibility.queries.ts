import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { criteriaOf, earlierOf, factsOf, type Read } from './eligibility-facts.js';
import { type AskedCriterion, type EligibilityFacts, evaluate } from './evaluate.js';
import { type EligibilityLine, type StandingJudgement, standingOf } from './standing.js';

type JudgementRow = StandingJudgement & { nominationId: string; criterionId: string };

/** The criteria of nominations of one run with what is found of them, five statements for any number of nominations. */
export async function eligibilityOf(
  read: Read,
  courseRunId: string,
  nominationIds: string[],
): Promise<Map<string, EligibilityLine[]>> {
  const criteria = await criteriaOf(read, courseRunId);
  if (criteria.length === 0) return new Map(nominationIds.map((id) => [id, []]));
  const facts = await factsOf(read, nominationIds);
  const judgements = await read<JudgementRow>(
    `SELECT j.nomination_id nominationId, j.criterion_id criterionId, j.verdict, j.note, a.name judgedBy, j.judged_at judgedAt
     FROM eligibility_judgement j JOIN account a ON a.id = j.judged_by WHERE j.nomination_id IN (?) ORDER BY j.id`,
    [['', ...nominationIds]],
  );
  return new Map(
    nominationIds.map((id) => {
      const latest = new Map(
        judgements.filter((one) => one.nominationId === id).map((one) => [one.criterionId, one]),
      );
      return [id, criteria.map((one) => line(one, facts.get(id)!, latest.get(one.id)))];
    }),
  );
}

function line(
  criterion: AskedCriterion,
  facts: EligibilityFacts,
  row: JudgementRow | undefined,
): EligibilityLine {
  const finding = evaluate(criterion, facts);
  const judgement = row
    ? { verdict: row.verdict, note: row.note, judgedBy: row.judgedBy, judgedAt: row.judgedAt }
    : null;
  return {
    ...criterion,
    ...finding,
    judgement,
    standing: standingOf(finding, judgement?.verdict ?? null),
  };
}

@Injectable()
export class EligibilityQueries {
  constructor(private readonly dataSource: DataSource) {}

  private readonly read: Read = (sql, parameters) => this.dataSource.query(sql, parameters);

  /** Of nominations that the caller has found within its scope. */
  of(courseRunId: string, nominationIds: string[]): Promise<Map<string, EligibilityLine[]>> {
    return eligibilityOf(this.read, courseRunId, nominationIds);
  }

  /** How many earlier trainings stand beside each of these nominations, those of namesakes among them. */
  async earlierCounts(nominationIds: string[]): Promise<Map<string, number>> {
    const earlier = await earlierOf(this.read, nominationIds);
    return new Map(nominationIds.map((id) => [id, earlier.get(id)?.length ?? 0]));
  }
}
