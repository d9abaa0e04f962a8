import { type Block, blocksOf } from './blocks.js';
import { annexBlocks, documentBlocks, FACT_BLOCKS, moduleBlocks } from './fact-blocks.js';
import type { InformationContent } from './information-content.js';
import type { InformationFacts } from './information-facts.js';

/** The parts of the document, as the General Information of JICA has them. */
export const SECTIONS = [
  { code: 'CONCEPT', number: 'I', titleEn: 'Concept', titleJa: '概要' },
  { code: 'DESCRIPTION', number: 'II', titleEn: 'Description', titleJa: 'コース内容' },
  {
    code: 'APPLICATION',
    number: 'III',
    titleEn: 'Conditions and procedures for application',
    titleJa: '応募要件と手続き',
  },
  { code: 'ARRANGEMENTS', number: 'IV', titleEn: 'Administrative arrangements', titleJa: '実施体制' },
  { code: 'OTHER', number: 'V', titleEn: 'Other information', titleJa: 'その他' },
  { code: 'ANNEXES', number: 'VI', titleEn: 'Annexes', titleJa: '別添資料' },
] as const;
export type SectionCode = (typeof SECTIONS)[number]['code'];

export interface Snapshot {
  facts: InformationFacts;
  content: InformationContent;
}

type Need = 'ALWAYS' | 'IF_WANTED' | ((facts: InformationFacts) => boolean);

/** One numbered item: where it stands, what it is called, what it says, and whether the document needs it. */
export interface InformationItem {
  section: SectionCode;
  /** The field of the content, or `courseRun.…` for what is taken from the run. */
  field: string;
  titleEn: string;
  titleJa: string;
  need: Need;
  blocks(snapshot: Snapshot): Block[];
}

type TextName = {
  [Name in keyof InformationContent]: InformationContent[Name] extends string | null ? Name : never;
}[keyof InformationContent];

const text = (
  section: SectionCode,
  field: TextName,
  titles: [string, string],
  need: Need,
): InformationItem => ({
  section,
  field,
  titleEn: titles[0],
  titleJa: titles[1],
  need,
  blocks: ({ content }) => blocksOf(content[field] ?? ''),
});

const fact = (
  section: SectionCode,
  field: keyof typeof FACT_BLOCKS,
  titles: [string, string],
  need: Need = 'ALWAYS',
): InformationItem => ({
  section,
  field: `courseRun.${field}`,
  titleEn: titles[0],
  titleJa: titles[1],
  need,
  blocks: ({ facts }) => FACT_BLOCKS[field](facts),
});

const travels: Need = ({ mode }) => mode !== 'ONLINE' && mode !== 'IN_COUNTRY';
const has =
  (kind: string): Need =>
  ({ phases }) =>
    phases.some((phase) => phase.kind === kind);

/** The whole document in its order: what is missing, the difference of two versions, and the paper follow this one list. */
export const ITEMS: readonly InformationItem[] = [
  text('CONCEPT', 'background', ['Background', '背景'], 'ALWAYS'),
  text('CONCEPT', 'purpose', ['For what?', '目的'], 'ALWAYS'),
  text('CONCEPT', 'audience', ['For whom?', '対象'], 'ALWAYS'),
  text('CONCEPT', 'approach', ['How?', '方法'], 'ALWAYS'),
  text('CONCEPT', 'linkage', ['Linkage with other schemes', '他の事業との連携'], 'IF_WANTED'),

  fact('DESCRIPTION', 'title', ['Title (J-No.)', '案件名（案件番号）']),
  fact('DESCRIPTION', 'period', ['Period of the program', '実施期間']),
  fact('DESCRIPTION', 'countries', ['Eligible countries', '割当国']),
  text('DESCRIPTION', 'targetOrganisations', ['Target organisations', '対象組織'], 'ALWAYS'),
  fact('DESCRIPTION', 'capacity', ['Capacity', '定員']),
  fact('DESCRIPTION', 'language', ['Language', '使用言語']),
  text('DESCRIPTION', 'objective', ['Course objective', '案件目標'], 'ALWAYS'),
  text('DESCRIPTION', 'overallGoal', ['Overall goal', '上位目標'], 'ALWAYS'),
  {
    section: 'DESCRIPTION',
    field: 'modules',
    titleEn: 'Modules and expected outcomes',
    titleJa: '単元と期待される成果',
    need: 'ALWAYS',
    blocks: ({ content }) => moduleBlocks(content.modules),
  },
  fact('DESCRIPTION', 'phases', ['Phases of the program', '実施段階']),
  text('DESCRIPTION', 'preliminaryPhase', ['Preliminary phase', '事前活動'], has('PRELIMINARY')),
  text('DESCRIPTION', 'onlinePhase', ['Online phase', '遠隔研修'], has('ONLINE')),
  text('DESCRIPTION', 'corePhase', ['Core phase', '本邦（または第三国）活動'], has('CORE')),
  text('DESCRIPTION', 'finalizationPhase', ['Finalization phase', '事後活動'], has('FINALIZATION')),

  text('APPLICATION', 'expectations', ['Expectations from the organisations', '所属組織への期待'], 'ALWAYS'),
  fact('APPLICATION', 'criteria', ['Nominee qualifications', '応募資格要件']),
  text('APPLICATION', 'qualificationNotes', ['Notes on the qualifications', '資格要件の補足'], 'IF_WANTED'),
  {
    section: 'APPLICATION',
    field: 'documents',
    titleEn: 'Required documents for application',
    titleJa: '応募書類',
    need: 'ALWAYS',
    blocks: ({ content }) => documentBlocks(content.documents),
  },
  text(
    'APPLICATION',
    'procedure',
    ['Procedures for application and selection', '応募と選考の手続き'],
    'ALWAYS',
  ),
  fact('APPLICATION', 'deadlines', ['Closing dates', '応募締切']),
  fact('APPLICATION', 'resultOn', ['Notice of acceptance', '受入回答']),
  text('APPLICATION', 'conditions', ['Conditions for attendance', '参加条件'], 'IF_WANTED'),

  fact('ARRANGEMENTS', 'organisers', ['Organizer and host partners', '実施機関'], 'IF_WANTED'),
  text('ARRANGEMENTS', 'travel', ['International travel', '渡航'], travels),
  text('ARRANGEMENTS', 'accommodation', ['Accommodation', '宿泊'], travels),
  text('ARRANGEMENTS', 'expenses', ['Expenses', '経費'], travels),
  text(
    'ARRANGEMENTS',
    'preDeparture',
    ['Pre-departure orientation', '出発前オリエンテーション'],
    'IF_WANTED',
  ),
  text('ARRANGEMENTS', 'contact', ['Contact', '問い合わせ先'], 'ALWAYS'),

  text('OTHER', 'other', ['Notes for participants', '留意事項'], 'IF_WANTED'),
  {
    section: 'ANNEXES',
    field: 'annexes',
    titleEn: 'Annexes',
    titleJa: '別添資料',
    need: 'IF_WANTED',
    blocks: ({ content }) => annexBlocks(content.annexes),
  },
];

/** Whether the document cannot do without the item. */
export function isNeeded(item: InformationItem, facts: InformationFacts): boolean {
  return typeof item.need === 'function' ? item.need(facts) : item.need === 'ALWAYS';
}
