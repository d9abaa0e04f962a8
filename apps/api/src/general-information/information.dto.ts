import type { Annex, InformationContent, InformationModule, RequiredDocument } from '#catalogue';
import { ChoiceField, ListField, QueryCountField, TextField } from '../http/fields.js';

const LONGEST_PASSAGE = 8_000;

/** A text of the document: paragraphs divided by an empty line, lists by lines that begin with a hyphen. Null empties it. */
const Passage = (about: string, example?: string): PropertyDecorator =>
  TextField({
    about: `${about} Paragraphs are divided by an empty line; lines that begin with a hyphen make a list.`,
    example,
    max: LONGEST_PASSAGE,
    severalLines: true,
    optional: true,
    nullable: true,
  });

const TitleEn = () => TextField({ about: 'English title.', example: 'Measuring losses', max: 200 });
const TitleJa = () =>
  TextField({
    about: 'Japanese title.',
    example: '漏水量の測定',
    max: 200,
    optional: true,
    nullable: true,
  });

export class InformationModuleDto implements InformationModule {
  @TitleEn()
  titleEn: string;

  @TitleJa()
  titleJa: string | null = null;

  @TextField({
    about: 'What participants can do afterwards.',
    example: 'Participants can set up a water balance.',
    max: 2_000,
    severalLines: true,
  })
  outcome: string;

  @TextField({
    about: 'The subjects that lead to it.',
    example: 'Water balance, district metered areas',
    max: 4_000,
    severalLines: true,
  })
  subjects: string;
}

export class RequiredDocumentDto implements RequiredDocument {
  @TextField({ about: 'What it is called.', example: 'Official application', max: 200 })
  name: string;

  @TextField({
    about: 'Who signs it, from when it may be, what may stand in its place.',
    example: 'Signed by the head of the organisation',
    max: 1_000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  about: string | null = null;

  @ChoiceField({ about: 'Whether all need it.', example: 'REQUIRED', of: ['REQUIRED', 'IF_APPLICABLE'] })
  level: RequiredDocument['level'];
}

export class AnnexDto implements Annex {
  @TitleEn()
  titleEn: string;

  @TitleJa()
  titleJa: string | null = null;

  @TextField({ about: 'Its text.', max: 10_000, severalLines: true })
  text: string;
}

/** What is given replaces what stood there; what is left out stays. */
export class InformationChangesDto implements Partial<InformationContent> {
  @Passage('I Concept: background.')
  background?: string | null;

  @Passage('I Concept: for what?')
  purpose?: string | null;

  @Passage('I Concept: for whom?')
  audience?: string | null;

  @Passage('I Concept: how?')
  approach?: string | null;

  @Passage('I Concept: linkage with other schemes.')
  linkage?: string | null;

  @Passage('II Description: target organisations.', 'Water utilities of cities')
  targetOrganisations?: string | null;

  @Passage('II Description: course objective.')
  objective?: string | null;

  @Passage('II Description: overall goal.')
  overallGoal?: string | null;

  @ListField({
    about: 'II Description: modules with their expected outcomes; they replace those before.',
    of: () => InformationModuleDto,
    max: 20,
    optional: true,
  })
  modules?: InformationModuleDto[];

  @Passage('II Description: the preliminary phase in the home country.')
  preliminaryPhase?: string | null;

  @Passage('II Description: the online phase.')
  onlinePhase?: string | null;

  @Passage('II Description: the core phase in Japan or a third country.')
  corePhase?: string | null;

  @Passage('II Description: the finalization phase in the home country.')
  finalizationPhase?: string | null;

  @Passage('III Application: expectations from the participating organisations.')
  expectations?: string | null;

  @Passage('III Application: notes on the qualifications, which stand in the course run.')
  qualificationNotes?: string | null;

  @ListField({
    about: 'III Application: required documents; they replace those before.',
    of: () => RequiredDocumentDto,
    max: 30,
    optional: true,
  })
  documents?: RequiredDocumentDto[];

  @Passage('III Application: procedures for application and selection.')
  procedure?: string | null;

  @Passage('III Application: conditions for attendance.')
  conditions?: string | null;

  @Passage('IV Arrangements: travel to Japan.')
  travel?: string | null;

  @Passage('IV Arrangements: accommodation in Japan.')
  accommodation?: string | null;

  @Passage('IV Arrangements: expenses.')
  expenses?: string | null;

  @Passage('IV Arrangements: pre-departure orientation.')
  preDeparture?: string | null;

  @Passage('IV Arrangements: whom to ask.')
  contact?: string | null;

  @Passage('V Other information.')
  other?: string | null;

  @ListField({
    about: 'VI Annexes; they replace those before.',
    of: () => AnnexDto,
    max: 12,
    optional: true,
  })
  annexes?: AnnexDto[];
}

export class IssueDto {
  @TextField({
    about: 'Why it is modified, for those who are told.',
    example: 'The host partner can take two more participants.',
    max: 500,
    optional: true,
    nullable: true,
  })
  note: string | null = null;
}

export class VersionDto {
  @QueryCountField({
    about: 'Number of the issued version; the newest unless said otherwise.',
    example: 2,
    min: 1,
    max: 10_000,
    optional: true,
  })
  number?: number;
}
