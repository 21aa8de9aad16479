import { describe, expect, it } from 'vitest';
import { dueAfter, latenessOf, suggestedDay } from './deadline.ts';
import { supervision } from './order-story.testing.ts';

const standing = { state: 'in_progress', dueOn: '2026-07-28', returns: 0, ended: false };
const on = (today: string, changed: Partial<typeof standing> = {}) =>
  latenessOf(supervision, { ...standing, ...changed }, today);

describe('deadlines in working days', () => {
  it('leave out weekends and holidays, and work on make-up days', () => {
    expect(dueAfter('2026-07-07', 2)).toBe('2026-07-09');
    expect(dueAfter('2026-07-10', 1)).toBe('2026-07-13');
    // National day holidays of 2026 end on 7 October; Saturday 10 October is worked.
    expect(dueAfter('2026-09-30', 3)).toBe('2026-10-10');
  });

  it('are refused in a year whose holidays are unknown, and merely not suggested in a form', () => {
    expect(() => dueAfter('2026-12-31', 1)).toThrow(/no_holidays/);
    expect(suggestedDay('2026-12-31', 1)).toBeNull();
  });
});

describe('the colour of an order', () => {
  it('is blue when three working days are left, and before that nothing', () => {
    expect(on('2026-07-22')).toEqual({ workingDaysLeft: 4, overdueDays: null, colour: null });
    expect(on('2026-07-23').colour?.code).toBe('blue');
    expect(on('2026-07-28')).toMatchObject({
      workingDaysLeft: 0,
      overdueDays: null,
      colour: { code: 'blue' },
    });
  });

  it('hints at the unit’s own deadline, not at every one of the office', () => {
    expect(on('2026-07-27', { state: 'answered' }).colour).toBeNull();
  });

  it('is red from the day after, in any state', () => {
    expect(on('2026-07-29')).toMatchObject({
      workingDaysLeft: null,
      overdueDays: 1,
      colour: { code: 'red' },
    });
    expect(on('2026-07-29', { state: 'answered', returns: 3 }).colour?.code).toBe('red');
  });

  it('is yellow after a return, orange after two, and nothing once the case has ended', () => {
    expect(on('2026-07-08', { returns: 1 }).colour?.code).toBe('yellow');
    expect(on('2026-07-08', { returns: 2 }).colour?.code).toBe('orange');
    expect(on('2026-08-08', { returns: 2, ended: true })).toEqual({
      workingDaysLeft: null,
      overdueDays: null,
      colour: null,
    });
  });

  it('opens a list in a year without a table, saying nothing of working days', () => {
    expect(on('2026-12-31', { dueOn: '2027-01-05' })).toMatchObject({
      workingDaysLeft: null,
      overdueDays: null,
    });
  });
});
