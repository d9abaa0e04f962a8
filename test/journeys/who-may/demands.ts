import { aCall, aHost, aProposal } from '../../builders/run-demand.js';
import {
  aCallToAnswer,
  aCompetitionProposal,
  aCompetitionToDecide,
  aDecidedCompetition,
  aNewCall,
  anOpenCompetition,
  anOwnProposal,
  anUnstatedRun,
  aProposalToScore,
  aRunToRead,
  otherWeights,
  theChoice,
} from './demands-world.js';
import type { Entry, Table } from './entry.js';

const read = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'], national: true } as const satisfies Entry;
const ofYear = { ...read, query: 'fiscalYear=2027' } as const satisfies Entry;
/** That a domestic office changes its own only is told in the journeys of run demands and of Young Leaders. */
const own = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE'], national: true } as const satisfies Entry;
const partner = { may: ['HOST_PARTNER'] } as const satisfies Entry;

export const DEMANDS: Table = {
  'GET /api/run-demands': ofYear,
  'GET /api/run-demands/year': ofYear,
  'GET /api/run-demands/missing-facts': ofYear,
  'GET /api/run-demands/:id': { ...read, target: aRunToRead },
  'PUT /api/run-demands/:id': { ...own, target: anUnstatedRun, body: () => ({ seats: 12 }) },
  'GET /api/planning-weights': ofYear,
  'PUT /api/planning-weights': {
    ...{ may: ['HEADQUARTERS'], national: true, query: 'fiscalYear=2101' },
    body: otherWeights,
  },
  'GET /api/proposal-competitions': ofYear,
  'POST /api/proposal-competitions': { ...own, body: aNewCall, answer: 201 },
  'GET /api/proposal-competitions/:id': { ...read, target: anOpenCompetition },
  'PUT /api/proposal-competitions/:id': { ...own, target: anOpenCompetition, body: () => aCall() },
  'POST /api/proposal-competitions/:id/proposals': {
    ...{ ...own, target: anOpenCompetition, answer: 201 },
    body: async ({ product }) => ({ hostPartnerId: (await aHost(product)).id, ...aProposal() }),
  },
  'POST /api/proposal-competitions/:id/choose': { ...own, target: aCompetitionToDecide, body: theChoice },
  'POST /api/proposal-competitions/:id/reopen': {
    ...{ ...own, target: aDecidedCompetition },
    body: () => ({ reason: 'For the matrix.' }),
  },
  'PUT /api/competition-proposals/:id': { ...own, target: aCompetitionProposal, body: () => aProposal() },
  'POST /api/competition-proposals/:id/withdraw': {
    ...{ ...own, target: aCompetitionProposal },
    body: () => ({ reason: 'For the matrix.' }),
  },
  'PUT /api/competition-proposals/:id/score': {
    ...{ ...own, target: aProposalToScore },
    body: () => ({ score: 70 }),
  },
  'GET /api/host-partner/proposal-competitions': partner,
  'GET /api/host-partner/proposal-competitions/:id': { ...partner, national: true, target: aCallToAnswer },
  'PUT /api/host-partner/proposal-competitions/:id/proposal': {
    ...{ ...partner, national: true, target: aCallToAnswer },
    body: () => aProposal(),
  },
  'POST /api/host-partner/proposal-competitions/:id/proposal/withdraw': {
    ...{ ...partner, target: anOwnProposal },
    body: () => ({ reason: 'For the matrix.' }),
  },
};
