/** The 17 thematic fields of KCCP, with the number of Group and Region Focus courses of FY2017 (443 in all, published). */
export const THEMES = {
  EDUCATION: { nameEn: 'Education', nameJa: '教育', coursesIn2017: 33 },
  HEALTH: { nameEn: 'Health', nameJa: '保健医療', coursesIn2017: 49 },
  WATER_AND_DISASTER: {
    nameEn: 'Water and disaster risk reduction',
    nameJa: '水資源・防災',
    coursesIn2017: 44,
  },
  GOVERNANCE: { nameEn: 'Governance', nameJa: 'ガバナンス', coursesIn2017: 25 },
  PEACEBUILDING: { nameEn: 'Peacebuilding', nameJa: '平和構築', coursesIn2017: 3 },
  SOCIAL_SECURITY: { nameEn: 'Social security', nameJa: '社会保障', coursesIn2017: 21 },
  TRANSPORT: { nameEn: 'Transport', nameJa: '運輸交通', coursesIn2017: 16 },
  ICT: { nameEn: 'Information and communication technology', nameJa: '情報通信技術', coursesIn2017: 9 },
  RESOURCES_AND_ENERGY: { nameEn: 'Resources and energy', nameJa: '資源・エネルギー', coursesIn2017: 27 },
  ECONOMIC_POLICY: { nameEn: 'Economic policy', nameJa: '経済政策', coursesIn2017: 13 },
  PRIVATE_SECTOR: { nameEn: 'Private sector development', nameJa: '民間セクター開発', coursesIn2017: 54 },
  AGRICULTURE: {
    nameEn: 'Agricultural and rural development',
    nameJa: '農業開発・農村開発',
    coursesIn2017: 58,
  },
  NATURE_CONSERVATION: { nameEn: 'Nature conservation', nameJa: '自然環境保全', coursesIn2017: 16 },
  FISHERIES: { nameEn: 'Fisheries', nameJa: '水産', coursesIn2017: 12 },
  GENDER: { nameEn: 'Gender', nameJa: 'ジェンダーと開発', coursesIn2017: 6 },
  URBAN_DEVELOPMENT: {
    nameEn: 'Urban and regional development',
    nameJa: '都市開発・地域開発',
    coursesIn2017: 19,
  },
  ENVIRONMENT: { nameEn: 'Environment', nameJa: '環境管理', coursesIn2017: 38 },
} as const satisfies Record<string, { nameEn: string; nameJa: string; coursesIn2017: number }>;

export type Theme = keyof typeof THEMES;
export const THEME_CODES = Object.keys(THEMES) as Theme[];
