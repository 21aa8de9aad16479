import { addWorkingDays, daysBetween, InputError, isWorkingDay, workingDaysBetween } from '@meritloop/engine';
import { refuse } from './errors.ts';
import type { Colour, Procedure, State } from './procedure.ts';

/** Runs a count of working days; a year without a holiday table becomes the room's refusal, which names the year. */
function counted<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const why = error.problems[0]?.message;
    throw refuse.no_holidays({ why: why?.zh ?? '', whyEn: why?.en ?? '' });
  }
}

/** The day so many working days after `from`. Throws `cases.no_holidays` where a year's holidays are unknown. */
export function dueAfter(from: string, workingDays: number): string {
  return counted(() => addWorkingDays(from, workingDays));
}

/** A suggestion is dropped, not refused, where the calendar cannot give it: the person chooses a day. */
export function suggestedDay(from: string, workingDays: number): string | null {
  try {
    return addWorkingDays(from, workingDays);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/**
 * The deadline of a state that is entered on `today`: counted in working days, or the day that a form gave last.
 *
 * @param given due fields of the case by name, the latest value of each
 */
export function deadlineOf(state: State, today: string, given: ReadonlyMap<string, string>): string | null {
  if (state.deadline === undefined) return null;
  if ('workingDays' in state.deadline) return dueAfter(today, state.deadline.workingDays);
  const day = given.get(state.deadline.field);
  if (day === undefined) {
    throw new Error(`No form gave "${state.deadline.field}", the deadline of state "${state.code}".`);
  }
  return day;
}

/**
 * A day by hand that will be a deadline must lie in a year whose working days are known, or nobody could say how many
 * are left. Checked when it is given, not when its state is entered: then another person would be refused for it.
 */
export function demandCountable(definition: Procedure, form: Record<string, string>): void {
  for (const { deadline } of definition.states) {
    const day = deadline !== undefined && 'field' in deadline ? form[deadline.field] : undefined;
    if (day !== undefined) counted(() => isWorkingDay(day));
  }
}

export interface Lateness {
  workingDaysLeft: number | null;
  overdueDays: number | null;
  colour: Pick<Colour, 'code' | 'name'> | null;
}

/** How a case stands against its deadline today, and the first colour whose rule holds. A case that ended has none. */
export function latenessOf(
  definition: Procedure,
  standing: { state: string; dueOn: string | null; returns: number; ended: boolean },
  today: string,
): Lateness {
  if (standing.ended) return { workingDaysLeft: null, overdueDays: null, colour: null };
  const { dueOn } = standing;
  const overdueDays = dueOn !== null && dueOn < today ? daysBetween(dueOn, today) : null;
  const workingDaysLeft = dueOn === null || overdueDays !== null ? null : daysLeft(today, dueOn);
  const colour = definition.colours.find(({ when, in: states }) => {
    if (states !== undefined && !states.includes(standing.state)) return false;
    if ('overdueDays' in when) return overdueDays !== null && overdueDays >= when.overdueDays;
    if ('returns' in when) return standing.returns >= when.returns;
    return workingDaysLeft !== null && workingDaysLeft <= when.workingDaysLeft;
  });
  return {
    workingDaysLeft,
    overdueDays,
    colour: colour === undefined ? null : { code: colour.code, name: colour.name },
  };
}

/** A list must open in a year whose holidays are not known yet: then nothing is said of working days. */
function daysLeft(today: string, dueOn: string): number | null {
  try {
    return workingDaysBetween(today, dueOn);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
