import type { Rule } from './model.js';

/** What it means to break a rule: the move is refused, the plan cannot be released, or both are told and go on. */
export const RULE_LEVELS = ['BLOCKS_MOVE', 'BLOCKS_RELEASE', 'WARNS'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What a single move may break: the limits of the model, beds that must be bought in hotels, and the filters. */
export type MoveRule = Rule | 'HOTEL_BEDS' | 'NOT_OFFERED';
/** What only a whole plan may break. */
export type PlanRule = MoveRule | 'UNPLACED' | 'PIN_NOT_KEPT' | 'NOT_DEMANDED';

export type Levels = Record<PlanRule, RuleLevel>;

/**
 * As allocation is done unless headquarters says otherwise for a fiscal year: hard limits refuse the move, hotel beds
 * and the balance between offices cost and are told, a pin or a run that has come loose must be settled before release.
 */
export const USUAL_LEVELS: Levels = {
  ROOMS: 'BLOCKS_MOVE',
  BEDS: 'BLOCKS_MOVE',
  COORDINATORS: 'BLOCKS_MOVE',
  INTERPRETERS: 'BLOCKS_MOVE',
  PARTNER_AT_ONCE: 'BLOCKS_MOVE',
  PARTNER_YEAR: 'BLOCKS_MOVE',
  ARRIVALS: 'BLOCKS_MOVE',
  SERIES: 'BLOCKS_MOVE',
  NOT_OFFERED: 'BLOCKS_MOVE',
  HOTEL_BEDS: 'WARNS',
  OFFICE_LOAD: 'WARNS',
  UNPLACED: 'WARNS',
  PIN_NOT_KEPT: 'BLOCKS_RELEASE',
  NOT_DEMANDED: 'BLOCKS_RELEASE',
};

export const PLAN_RULES = Object.keys(USUAL_LEVELS) as PlanRule[];

/** Rules that no single move breaks: no move can be refused for them. */
export const OF_WHOLE_PLANS: readonly PlanRule[] = ['UNPLACED', 'PIN_NOT_KEPT', 'NOT_DEMANDED'];
