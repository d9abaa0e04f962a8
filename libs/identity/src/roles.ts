/** Who may act. A grant is a role and a scope: an office code, a host partner's id, or nothing where the role is national. */
export const ROLES = {
  HEADQUARTERS: { scoped: false },
  DOMESTIC_OFFICE: { scoped: true },
  /** Reads sealed answers, for the office of its scope and only together with DOMESTIC_OFFICE of the same. */
  MEDICAL: { scoped: true },
  OVERSEAS_OFFICE: { scoped: true },
  HOST_PARTNER: { scoped: true },
  ADMINISTRATOR: { scoped: false },
  AUDITOR: { scoped: false },
} as const satisfies Record<string, { scoped: boolean }>;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as Role[];
