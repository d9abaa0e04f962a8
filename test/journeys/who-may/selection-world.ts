import { BoardPackMaker } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../../builders/course-run.js';
import { underScreening } from '../../builders/nomination.js';
import { actOn, aDecidedList, aProposedList, type BuiltList, nomineesOf } from '../../builders/selection.js';
import type { Client } from '../../support/client.js';
import type { Side, Target, World } from './world.js';

const REASON = { reason: 'For the matrix.' };
const officeOf = (side: Side) => (side === 'own' ? 'KANSAI' : 'TOKYO');
const worlds = new WeakMap<World, SelectionWorld>();

/** Lists, offers and board papers of Kansai and of Tokyo; nominations of Kenya and of Malawi. */
export class SelectionWorld {
  static of(world: World): SelectionWorld {
    const known = worlds.get(world) ?? new SelectionWorld(world);
    worlds.set(world, known);
    return known;
  }

  private lastNominee = '';

  private constructor(private readonly world: World) {}

  async run(side: Side): Promise<Target> {
    return side === 'own' ? this.world.kansaiRun : this.world.tokyoRun;
  }

  /** A run whose settings nobody has changed. */
  async runWithSettings(side: Side): Promise<Target> {
    return { ...(await this.freshRun(side)), version: 0 };
  }

  async runToSelect(side: Side): Promise<Target> {
    const run = await this.freshRun(side);
    const [one] = await nomineesOf(this.world.product, run.id, await this.office(side), [{}]);
    this.lastNominee = one!.id;
    return run;
  }

  /** Open; by an officer who is not the one of the matrix. */
  async list(side: Side): Promise<BuiltList> {
    const run = await this.runToSelect(side);
    return aProposedList(await this.office(side), run.id);
  }

  decisions(): object {
    return { decisions: [{ nominationId: this.lastNominee || this.world.kansaiRun.id, decision: 'ACCEPT' }] };
  }

  async adopted(side: Side): Promise<BuiltList> {
    const list = await this.list(side);
    return (await expectStatus(200, actOn(await this.office(side), list, 'adopt'))).body as BuiltList;
  }

  async decided(side: Side): Promise<BuiltList> {
    const run = await this.runToSelect(side);
    return aDecidedList(await this.office(side), run.id);
  }

  /** Made: there is no worker beside the matrix. */
  async pack(side: Side): Promise<Target> {
    const list = await this.list(side);
    const office = await this.office(side);
    const path = `/api/domestic-office/selection-lists/${list.id}/board-packs`;
    const { id } = (await expectStatus(202, office.post(path))).body as Target;
    const [event] = await this.world.product.rows<{ id: string }>(
      'SELECT id FROM outbox_event WHERE subject_id = ?',
      [id],
    );
    await this.world.product.app.get(BoardPackMaker, { strict: false }).make(id, event!.id);
    return { id };
  }

  inside(side: Side, state: 'RESERVE' | 'OFFERED'): Promise<Target> {
    return this.onTheList(state, side, 'KE');
  }

  async outside(side: Side, state: 'OFFERED' | 'RELEASED'): Promise<Target> {
    const country = side === 'own' ? 'KE' : 'MW';
    return state === 'OFFERED'
      ? this.onTheList(state, 'own', country)
      : this.accepted(await this.freshRun('own'), country);
  }

  /** Accepted, with a next run of the same course. */
  async deferrable(side: Side): Promise<Target> {
    const run = await this.freshRun('own');
    const target = await this.accepted(run, side === 'own' ? 'KE' : 'MW');
    const next = await aCourseRun(this.world.product, {
      slots: { KE: 5, MW: 5 },
      ...{ fiscalYear: 2027, startsOn: '2027-06-20', endsOn: '2027-07-31', jicaDeadline: '2027-03-12' },
    });
    await this.world.product.rows(
      'UPDATE course_run n JOIN course_run r ON r.id = ? SET n.course_id = r.course_id WHERE n.id = ?',
      [run.id, next.id],
    );
    return target;
  }

  private async accepted(run: BuiltRun, countryCode: string): Promise<Target> {
    const office = await this.office('own');
    const one = await underScreening(this.world.product, run.id, office, { countryCode });
    const path = `/api/domestic-office/nominations/${one.id}`;
    await expectStatus(200, office.post(`${path}/accept`, { version: one.version }));
    await expectStatus(200, office.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    return { id: one.id, version: one.version + 2 };
  }

  private async onTheList(state: 'RESERVE' | 'OFFERED', side: Side, countryCode: string): Promise<Target> {
    const run = await this.freshRun(side);
    const office = await this.office(side);
    const one = await underScreening(this.world.product, run.id, office, { countryCode });
    const path = `/api/domestic-office/nominations/${one.id}`;
    await expectStatus(200, office.post(`${path}/reserve`, { version: one.version, body: { rank: 1 } }));
    await expectStatus(200, office.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    if (state === 'RESERVE') return { id: one.id, version: one.version + 2 };
    await expectStatus(200, office.post(`${path}/offer`, { version: one.version + 2, body: REASON }));
    return { id: one.id, version: one.version + 3 };
  }

  private freshRun(side: Side): Promise<BuiltRun> {
    return aCourseRun(this.world.product, { office: officeOf(side), slots: { KE: 5, MW: 5 } });
  }

  private office(side: Side): Promise<Client> {
    return this.world.product.domesticOffice(officeOf(side));
  }
}
