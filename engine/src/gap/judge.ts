import { decide, decideText } from '../quantity/decide.ts';
import { decimalsOf, trimmed } from '../quantity/plain.ts';
import { InputError, type Problem } from '../quantity/problem.ts';
import { normalUnit } from '../quantity/unit.ts';
import { type Figure, monthsLeft } from './figure.ts';
import { distance, distanceText, type Goal, isLowerBetter, meets, RATIO_DECIMALS } from './goal.ts';
import type { Amount, Judgement } from './judgement.ts';
import type { TargetRow } from './target.ts';
import { gatherTargets, type Target } from './tiers.ts';
import { isReached } from './verdict.ts';
import { type Workings, workOut } from './workings.ts';
import { type GapInput, openWorld, type World } from './world.ts';

/** Decimals of a required monthly rate. */
const RATE_DECIMALS = 4;

/**
 * Judges one target — its row, or the rows of its tiers — against the actuals as of a day. Throws InputError when
 * units do not fit or tiers disagree. See docs/contract.md, Gaps.
 */
export function judge(rows: TargetRow | readonly TargetRow[], input: GapInput): Judgement {
  const list: readonly TargetRow[] = 'id' in rows ? [rows] : rows;
  const [target, ...more] = gatherTargets(list);
  if (!target || more.length > 0) throw new RangeError('judge takes the rows of one target; see judgeAll');
  return judgeTarget(target, openWorld(input));
}

/**
 * Judges all targets of a file, in order of id, one judgement an id. The order of rows never matters. Throws one
 * InputError with every problem found.
 */
export function judgeAll(rows: readonly TargetRow[], input: GapInput): Judgement[] {
  const world = openWorld(input);
  const judgements: Judgement[] = [];
  const problems = new Map<string, Problem>();
  for (const target of gatherTargets(rows)) {
    try {
      judgements.push(judgeTarget(target, world));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
    }
  }
  if (problems.size > 0) throw new InputError([...problems.values()]);
  return judgements;
}

/** Judges one gathered target in an opened world. */
export function judgeTarget(target: Target, world: World): Judgement {
  return judgementOf(workOut(target, world));
}

/** The judgement that the workings say. */
export function judgementOf(workings: Workings): Judgement {
  const { target, unit, figure, goal, pace, pacedGap, completion } = workings;
  const { base } = target;
  const isRank = base.measure === 'rank';
  const amount = (text: string): Amount => (isRank ? Number(text) : text);
  return {
    id: base.id,
    subject: base.subject,
    indicator: base.indicator,
    period: base.period.text,
    measure: base.measure,
    op: base.op,
    nature: base.nature,
    ...tierFields(workings, amount),
    target: goal ? amount(goal.text) : null,
    targetUpper: goal?.op === 'in' ? amount(goal.upperText) : null,
    unit,
    actual: figure ? amount(figure.text) : null,
    actualPeriod: figure?.period.text ?? null,
    completion: completion && 'ratio' in completion ? decideText(completion.ratio, RATIO_DECIMALS) : null,
    pace: pace ? decideText(pace.ratio, RATIO_DECIMALS) : null,
    ...gapFields(workings, pacedGap, amount),
    status: workings.status,
    light: workings.light,
    forecast: workings.forecast,
    ...remainder(workings),
    lower: isLowerBetter(base),
    reasons: workings.reasons,
  };
}

function gapFields(
  { goal, figure, target, unit, completion, light, status }: Workings,
  pacedGap: number | null,
  amount: (text: string) => Amount,
): Pick<Judgement, 'gap' | 'gapUnit'> {
  if (pacedGap !== null) return { gap: decideText(pacedGap, RATIO_DECIMALS), gapUnit: 'ratio' };
  // Where nothing was judged (no completion was even tried) there is no gap to speak of.
  if (!goal || !figure || completion === null || (light === 'unlit' && status === 'awaiting_release')) {
    return { gap: null, gapUnit: null };
  }
  return {
    gap: amount(distanceText(goal, figure.value, figure.text)),
    gapUnit: gapUnitOf(target.base, unit),
  };
}

function gapUnitOf(row: TargetRow, unit: string): string {
  if (row.measure === 'rank') return 'place';
  return ['%', '个百分点'].includes(normalUnit(unit)) ? 'point' : unit;
}

function tierFields(
  workings: Workings,
  amount: (text: string) => Amount,
): Pick<Judgement, 'tier' | 'nextTier' | 'toNext'> {
  const named = workings.goals.filter((goal) => goal.tier !== null);
  const { figure, completion } = workings;
  if (!figure || completion === null) return { tier: null, nextTier: named[0]?.tier ?? null, toNext: null };
  const reached = named.filter((goal) => reaches(workings, goal, figure));
  const next = named.find((goal) => !reached.includes(goal));
  return {
    tier: reached.at(-1)?.tier ?? null,
    nextTier: next?.tier ?? null,
    // A tier that only late peers keep open has no distance.
    toNext:
      next && !(workings.place && meets(next, figure.value))
        ? amount(distanceText(next, figure.value, figure.text).replace('-', ''))
        : null,
  };
}

function reaches({ paced, place }: Workings, goal: Goal, figure: Figure): boolean {
  return paced ? isReached(goal, figure.value, figure.whole) : meets(goal, place?.worst ?? figure.value);
}

/** What is left to do, and what each month that is left must bring. Only for paced targets. */
function remainder({
  paced,
  reached,
  goal,
  figure,
  target,
}: Workings): Pick<Judgement, 'remaining' | 'remainingMonths' | 'requiredRate'> {
  if (!paced || !goal || !figure) return { remaining: null, remainingMonths: null, requiredRate: null };
  const months = monthsLeft(target.base.period, figure);
  const left = goal.op === '<=' ? distance(goal, figure.value) : Math.max(0, goal.value - figure.value);
  const remainingMonths = decide(months, 2);
  if (reached) return { remaining: '0', remainingMonths, requiredRate: '0' };
  if (left < 0) return { remaining: null, remainingMonths, requiredRate: null };
  const decimals = Math.max(decimalsOf(goal.text), decimalsOf(figure.text));
  return {
    remaining: trimmed(decideText(left, decimals)),
    remainingMonths,
    requiredRate: months > 0 ? trimmed(decideText(left / months, RATE_DECIMALS)) : null,
  };
}
