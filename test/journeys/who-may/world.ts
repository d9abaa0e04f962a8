import { randomUUID } from 'node:crypto';
import { AccountsService, type Role } from '#identity';
import { newId, Transactions } from '#platform';
import { EnrolmentsService } from '#training';
import { type BuiltRun, aCourseRun, aDraftRun, expectStatus } from '../../builders/course-run.js';
import { type BuiltNomination, aDraft, aSubmitted, underScreening } from '../../builders/nomination.js';
import type { Client } from '../../support/client.js';
import type { Product } from '../../support/product.js';

/** Whose a thing is, seen from Kenya's office and from JICA Kansai. */
export type Side = 'own' | 'foreign';

/** What a route is asked about; `version` goes into If-Match. */
export interface Target {
  id: string;
  /** A document of it. */
  attachmentId?: string;
  version?: number;
  countryCode?: string;
}

type State =
  'DRAFT' | 'LAPSED' | 'SUBMITTED' | 'UNDER_SCREENING' | 'ACCEPTED' | 'RESERVE' | 'RELEASED' | 'WITHDRAWN';
type Training = 'PRE_DEPARTURE' | 'ARRIVED' | 'COMPLETED' | 'NO_SHOW';

/** Runs that start soon enough for arrivals to be recorded on the frozen day. */
const SOON = { startsOn: '2026-06-20', endsOn: '2026-07-31', capacity: 500 };
const TODAY = '2026-06-01';
const REASON = { body: { reason: 'For the matrix.' } };

/** Kenya and Malawi, Kansai and Tokyo side by side, so that every question can be asked about the neighbour's too. */
export class World {
  static async of(product: Product): Promise<World> {
    const kansaiRun = await aCourseRun(product, { ...SOON, slots: { KE: 200, MW: 200 } });
    const tokyoRun = await aCourseRun(product, { ...SOON, office: 'TOKYO', slots: { KE: 200, MW: 200 } });
    const malawiRun = await aCourseRun(product, { ...SOON, slots: { MW: 2 } });
    return new World(product, kansaiRun, tokyoRun, malawiRun);
  }

  private readonly people = new Map<Role, Promise<Client>>();
  /** The partner of whoever acts as one; who builds something for it registers it. */
  readonly hostPartnerId = newId();

  private constructor(
    readonly product: Product,
    readonly kansaiRun: BuiltRun,
    readonly tokyoRun: BuiltRun,
    /** Hosted by Kansai, but Kenya has no slots in it. */
    readonly malawiRun: BuiltRun,
  ) {}

  /** One person of each role: Kenya's, Kansai's, the national ones. */
  as(role: Role): Promise<Client> {
    const scopes: Partial<Record<Role, string>> = {
      OVERSEAS_OFFICE: 'KE',
      DOMESTIC_OFFICE: 'KANSAI',
      MEDICAL: 'KANSAI',
      HOST_PARTNER: this.hostPartnerId,
    };
    const known = this.people.get(role) ?? this.product.personWith({ role, scope: scopes[role] ?? '' });
    this.people.set(role, known);
    return known;
  }

  /** To an overseas office the neighbour's is a nomination of Malawi to the same run. */
  outside(side: Side, state: State): Promise<BuiltNomination> {
    return this.nomination(state, side === 'own' ? 'KE' : 'MW', this.kansaiRun, 'KANSAI');
  }

  /** To a domestic office the neighbour's is a nomination of the same country to a run of JICA Tokyo. */
  inside(side: Side, state: State): Promise<BuiltNomination> {
    return side === 'own'
      ? this.nomination(state, 'KE', this.kansaiRun, 'KANSAI')
      : this.nomination(state, 'KE', this.tokyoRun, 'TOKYO');
  }

  private async nomination(
    state: State,
    countryCode: string,
    run: BuiltRun,
    officeCode: string,
  ): Promise<BuiltNomination> {
    const office = await this.product.overseasOffice(countryCode);
    const domestic = await this.product.domesticOffice(officeCode);
    const outside = async (one: BuiltNomination, move: string, sent = {}) =>
      this.moved(office, `/api/overseas-office/nominations/${one.id}/${move}`, one, sent);
    const inside = async (move: string, sent = {}) => {
      const one = await underScreening(this.product, run.id, domestic, { countryCode });
      return this.moved(domestic, `/api/domestic-office/nominations/${one.id}/${move}`, one, sent);
    };
    switch (state) {
      case 'DRAFT':
        return aDraft(office, run.id, { countryCode });
      case 'LAPSED':
        return outside(await aDraft(office, run.id, { countryCode }), 'discard');
      case 'SUBMITTED':
        return aSubmitted(office, run.id, { countryCode });
      case 'WITHDRAWN':
        return outside(await aSubmitted(office, run.id, { countryCode }), 'withdraw', REASON);
      case 'UNDER_SCREENING':
        return underScreening(this.product, run.id, domestic, { countryCode });
      case 'ACCEPTED':
        return inside('accept');
      case 'RESERVE':
        return inside('reserve', { body: { rank: 1 } });
      case 'RELEASED': {
        const accepted = await inside('accept');
        await expectStatus(200, domestic.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
        return { ...accepted, version: accepted.version + 1 };
      }
    }
  }

  /** Somebody accepted to a run of Kansai, or of Tokyo. */
  async enrolment(side: Side, state: Training): Promise<Target> {
    const { id } = await this.inside(side, 'ACCEPTED');
    const { app } = this.product;
    const enrolments = app.get(EnrolmentsService, { strict: false });
    await app.get(Transactions, { strict: false }).run((tx) => enrolments.follow(tx, id));
    const [row] = await this.product.rows<Target>(
      'SELECT id, version FROM enrolment WHERE nomination_id = ?',
      [id],
    );
    const office = await this.product.domesticOffice(side === 'own' ? 'KANSAI' : 'TOKYO');
    const move = (name: string, one: Target, sent = {}) =>
      this.moved(office, `/api/domestic-office/enrolments/${one.id}/${name}`, one, sent);
    if (state === 'PRE_DEPARTURE') return row!;
    if (state === 'NO_SHOW') return move('no-show', row!);
    const arrived = await move('arrive', row!, { body: { on: TODAY } });
    return state === 'ARRIVED' ? arrived : move('complete', arrived, { body: { on: TODAY } });
  }

  /** A run of Kansai or of Tokyo with something to release. */
  async runToRelease(side: Side): Promise<Target> {
    await this.inside(side, 'ACCEPTED');
    return { id: (side === 'own' ? this.kansaiRun : this.tokyoRun).id };
  }

  /** Kenya's slots in a run, or Malawi's. */
  async allotment(side: Side): Promise<Target> {
    const countryCode = side === 'own' ? 'KE' : 'MW';
    const [row] = await this.product.rows<{ version: number }>(
      'SELECT version FROM allotment WHERE course_run_id = ? AND country_code = ?',
      [this.kansaiRun.id, countryCode],
    );
    return { id: this.kansaiRun.id, countryCode, version: row!.version };
  }

  async draftRun(): Promise<Target> {
    return aDraftRun(await this.product.headquarters(), {
      ...SOON,
      office: 'KANSAI',
      programmeType: 'SHORT_TERM',
      fiscalYear: 2026,
      theme: 'EDUCATION',
    });
  }

  /** Complete, with slots, but not yet published. */
  async runToPublish(): Promise<Target> {
    const run = await this.draftRun();
    const allotted = (await this.product.headquarters()).put(
      `/api/headquarters/course-runs/${run.id}/allotments/KE`,
      { body: { slots: 1, jicaDeadline: '2026-06-12' } },
    );
    await expectStatus(200, allotted);
    return run;
  }

  publishedRun(): Promise<Target> {
    return aCourseRun(this.product);
  }

  async course(): Promise<Target> {
    const [row] = await this.product.rows<Target>('SELECT id, version FROM course LIMIT 1');
    return row!;
  }

  async account(): Promise<Target & { email: string; password: string }> {
    const person = { email: `${randomUUID()}@staff.kccp.example`, password: 'a password for the matrix' };
    const accounts = this.product.app.get(AccountsService, { strict: false });
    const grants = [{ role: 'AUDITOR', scope: '' } as const];
    return { ...person, ...(await accounts.open({ ...person, name: 'New', grants }, null, null)) };
  }

  async failedLetter(): Promise<Target> {
    const id = newId();
    await this.product.rows(
      `INSERT INTO delivery (id, event_id, letter, recipient_kind, recipient_ref, subject_id, language, state, attempts, written_at, next_attempt_at)
       VALUES (?, ?, 'nomination-received', 'NOMINEE', ?, ?, 'en', 'FAILED', 9, '2026-06-01', '2026-06-01')`,
      [id, newId(), newId(), newId()],
    );
    return { id };
  }

  private async moved<One extends Target>(
    client: Client,
    path: string,
    one: One,
    sent: object,
  ): Promise<One> {
    const { body } = await expectStatus(200, client.post(path, { version: one.version, ...sent }));
    return { ...one, ...(body as One) };
  }
}
