import { convertible } from '../quantity/convert.ts';
import { InputError, type Problem } from '../quantity/problem.ts';
import { type Goal, goalOf } from './goal.ts';
import { type TargetRow, tiers } from './target.ts';

/** One target with all its tiers. */
export interface Target {
  /** The row that is judged: the one without a tier, else the easiest tier (保). */
  base: TargetRow;
  /** All rows, from the easiest to the hardest. */
  rows: readonly TargetRow[];
}

const ease = (row: TargetRow): number => (row.tier === null ? -1 : tiers.indexOf(row.tier));

const SHARED = [
  'subject',
  'indicator',
  'measure',
  'aggregation',
  'direction',
  'nature',
  'peerSet',
  'due',
] as const;
const COLUMN: Readonly<Record<string, string>> = { peerSet: 'peer_set' };

/**
 * Brings the rows of each id together, in order of id. Throws InputError where the tiers of a target disagree about
 * anything but value and unit, or a harder tier asks less than an easier one.
 */
export function gatherTargets(rows: readonly TargetRow[]): Target[] {
  const byId = new Map<string, TargetRow[]>();
  for (const row of rows) {
    const group = byId.get(row.id);
    if (group) group.push(row);
    else byId.set(row.id, [row]);
  }
  const problems: Problem[] = [];
  const targets = [...byId.values()].map((group): Target => {
    const ordered = [...group].sort((a, b) => ease(a) - ease(b)) as [TargetRow, ...TargetRow[]];
    problems.push(...disagreements(ordered), ...disorder(ordered));
    return { base: ordered[0], rows: ordered };
  });
  if (problems.length > 0) throw new InputError(problems);
  return targets.sort((a, b) => (a.base.id < b.base.id ? -1 : 1));
}

function problem(row: TargetRow, column: string, code: string, zh: string, en: string): Problem {
  const message = { zh, en };
  return row.place ? { code, place: { ...row.place, column }, message } : { code, message };
}

function disagreements([base, ...others]: readonly [TargetRow, ...TargetRow[]]): Problem[] {
  const problems: Problem[] = [];
  for (const row of others) {
    const differing: string[] = SHARED.filter((field) => row[field] !== base[field]).map(
      (field) => COLUMN[field] ?? field,
    );
    if (row.period.text !== base.period.text) differing.push('period');
    for (const column of differing) {
      problems.push(
        problem(
          row,
          column,
          'tiers_differ',
          `目标 ${row.id} 各档的 ${column} 不一致。各档只能在值和单位上不同；不同的目标请用不同的 id。`,
          `tiers of ${row.id} differ in ${column}. Tiers differ in value and unit only; give other targets other ids.`,
        ),
      );
    }
    if (!convertible(row.unit, base.unit, { pointIsPercent: base.measure === 'change_pp' })) {
      problems.push(
        problem(
          row,
          'unit',
          'unit_mismatch',
          `目标 ${row.id} 各档的单位“${base.unit}”与“${row.unit}”不是同一类量。`,
          `tiers of ${row.id} have units of different kinds: "${base.unit}" and "${row.unit}".`,
        ),
      );
    }
  }
  return problems;
}

/** Tiers must not ask less as they go up. */
function disorder(ordered: readonly TargetRow[]): Problem[] {
  const named = ordered.filter((row) => row.tier !== null);
  const unit = ordered[0]?.unit ?? '';
  const problems: Problem[] = [];
  let easier: { row: TargetRow; goal: Goal } | null = null;
  for (const row of named) {
    if (!convertible(row.unit, unit, { pointIsPercent: row.measure === 'change_pp' })) continue;
    const goal = goalOf(row, unit);
    if (goal === null) continue;
    if (easier && goal.op === easier.goal.op && asksLess(goal, easier.goal)) {
      problems.push(
        problem(
          row,
          'value',
          'tiers_disordered',
          `目标 ${row.id} 的 ${row.tier} 档（${row.value}）比 ${easier.row.tier} 档（${easier.row.value}）还低，请检查。`,
          `tier ${row.tier} (${row.value}) of ${row.id} asks less than tier ${easier.row.tier} (${easier.row.value}).`,
        ),
      );
    }
    easier = { row, goal };
  }
  return problems;
}

function asksLess(goal: Goal, easier: Goal): boolean {
  if (goal.op === '>=') return goal.value < easier.value;
  return goal.op === '<=' && goal.value > easier.value;
}
