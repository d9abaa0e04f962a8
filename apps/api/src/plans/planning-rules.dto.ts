import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import {
  type Levels,
  type LevelsOfYear,
  PLAN_RULES,
  type PlanRule,
  RULE_LEVELS,
  type RuleLevel,
} from '#allocation';

const isLevels = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(
    ([rule, level]) => PLAN_RULES.includes(rule as PlanRule) && RULE_LEVELS.includes(level as RuleLevel),
  );

const example = { COORDINATORS: 'BLOCKS_RELEASE', HOTEL_BEDS: 'WARNS' };

/** Levels by rule. */
const LevelsField = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isLevels',
      validator: {
        validate: isLevels,
        defaultMessage: () =>
          `$property must name rules (${PLAN_RULES.join(', ')}), each with one of ${RULE_LEVELS.join(', ')}`,
      },
    }),
    ApiProperty({
      description: 'The rules to be changed; those that are left out stay as they are.',
      type: 'object',
      additionalProperties: { type: 'string', enum: [...RULE_LEVELS] },
      example,
    }),
  );

export class RuleLevelsDto {
  @LevelsField()
  levels: Partial<Levels>;
}

class RuleLevelView {
  @ApiProperty({ enum: PLAN_RULES, example: 'ROOMS' })
  rule: PlanRule;

  @ApiProperty({ example: 'Seminar rooms of an office' })
  name: string;

  @ApiProperty({ enum: RULE_LEVELS, example: 'BLOCKS_MOVE' })
  level: RuleLevel;
}

export class PlanningRulesView {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ type: [RuleLevelView] })
  rules: RuleLevelView[];

  @ApiProperty({ example: 0, description: '0 as long as nobody has changed them. Also the ETag.' })
  version: number;
}

export function planningRulesView(
  { fiscalYear, levels, version }: LevelsOfYear,
  names: Record<PlanRule, string>,
): PlanningRulesView {
  const rules = PLAN_RULES.map((rule) => ({ rule, name: names[rule], level: levels[rule] }));
  return { fiscalYear, rules, version };
}
