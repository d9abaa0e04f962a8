import { expect, it } from '@jest/globals';
import { type HistoryStep, publicHistory } from './public-history.js';

const step = (
  move: HistoryStep['move'],
  toState: HistoryStep['toState'],
  fromState: HistoryStep['fromState'] = null,
): HistoryStep => ({
  id: move,
  move,
  fromState,
  toState,
  actedAs: 'DOMESTIC_OFFICE',
  madeAt: new Date(0),
  reason: null,
});
const moves = (steps: HistoryStep[]) => publicHistory(steps).map((shown) => shown.move);
const screened = [step('submit', 'SUBMITTED'), step('screen', 'UNDER_SCREENING')];

it('hides a decision until it is released', () => {
  expect(moves([...screened, step('accept', 'ACCEPTED')])).toEqual(['submit', 'screen']);
  expect(moves([...screened, step('accept', 'ACCEPTED'), step('release', 'ACCEPTED')])).toEqual([
    'submit',
    'screen',
    'accept',
    'release',
  ]);
});

it('never shows a decision that was reopened before its release, nor the reopening', () => {
  const reopened = [...screened, step('not-accept', 'NOT_ACCEPTED'), step('reopen', 'UNDER_SCREENING')];
  expect(moves([...reopened, step('accept', 'ACCEPTED'), step('release', 'ACCEPTED')])).toEqual([
    'submit',
    'screen',
    'accept',
    'release',
  ]);
});

it('shows the reopening of a decision that was known', () => {
  const known = [
    ...screened,
    step('accept', 'ACCEPTED'),
    step('release', 'ACCEPTED'),
    step('reopen', 'UNDER_SCREENING'),
  ];
  expect(moves(known)).toContain('reopen');
});

it('says nothing of an unreleased decision when the nomination is withdrawn, not even as the state before', () => {
  const shown = publicHistory([
    ...screened,
    step('accept', 'ACCEPTED'),
    step('withdraw', 'WITHDRAWN', 'ACCEPTED'),
  ]);
  expect(shown.map((one) => one.move)).toEqual(['submit', 'screen', 'withdraw']);
  expect(shown.at(-1)?.fromState).toBe('UNDER_SCREENING');
});
