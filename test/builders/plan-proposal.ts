import type { Client } from '../support/client.js';
import type { Listener } from '../support/event-listener.js';
import { eventually } from '../support/mailbox.js';
import { expectStatus } from './course-run.js';
import { PLANNABLE_YEAR } from './plannable-year.js';

/** A proposal for the whole year, with half a second of search; say only what differs. */
export async function aProposalAsked(officer: Client, differs: object = {}): Promise<{ id: string }> {
  const body = {
    ...{ fiscalYear: PLANNABLE_YEAR, kind: 'WHOLE_YEAR', name: 'For the board', seed: 7, seconds: 1 },
    ...differs,
  };
  return (await expectStatus(201, officer.post('/api/plan-proposals', { body }))).body;
}

export const readProposal = async (officer: Client, id: string) =>
  (await expectStatus(200, officer.get(`/api/plan-proposals/${id}`))).body;

/** Waits until it is so. */
export const proposalThat = (
  officer: Client,
  id: string,
  isSo: (proposal: any) => boolean,
  patience = 20_000,
) => eventually(() => readProposal(officer, id), isSo, patience);

export const ended = ({ state }: { state: string }) => state !== 'WAITING' && state !== 'RUNNING';

/** What a listener has heard under one name. */
export const told = ({ events }: Listener, name: string) => events.filter(({ event }) => event === name);
