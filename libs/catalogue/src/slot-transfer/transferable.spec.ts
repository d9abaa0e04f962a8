import { describe, expect, it } from '@jest/globals';
import { deadlineOfReceiver, groundOfTransfer } from './transferable.js';

const giving = { slots: 4, placesTaken: 1, slotsOffered: 0, jicaDeadline: '2026-06-12' };
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'allowed';
};

describe('Slots leave a country', () => {
  it('after its JICA deadline, which ends with its day', () => {
    expect(codeOf(() => groundOfTransfer(giving, 1, '2026-06-12'))).toBe('SLOTS.NOT_YET_FREE');
    expect(groundOfTransfer(giving, 1, '2026-06-13')).toBe('AFTER_DEADLINE');
  });

  it('earlier as far as its office has offered them', () => {
    expect(groundOfTransfer({ ...giving, slotsOffered: 2 }, 2, '2026-06-01')).toBe('WITH_CONSENT');
    expect(codeOf(() => groundOfTransfer({ ...giving, slotsOffered: 2 }, 3, '2026-06-01'))).toBe(
      'SLOTS.NOT_YET_FREE',
    );
  });

  it('never below the places taken, whatever was offered', () => {
    expect(groundOfTransfer(giving, 3, '2026-07-01')).toBe('AFTER_DEADLINE');
    expect(codeOf(() => groundOfTransfer({ ...giving, slotsOffered: 4 }, 4, '2026-07-01'))).toBe(
      'SLOTS.NOT_UNUSED',
    );
  });
});

describe('The receiving country', () => {
  const receiver = { jicaDeadline: '2026-07-10', nationalDeadline: '2026-07-03' };
  it.each([
    ['keeps its deadline while that lasts', receiver, null, '2026-07-10'],
    ['gets a later one', receiver, '2026-07-20', '2026-07-20'],
    ['gets its first one', null, '2026-07-20', '2026-07-20'],
  ])('%s', (_, known, wanted, deadline) => {
    expect(deadlineOfReceiver(known, wanted, '2026-07-01', '2026-10-05')).toBe(deadline);
  });

  it.each([
    ['none where it has none', null, null],
    ['one that has passed', { ...receiver, jicaDeadline: '2026-06-30' }, null],
    ['one after the run has begun', receiver, '2026-10-05'],
    ['one before its national deadline', receiver, '2026-07-02'],
  ])('cannot have %s', (_, known, wanted) => {
    expect(codeOf(() => deadlineOfReceiver(known, wanted, '2026-07-01', '2026-10-05'))).toBe('SLOTS.INVALID');
  });
});
