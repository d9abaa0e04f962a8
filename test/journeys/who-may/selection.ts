import { nominee } from '../../builders/nomination.js';
import type { Entry, Table } from './entry.js';
import { SelectionWorld } from './selection-world.js';
import type { Side, Target, World } from './world.js';

const may = ['DOMESTIC_OFFICE'] as const;
const reason = () => ({ reason: 'For the matrix.' });

const about = (
  make: (world: SelectionWorld, side: Side) => Promise<Target>,
  more: Partial<Entry> = {},
): Entry => ({
  may,
  target: (world: World, side: Side) => make(SelectionWorld.of(world), side),
  ...more,
});
const outside = (state: 'OFFERED' | 'RELEASED', more: Partial<Entry> = {}): Entry => ({
  may: ['OVERSEAS_OFFICE'],
  target: (world: World, side: Side) => SelectionWorld.of(world).outside(side, state),
  ...more,
});

const SETTINGS = { balanceWeight: 20, onePerOrganisation: false, answerDays: 9, automaticOffers: false };
const runs = 'api/domestic-office/course-runs/:id';
const lists = 'api/domestic-office/selection-lists/:id';
const packs = 'api/domestic-office/board-packs/:id';
const nominations = 'api/domestic-office/nominations/:id';
const theirs = 'api/overseas-office/nominations/:id';

export const SELECTION: Table = {
  [`GET /${runs}/selection-settings`]: about((world, side) => world.run(side)),
  [`PUT /${runs}/selection-settings`]: about((world, side) => world.runWithSettings(side), {
    body: () => SETTINGS,
  }),
  [`GET /${runs}/selection-lists`]: about((world, side) => world.run(side)),
  [`POST /${runs}/selection-lists`]: about((world, side) => world.runToSelect(side), { answer: 201 }),
  [`GET /${runs}/release-rehearsal`]: about((world, side) => world.run(side)),
  [`GET /${lists}`]: about((world, side) => world.list(side)),
  [`PUT /${lists}/decisions`]: about((world, side) => world.list(side), {
    body: (world) => SelectionWorld.of(world).decisions(),
  }),
  [`POST /${lists}/adopt`]: about((world, side) => world.list(side)),
  [`POST /${lists}/hand-on`]: about((world, side) => world.adopted(side)),
  [`POST /${lists}/send-back`]: about((world, side) => world.decided(side), { body: reason }),
  [`POST /${lists}/discard`]: about((world, side) => world.list(side), { body: reason }),
  [`POST /${lists}/approve`]: about((world, side) => world.decided(side)),
  [`POST /${lists}/board-packs`]: about((world, side) => world.list(side), { answer: 202 }),
  [`GET /${packs}`]: about((world, side) => world.pack(side)),
  [`GET /${packs}/xlsx`]: about((world, side) => world.pack(side)),
  [`GET /${packs}/pdf`]: about((world, side) => world.pack(side)),
  [`GET /${nominations}/offers`]: about((world, side) => world.inside(side, 'OFFERED')),
  [`GET /${nominations}/succession`]: about((world, side) => world.inside(side, 'OFFERED')),
  [`POST /${nominations}/offer`]: about((world, side) => world.inside(side, 'RESERVE'), { body: reason }),
  [`POST /${nominations}/take-back`]: about((world, side) => world.inside(side, 'OFFERED'), { body: reason }),
  [`GET /${theirs}/offers`]: outside('OFFERED'),
  [`GET /${theirs}/succession`]: outside('OFFERED'),
  [`POST /${theirs}/confirm`]: outside('OFFERED'),
  [`POST /${theirs}/turn-down`]: outside('OFFERED', { body: reason }),
  [`POST /${theirs}/substitute`]: outside('RELEASED', {
    body: () => ({ ...nominee(), ...reason() }),
    answer: 201,
  }),
  [`POST /${theirs}/defer`]: {
    may: ['OVERSEAS_OFFICE'],
    target: (world, side) => SelectionWorld.of(world).deferrable(side),
    body: reason,
    answer: 201,
  },
};
