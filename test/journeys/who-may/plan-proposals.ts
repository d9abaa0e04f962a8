import type { Entry, Table } from './entry.js';
import { aCurve, anEndedProposal, anotherProposal, aPlan, aWaitingProposal } from './plan-proposals-world.js';
import type { World } from './world.js';

const read = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'], national: true } as const;
const ask = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE'], national: true } as const;
const ended = (world: World) => anEndedProposal(world);
const ofWhoeverActs =
  (make: typeof aWaitingProposal): Entry['target'] =>
  (world, _, role) =>
    make(world, role);

export const PLAN_PROPOSALS: Table = {
  'GET /api/plan-proposals': { ...read, query: 'fiscalYear=2028' },
  'GET /api/plan-proposals/:id': { ...read, target: ended },
  'GET /api/plan-proposals/:id/progress': { ...read, target: ended },
  'POST /api/plan-proposals': { ...ask, body: anotherProposal, answer: 201 },
  'POST /api/plan-proposals/:id/stop': { ...ask, target: ofWhoeverActs(aWaitingProposal), answer: 202 },
  'POST /api/plan-proposals/:id/try-again': { ...ask, target: ofWhoeverActs(anEndedProposal), answer: 202 },
  'POST /api/plan-proposals/:id/drafts': { ...ask, target: aCurve, body: () => ({ point: 1 }), answer: 201 },
  'GET /api/plans/:id/reasons': { ...read, target: aPlan },
};
