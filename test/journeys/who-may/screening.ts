import type { Entry, Table } from './entry.js';
import { ScreeningWorld } from './screening-world.js';
import type { Side, Target, World } from './world.js';

const may = ['DOMESTIC_OFFICE'] as const;
const host = ['HOST_PARTNER'] as const;
const reason = () => ({ reason: 'For the matrix.' });
const target =
  (make: (screening: ScreeningWorld, side: Side) => Promise<Target>): Entry['target'] =>
  (world: World, side: Side) =>
    make(ScreeningWorld.of(world), side);
const ground = (world: World) => ScreeningWorld.of(world).known();

const ofRun: Pick<Entry, 'may' | 'target'> = {
  may,
  target: target((screening, side) => screening.run(side)),
};
const hosted: Pick<Entry, 'may' | 'target'> = {
  may,
  target: target(async (screening, side) => (await screening.ground(side)).run),
};
const ofNomination: Pick<Entry, 'may' | 'target'> = {
  may,
  target: target((screening, side) => screening.nomination(side)),
};
const ofHost: Pick<Entry, 'may' | 'target'> = {
  may: host,
  target: target((screening, side) => screening.opinion(side)),
};

export const SCREENING: Table = {
  'GET /api/domestic-office/course-runs/:id/screening': ofRun,
  'GET /api/domestic-office/course-runs/:id/scale': ofRun,
  'PUT /api/domestic-office/course-runs/:id/scale': {
    ...ofRun,
    body: () => ({ criteria: [{ name: 'Relevance', weight: 1, maximum: 5 }] }),
  },
  'POST /api/domestic-office/course-runs/:id/acknowledge': { ...ofRun, body: () => ({}) },
  'POST /api/domestic-office/course-runs/:id/conflict-of-interest': { ...ofRun, body: reason, answer: 201 },
  'POST /api/domestic-office/course-runs/:id/opinions': {
    ...hosted,
    body: async (world) => {
      const { hostPartnerId, nominationId } = await ground(world);
      return { hostPartnerId, nominationIds: [nominationId], dueOn: '2026-06-10' };
    },
    answer: 201,
  },
  'GET /api/domestic-office/nominations/:id/screening': ofNomination,
  'POST /api/domestic-office/nominations/:id/judgements': {
    ...ofNomination,
    body: async (world) => ({ criterionId: (await ground(world)).criterionId, verdict: 'MET' }),
    answer: 201,
  },
  'PUT /api/domestic-office/nominations/:id/assignee': {
    ...ofNomination,
    body: () => ({ officerId: null, insteadOf: null }),
  },
  'PUT /api/domestic-office/nominations/:id/score': {
    ...ofNomination,
    body: async (world) => ({ points: [1, 1], scaleVersion: (await ground(world)).scaleVersion }),
  },
  'DELETE /api/domestic-office/nominations/:id/score': {
    may,
    target: target((screening, side) => screening.scored(side)),
    answer: 204,
  },
  'POST /api/domestic-office/nominations/:id/conflict-of-interest': {
    ...ofNomination,
    body: reason,
    answer: 201,
  },
  'GET /api/domestic-office/officers': { may },
  'POST /api/domestic-office/conflicts-of-interest/:id/lift': {
    may,
    target: target((screening, side) => screening.conflict(side)),
    body: reason,
    answer: 204,
  },
  'GET /api/domestic-office/waiting': { may },
  'GET /api/domestic-office/waiting/holders': { may },
  'GET /api/overseas-office/waiting': { may: ['OVERSEAS_OFFICE'] },
  'GET /api/overseas-office/waiting/holders': { may: ['OVERSEAS_OFFICE'] },
  'GET /api/headquarters/waiting/holders': { may: ['HEADQUARTERS', 'AUDITOR'] },
  'PATCH /api/headquarters/host-partners/:id': {
    may: ['HEADQUARTERS'],
    national: true,
    target: target((screening) => screening.hostPartner()),
    body: () => ({ email: 'desk@hosts.kccp.example' }),
  },
  'GET /api/host-partner/course-runs': { may: host },
  'GET /api/host-partner/opinions': { may: host },
  'GET /api/host-partner/opinions/:id': ofHost,
  'PUT /api/host-partner/opinions/:id': { ...ofHost, body: () => ({ opinion: 'ACCEPTABLE' }) },
};
