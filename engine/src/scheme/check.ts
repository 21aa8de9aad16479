import { turnsRound } from '../score/measure.ts';
import { scoringMethod } from '../score/methods.ts';
import type { Text } from '../trace/node.ts';
import { isSection, type Leaf, type Scheme, type SchemeNode } from './scheme.ts';

/** Methods that state their marks themselves. */
const ownMarks = new Set(['per-count', 'tiers', 'points']);

type Report = (code: string, path: string, message: Text) => void;

/**
 * What the parts of a scheme owe each other: ids once, tie-breakers that exist, grades that fall, marks where weights
 * differ by group, groups that are declared.
 */
export function checkScheme(scheme: Scheme, report: Report): void {
  const seen = new Map<string, string>();
  const once = (id: string, path: string) => {
    const first = seen.get(id);
    if (first !== undefined)
      report('duplicate_id', path, {
        zh: `编号“${id}”已用于 ${first}。请换一个。`,
        en: `the id "${id}" is already used at ${first}. Choose another.`,
      });
    else seen.set(id, path);
  };
  const groups = new Set(scheme.groups.map((group) => group.id));
  const walk = (node: SchemeNode, path: string) => {
    once(node.id, path);
    checkWeights(node, path, groups, report);
    if (!isSection(node)) checkRewards(node, `${path}.method`, report);
    if (isSection(node)) for (const [k, item] of node.items.entries()) walk(item, `${path}.items[${k}]`);
  };
  for (const [k, node] of scheme.items.entries()) walk(node, `items[${k}]`);
  const leaves = new Set(seen.keys());
  for (const side of ['bonus', 'deduction'] as const)
    scheme[side]?.items.forEach((item, k) => {
      once(item.id, `${side}.items[${k}]`);
      if (item.marks === undefined && !ownMarks.has(item.method.name))
        report('marks_needed', `${side}.items[${k}].marks`, {
          zh: '该方法按满分的比例计分，请写明满分 marks。',
          en: 'this method gives a share of full marks: state them as `marks`.',
        });
      if (scoringMethod(item.method.name)?.peers)
        report('invalid_scheme', `${side}.items[${k}].method`, {
          zh: '加减分项不能用与他人比较的方法。请改用按个数、分档等方法。',
          en: 'a bonus or deduction cannot compare with peers. Use a count, tiers or the like.',
        });
    });
  for (const [k, item] of scheme.vetoes.entries()) once(item.id, `vetoes[${k}]`);
  for (const [k, item] of scheme.promotions.entries()) once(item.id, `promotions[${k}]`);
  scheme.ranks.breakers.forEach((id, k) => {
    if (!leaves.has(id))
      report('unknown_item', `ranks.breakers[${k}]`, {
        zh: `没有编号为“${id}”的考核项。请写已有的编号。`,
        en: `there is no item "${id}". Name an item of the scheme.`,
      });
  });
  checkGrades(scheme, report);
  scheme.tallies.forEach((tally, k) => {
    once(tally.id, `tallies[${k}]`);
    if ((tally.take === 'intervals') !== (tally.at !== undefined))
      report('invalid_scheme', `tallies[${k}].at`, {
        zh: 'take 为 intervals 时要写 at（分界值），为 sum 时不写。',
        en: 'intervals need `at` (their thresholds), a sum has none.',
      });
  });
  const { valid } = scheme;
  if (valid?.to !== undefined && valid.to < valid.from)
    report('invalid_scheme', 'valid.to', {
      zh: '适用期的终止年早于起始年。请改正。',
      en: 'the last year is before the first. Correct it.',
    });
}

function checkWeights(node: SchemeNode, path: string, groups: ReadonlySet<string>, report: Report): void {
  if (typeof node.weight !== 'object') return;
  for (const group of Object.keys(node.weight))
    if (!groups.has(group))
      report('unknown_group', `${path}.weight`, {
        zh: `考核组别“${group}”未在 groups 中声明。请先声明。`,
        en: `the group "${group}" is not declared under groups. Declare it.`,
      });
  if (!isSection(node) && node.marks === undefined && new Set(Object.values(node.weight)).size > 1)
    report('marks_needed', `${path}.marks`, {
      zh: '各组权重不同，请写明细则的满分 marks，由系统折算。',
      en: 'weights differ by group: state the full marks of the rule as `marks`; the weight is applied to its share.',
    });
}

/** A better tier or place that earns less is a slip of the pen: it would reward the worse. */
function checkRewards(item: Leaf, path: string, report: Report): void {
  const method = item.method as {
    name: string;
    levels?: { at: number; points: number }[];
    table?: number[];
    otherwise?: number;
  };
  const better = item.direction === 'higher' || turnsRound(item.measure.kind) ? 1 : -1;
  const levels = [...(method.levels ?? [])].sort((a, b) => better * (a.at - b.at));
  const rising = levels.length > 0 ? [method.otherwise ?? 0, ...levels.map((level) => level.points)] : [];
  const falling = method.table ? [...method.table, method.otherwise ?? 0] : [];
  const wrong =
    rising.some((points, k) => points < (rising[k - 1] ?? points)) ||
    falling.some((points, k) => points > (falling[k - 1] ?? points));
  if (wrong)
    report('better_earns_less', path, {
      zh: '更好的档次（名次）得分反而更低。请检查分值，或写明 direction: lower。',
      en: 'a better tier (or place) earns less. Check the points, or state direction: lower.',
    });
}

function checkGrades(scheme: Scheme, report: Report): void {
  const { grades } = scheme;
  if (grades === undefined) return;
  grades.levels.forEach((level, k) => {
    const before = grades.levels[k - 1];
    if (level.from !== undefined && before?.from !== undefined && level.from >= before.from)
      report('invalid_scheme', `grades.levels[${k}].from`, {
        zh: '等次要从高到低排列，分数线依次降低。',
        en: 'list grades from the best down, each with a lower score.',
      });
    if (grades.by === 'quota') {
      const own = grades.levels[k];
      if ((own?.share === undefined) === (own?.count === undefined))
        report('invalid_scheme', `grades.levels[${k}]`, {
          zh: '按名额定等次时，share（比例）和 count（个数）写且只写一个。',
          en: 'a quota states either `share` or `count`.',
        });
    }
  });
}
