import { newId } from '#platform';
import { type BuiltRun, expectStatus } from '../../builders/course-run.js';
import { aSubmitted, underScreening } from '../../builders/nomination.js';
import { aRunThatAsks, aScale, EXPERIENCE } from '../../builders/screening.js';
import type { Client } from '../../support/client.js';
import type { Side, Target, World } from './world.js';

const OFFICES = { own: 'KANSAI', foreign: 'TOKYO' } as const;
const runs = '/api/domestic-office/course-runs';
const nominations = '/api/domestic-office/nominations';

interface Ground {
  run: BuiltRun;
  criterionId: string;
  /** Of the run on which nominations are scored. */
  scaleVersion: number;
  hostPartnerId: string;
  nominationId: string;
}

/** What screening is asked about: a run of Kansai and one of Tokyo, each with a scale, a host and nominees. */
export class ScreeningWorld {
  private static readonly known = new WeakMap<World, ScreeningWorld>();

  static of(world: World): ScreeningWorld {
    const known = this.known.get(world) ?? new ScreeningWorld(world);
    this.known.set(world, known);
    return known;
  }

  private readonly grounds = new Map<Side, Promise<Ground>>();

  private constructor(private readonly world: World) {}

  ground(side: Side): Promise<Ground> {
    const known = this.grounds.get(side) ?? this.prepare(side);
    this.grounds.set(side, known);
    return known;
  }

  /** For the body of a request: asking must not build anything, which would leave traces of its own. */
  async known(): Promise<Omit<Ground, 'run'>> {
    const nowhere = { criterionId: newId(), scaleVersion: 1, hostPartnerId: newId(), nominationId: newId() };
    return (await this.grounds.get('own')) ?? nowhere;
  }

  /** A run of its own with a nomination that is submitted, and no scale: version 0. */
  async run(side: Side): Promise<Target> {
    const { id } = await aRunThatAsks(this.world.product, [EXPERIENCE], { office: OFFICES[side] });
    await aSubmitted(await this.world.product.overseasOffice(), id);
    return { id, version: 0 };
  }

  async nomination(side: Side): Promise<Target> {
    const { run } = await this.ground(side);
    return underScreening(this.world.product, run.id, await this.office(side));
  }

  /** Scored by the person who acts for the domestic office. */
  async scored(side: Side): Promise<Target> {
    const one = await this.nomination(side);
    const { scaleVersion } = await this.ground(side);
    const person = side === 'own' ? await this.world.as('DOMESTIC_OFFICE') : await this.office(side);
    const body = { points: [1, 1], scaleVersion };
    await expectStatus(200, person.put(`${nominations}/${one.id}/score`, { body }));
    return one;
  }

  /** Declared by another officer than the person who acts. */
  async conflict(side: Side): Promise<Target> {
    const { id } = await this.nomination(side);
    const declared = (await this.office(side)).post(`${nominations}/${id}/conflict-of-interest`, {
      body: { reason: 'For the matrix.' },
    });
    return { id: (await expectStatus(201, declared)).body.id };
  }

  /** Asked of the partner of the person who acts, or of another one. */
  async opinion(side: Side): Promise<Target> {
    const { run, hostPartnerId } = await this.ground(side);
    const { id } = await this.nomination(side);
    const question = { hostPartnerId, nominationIds: [id], dueOn: '2026-06-10' };
    await expectStatus(201, (await this.office(side)).post(`${runs}/${run.id}/opinions`, { body: question }));
    const [row] = await this.world.product.rows<Target>(
      'SELECT id, version FROM host_opinion WHERE nomination_id = ?',
      [id],
    );
    return row!;
  }

  async hostPartner(): Promise<Target> {
    const id = newId();
    await this.registered(id);
    return { id, version: 1 };
  }

  private office(side: Side): Promise<Client> {
    return this.world.product.domesticOffice(OFFICES[side]);
  }

  private async registered(id: string): Promise<void> {
    await this.world.product.rows(
      "INSERT INTO host_partner (id, name, kind, prefecture) VALUES (?, 'Kobe City', 'LOCAL_GOVERNMENT', 'Hyogo')",
      [id],
    );
  }

  private async prepare(side: Side): Promise<Ground> {
    const { product, hostPartnerId: ours } = this.world;
    const run = await aRunThatAsks(product, [EXPERIENCE], { office: OFFICES[side] });
    const hostPartnerId = side === 'own' ? ours : newId();
    await this.registered(hostPartnerId);
    const headquarters = await product.headquarters();
    await expectStatus(
      204,
      headquarters.put(`/api/headquarters/course-runs/${run.id}/host-partners`, {
        body: { hostPartnerIds: [hostPartnerId] },
      }),
    );
    const office = await this.office(side);
    const [criterion] = await product.rows<{ id: string }>(
      'SELECT id FROM criterion WHERE course_run_id = ?',
      [run.id],
    );
    const { id: nominationId } = await underScreening(product, run.id, office);
    const scaleVersion = await aScale(office, run.id);
    return { run, criterionId: criterion!.id, scaleVersion, hostPartnerId, nominationId };
  }
}
