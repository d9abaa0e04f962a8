import { type Call, COMPETITION_SORTS, type ProposalFacts } from '#allocation';
import { ChoiceField, CountField, DayField, IdField, QueryCountField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class CompetitionListDto extends PageDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2027, min: 1954, max: 2197 })
  fiscalYear: number;

  @ChoiceField({ about: 'Order; a minus means descending.', of: COMPETITION_SORTS, optional: true })
  sort: string = 'closes';
}

export class CallDto implements Call {
  @TextField({
    about: 'What host partners are asked to propose.',
    example: 'Eighteen days on small municipalities, for twelve young officials of Kenya.',
    ...{ max: 4000, severalLines: true },
  })
  callText: string;

  @DayField({ about: 'First day on which proposals are taken.', example: '2026-06-01' })
  opensOn: string;

  @DayField({ about: 'Last day for proposals; it ends with the day in Tokyo.', example: '2026-06-30' })
  closesOn: string;

  @CountField({
    about: 'Evaluators who must have scored each proposal before the choice.',
    ...{ example: 2, min: 2, max: 20, optional: true },
  })
  evaluatorsNeeded: number = 2;
}

export class NewCompetitionDto extends CallDto {
  @IdField({ about: 'The Young Leaders run whose host is chosen.' })
  courseRunId: string;
}

export class ProposalDto implements ProposalFacts {
  @TextField({ about: 'Title.', example: 'A town and its valley', max: 200 })
  title: string;

  @TextField({
    about: 'What the host partner would do with the group.',
    example: 'Two weeks in the town office, four days in schools …',
    ...{ max: 8000, severalLines: true },
  })
  plan: string;

  @CountField({
    about: 'The planning week that would suit best.',
    ...{ example: 27, min: 0, max: 52, optional: true, nullable: true },
  })
  startWeek: number | null = null;
}

export class EnteredProposalDto extends ProposalDto {
  @IdField({ about: 'Whose proposal it is.' })
  hostPartnerId: string;
}

const OF_SEVERAL = {
  about: 'For which of your host partners; needed where you speak for several.',
  ...{ optional: true, nullable: true },
} as const;

export class OwnProposalDto extends ProposalDto {
  @IdField(OF_SEVERAL)
  hostPartnerId: string | null = null;
}

export class OwnCallDto {
  @IdField(OF_SEVERAL)
  hostPartnerId: string | null = null;
}

export class ScoreDto {
  @CountField({ about: '0 to 100.', example: 82, min: 0, max: 100 })
  score: number;

  @TextField({
    about: 'Why.',
    example: 'Much practice, little theory.',
    ...{ max: 2000, severalLines: true, mayBeEmpty: true, optional: true },
  })
  comment: string = '';
}

export class ChoiceDto {
  @IdField({ about: 'The proposal that is chosen.' })
  proposalId: string;

  @TextField({
    about: 'Why this one; it stands in the record.',
    example: 'Best mean of three evaluators, and the only one with a host in every village.',
    ...{ max: 2000, severalLines: true },
  })
  reason: string;
}

export class WithdrawalDto {
  @TextField({ about: 'Why it is withdrawn.', example: 'The festival falls into these weeks.', max: 500 })
  reason: string;
}

export class OwnWithdrawalDto extends WithdrawalDto {
  @IdField(OF_SEVERAL)
  hostPartnerId: string | null = null;
}
