import type { FieldFault } from '#platform';
import type { FiscalYear, Theme } from '#catalogue';
import { rangeFaults } from '../capacity/by-week.js';
import type { WeekRange } from '../planning-week.js';
import { type Agreement, agreementFaults } from './agreement.js';
import type { HostPartnerKind } from './host-partner.entity.js';

export interface Contact {
  name: string;
  role: string;
  email: string | null;
  phone: string | null;
}

export interface PartnerModule {
  title: string;
  theme: Theme;
  days: number;
}

export interface Blackout extends WeekRange {
  fiscalYear: FiscalYear;
  reason: string;
}

/** What is on record of a host partner; a list that is said replaces the one before. */
export interface HostPartnerFacts {
  name: string;
  kind: HostPartnerKind;
  prefecture: string;
  email: string | null;
  runsAtOnce: number;
  themes: Theme[];
  languages: string[];
  modules: PartnerModule[];
  contacts: Contact[];
  agreements: Agreement[];
  blackouts: Blackout[];
}

/** What a host partner itself keeps up to date. */
export type OwnFacts = Partial<Pick<HostPartnerFacts, 'contacts' | 'blackouts'>>;

/** What is wrong with it, in the names of the request. */
export function partnerFaults({
  agreements = [],
  blackouts = [],
  contacts = [],
}: Partial<HostPartnerFacts>): FieldFault[] {
  return [
    ...agreementFaults(agreements),
    ...rangeFaults(blackouts, 'blackouts', ({ fiscalYear }) => fiscalYear),
    ...contacts.flatMap(({ email, phone }, index) => {
      const message = `contacts[${index}] must have an e-mail address or a telephone number.`;
      return email === null && phone === null ? [{ field: `contacts[${index}].email`, message }] : [];
    }),
  ];
}
