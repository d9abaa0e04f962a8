import { type LineDecision, type Proposal, PROPOSALS, type SettingFacts } from '#applications';
import { ChoiceField, CountField, FlagField, IdField, ListField, TextField } from '../http/fields.js';

class LineDecisionDto implements LineDecision {
  @IdField({ about: 'A nomination on the list.' })
  nominationId: string;

  @ChoiceField({ about: 'What is decided.', of: PROPOSALS, example: 'RESERVE' })
  decision: Proposal;

  @CountField({
    about: 'Place on the reserve list; the proposed one unless said otherwise.',
    example: 1,
    min: 1,
    max: 1_000,
    optional: true,
    nullable: true,
  })
  rank?: number | null;

  @TextField({
    about: 'Needed where the decision is not the proposed one, and where somebody is not accepted.',
    example: 'The host partner knows of another urgent need.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  reason?: string | null;
}

export class DecisionsDto {
  @ListField({ about: 'One or many lines at once.', of: () => LineDecisionDto, max: 1_000 })
  decisions: LineDecisionDto[];
}

export class SelectionSettingsDto implements SettingFacts {
  @CountField({
    about:
      'Points of score (of 100) that one person of difference between women and men weighs; 0 leaves it out.',
    example: 10,
    min: 0,
    max: 100,
  })
  balanceWeight: number;

  @FlagField({ about: 'At most one of each organisation of a country is proposed.', example: true })
  onePerOrganisation: boolean;

  @CountField({
    about: 'Days to answer the offer of a place, or to hand in a substitute; the last ends in Tokyo.',
    example: 7,
    min: 1,
    max: 90,
  })
  answerDays: number;

  @FlagField({ about: 'A place that falls free is offered to the next on the list at once.', example: true })
  automaticOffers: boolean;
}
