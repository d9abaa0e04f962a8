// The programme types of KCCP are a tree: Country Focus has two parts and is itself no type a run may have.
// Wherever types are summed, only leaves are summed (adding the printed boxes of FY2018 counts 3,537 people twice).

export const LEAF_TYPES = ['GROUP_REGION_FOCUS', 'SHORT_TERM', 'LONG_TERM', 'YOUNG_LEADERS'] as const;
export type LeafType = (typeof LEAF_TYPES)[number];
export type ProgrammeType = LeafType | 'COUNTRY_FOCUS';

export interface ProgrammeTypeNode {
  type: ProgrammeType;
  nameEn: string;
  nameJa: string;
  parts: ProgrammeTypeNode[];
}

export const PROGRAMME_TYPES: readonly ProgrammeTypeNode[] = [
  { type: 'GROUP_REGION_FOCUS', nameEn: 'Group and Region Focus', nameJa: '課題別研修', parts: [] },
  {
    type: 'COUNTRY_FOCUS',
    nameEn: 'Country Focus',
    nameJa: '国別研修',
    parts: [
      { type: 'SHORT_TERM', nameEn: 'Short-Term', nameJa: '国別研修（短期）', parts: [] },
      { type: 'LONG_TERM', nameEn: 'Long-Term', nameJa: '長期研修', parts: [] },
    ],
  },
  { type: 'YOUNG_LEADERS', nameEn: 'Young Leaders', nameJa: '青年研修', parts: [] },
];

export function leavesOf(node: ProgrammeTypeNode): LeafType[] {
  return node.parts.length > 0 ? node.parts.flatMap(leavesOf) : [node.type as LeafType];
}

export function isLeafType(type: string): type is LeafType {
  return (LEAF_TYPES as readonly string[]).includes(type);
}
