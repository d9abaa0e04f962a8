/**
 * What a session of a programme is. The last three are exchange with Japanese people and regions, which is part of the
 * programme like any lecture.
 */
export const SESSION_KINDS = {
  LECTURE: { nameEn: 'Lecture', exchange: false },
  PRACTICE: { nameEn: 'Practice', exchange: false },
  SITE_VISIT: { nameEn: 'Site visit', exchange: false },
  DISCUSSION: { nameEn: 'Discussion', exchange: false },
  CEREMONY: { nameEn: 'Ceremony', exchange: false },
  SCHOOL_VISIT: { nameEn: 'School visit', exchange: true },
  HOME_VISIT: { nameEn: 'Home visit', exchange: true },
  HOST_COMMUNITY: { nameEn: 'Exchange with a host community', exchange: true },
} as const satisfies Record<string, { nameEn: string; exchange: boolean }>;

export type SessionKind = keyof typeof SESSION_KINDS;
export const SESSION_KIND_CODES = Object.keys(SESSION_KINDS) as SessionKind[];
