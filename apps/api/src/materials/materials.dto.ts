import { PartialType } from '@nestjs/swagger';
import { THEME_CODES, type Theme } from '#catalogue';
import {
  MATERIAL_ACCESS,
  MATERIAL_KINDS,
  MATERIAL_SORTS,
  MATERIAL_STATES,
  type MaterialAccess,
  type MaterialFacts,
  type MaterialKind,
  PUBLIC_MATERIAL_SORTS,
} from '#jica-net';
import { ExternalAddressField } from '../http/address-field.js';
import {
  ChoiceField,
  CodeField,
  CountField,
  IdField,
  LEFT_OUT_NOT_NULL,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

class MaterialFactsDto implements MaterialFacts {
  @ChoiceField({ about: 'Kind.', example: 'VIDEO', of: MATERIAL_KINDS })
  kind: MaterialKind;

  @TextField({ about: 'Title.', example: 'Introduction to leakage control', max: 300 })
  titleEn: string;

  @TextField({ about: 'Japanese title.', example: '漏水対策入門', max: 300, optional: true, nullable: true })
  titleJa?: string | null;

  @TextField({
    about: 'What it teaches, and whom.',
    example: 'How a city finds and repairs leaks; for engineers of water works.',
    max: 4000,
    severalLines: true,
  })
  description: string;

  @ChoiceField({ about: 'Thematic field.', example: 'WATER_AND_DISASTER', of: THEME_CODES })
  theme: Theme;

  @CodeField({ about: 'Language.', example: 'en', max: 8 })
  language: string;

  @CountField({ about: 'Year in which it was made.', example: 2021, min: 1950, max: 2199 })
  year: number;

  @IdField({ about: 'The course from which it comes.', optional: true, nullable: true })
  courseId?: string | null;

  @TextField({ about: 'Who holds the rights.', example: 'JICA', max: 200 })
  rightsHolder: string;

  @TextField({
    about: 'Terms of use, in words.',
    example: 'Free for training and education; not for sale.',
    max: 500,
  })
  licence: string;

  @ChoiceField({
    about: 'PARTICIPANTS_ONLY: for those alone who take part in a run to which it is attached.',
    example: 'PUBLIC',
    of: MATERIAL_ACCESS,
  })
  access: MaterialAccess;

  @ExternalAddressField({
    about: 'Where a video lies that is not kept here; shown, never fetched.',
    example: 'https://www.youtube.com/watch?v=abc',
    optional: true,
    nullable: true,
  })
  externalAddress?: string | null;
}

export class MaterialDto extends MaterialFactsDto {
  @CodeField({
    about: 'Your domestic office, where you act for several.',
    example: 'KANSAI',
    max: 12,
    optional: true,
  })
  officeCode?: string;
}

export class MaterialChangesDto extends PartialType(MaterialFactsDto, LEFT_OUT_NOT_NULL) {}

export class MaterialFileDto {
  @IdField({ about: 'A complete upload of yours.' })
  uploadId: string;
}

class MaterialFilterDto extends PageDto {
  @TextField({
    about: 'Words, each of which stands in a title or the description.',
    example: 'leakage control',
    max: 100,
    optional: true,
  })
  words?: string;

  @ChoiceField({ about: 'Thematic field.', of: THEME_CODES, optional: true })
  theme?: string;

  @ChoiceField({ about: 'Kind.', of: MATERIAL_KINDS, optional: true })
  kind?: string;

  @CodeField({ about: 'Language.', example: 'en', max: 8, optional: true })
  language?: string;
}

export class PublicMaterialListDto extends MaterialFilterDto {
  @ChoiceField({ about: 'Order; a minus means descending.', of: PUBLIC_MATERIAL_SORTS, optional: true })
  sort: string = 'title';
}

export class MaterialListDto extends MaterialFilterDto {
  @ChoiceField({ about: 'State.', of: MATERIAL_STATES, optional: true })
  state?: string;

  @ChoiceField({ about: 'Order; a minus means descending.', of: MATERIAL_SORTS, optional: true })
  sort: string = '-registered';
}

export class SeriesDto {
  @QueryCountField({
    about: 'First Japanese fiscal year of the series.',
    example: 2013,
    min: 1954,
    max: 2199,
  })
  from: number;
}
