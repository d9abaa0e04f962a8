import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { GrantedRole, Role } from '#identity';
import { type FieldFault, invalid } from '#platform';

// What a scope of each role names, and where it is looked up.
const SCOPES: Partial<Record<Role, { what: string; sql: string }>> = {
  DOMESTIC_OFFICE: {
    what: 'the code of a domestic office',
    sql: 'SELECT code FROM domestic_office WHERE code = ?',
  },
  MEDICAL: { what: 'the code of a domestic office', sql: 'SELECT code FROM domestic_office WHERE code = ?' },
  OVERSEAS_OFFICE: {
    what: 'the code of an overseas office',
    sql: 'SELECT code FROM overseas_office WHERE code = ?',
  },
  HOST_PARTNER: { what: 'the id of a host partner', sql: 'SELECT id FROM host_partner WHERE id = ?' },
};

/** A role for an office that does not exist lets its holder in nowhere, and nobody sees why. */
@Injectable()
export class GrantScopes {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether a scope is needed at all is for the account to say. Throws GRANT.SCOPE_UNKNOWN, naming the fields; `at` is where a grant stands in the request. */
  async hold(grants: GrantedRole[], at: (index: number) => string): Promise<void> {
    const faults: FieldFault[] = [];
    for (const [index, { role, scope }] of grants.entries()) {
      const asked = SCOPES[role];
      if (!asked || scope === '') continue;
      const found = await this.dataSource.query<unknown[]>(asked.sql, [scope]);
      if (found.length > 0) continue;
      const field = `${at(index)}scope`;
      const message = `${field} must be ${asked.what} on record; «${scope}» is none.`;
      faults.push({ field, message });
    }
    if (faults.length > 0) throw invalid('GRANT.SCOPE_UNKNOWN', faults);
  }
}
