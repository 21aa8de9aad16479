import { periodWords } from '../calendar/period-words.ts';
import { convertible } from '../quantity/convert.ts';
import { decide } from '../quantity/decide.ts';
import { compareDecided } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { normalUnit } from '../quantity/unit.ts';
import type { Text } from '../trace/node.ts';
import { type Figure, figureOf } from './figure.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { type Completion, completionOf, exceeds, type Goal, goalOf, meets, RATIO_DECIMALS } from './goal.ts';
import { missingStatus } from './missing.ts';
import { type Pace, paceOf, wholePace } from './pace.ts';
import { type Place, placeOf } from './place.ts';
import { namedSeries, noNamedSeries, type ReferenceFound, referenceAt } from './reference.ts';
import type { Observation } from './series.ts';
import type { Light, Status } from './status.ts';
import type { TargetRow } from './target.ts';
import type { Target } from './tiers.ts';
import { isReached, pacedVerdict, unpacedVerdict, type Verdict } from './verdict.ts';
import type { World } from './world.ts';

type ReferenceValue = Exclude<ReferenceFound, { reason: Reason }>;

/** Everything that was found on the way to a judgement; the judgement and its trace are two views of it. */
export interface Workings {
  target: Target;
  /** The target's unit; where it states none, the figures' own. */
  unit: string;
  status: Status;
  light: Light;
  rule: Text;
  /** What the figure is held against, and all tiers with it. */
  goal: Goal | null;
  goals: readonly Goal[];
  figure: Figure | null;
  place: Place | null;
  reference: ReferenceValue | null;
  /** Whether completion is held against pace, rather than the figure against the target. */
  paced: boolean;
  /** Whether the whole period's target is met for good. */
  reached: boolean;
  completion: Completion | null;
  pace: Pace | null;
  /** completion − pace, decided, where paced. */
  pacedGap: number | null;
  forecast: Forecast | null;
  reasons: readonly Reason[];
}

/** Works one target out against the world. Throws InputError where units do not fit. */
export function workOut(target: Target, world: World): Workings {
  const { base } = target;
  const unit = unitFor(base, world);
  const series = base.measure === 'rank' ? [] : seriesOf(base, unit, world);
  const place = base.measure === 'rank' ? placeOf(base, world) : null;
  const figure = place ? ('place' in place ? place.place.figure : null) : figureOf(base, series);
  const found = { target, unit, figure, place: place && 'place' in place ? place.place : null };
  const stop = (status: Status, reason: Reason) => unjudged({ ...found, status }, reason, world);

  const reference = base.measure === 'relative' ? namedSeries(base, world) : null;
  // Without a figure there is nothing yet for a person to judge: its absence is told first.
  if (base.measure === 'relative' && !reference && figure) return stop('needs_person', noNamedSeries(base));
  if (base.measure !== 'relative' && base.value === null) {
    return stop(
      'awaiting_target',
      because('awaiting_target', '目标值待下达', 'the target value is still to come down'),
    );
  }
  if (place && 'reason' in place) return stop('needs_person', place.reason);
  if (!figure) {
    const { status, reason } = missingStatus(base, world);
    return stop(status, reason);
  }
  if (figure.disputedBy.length > 0) return stop('needs_person', dispute(figure));
  if (!reference) return judged(found, figure, goalsOf(target, unit), null, series, world);

  const at = referenceAt(reference, figure, unit, world);
  if ('reason' in at) return stop('awaiting_release', at.reason);
  return judged(found, figure, [relativeGoal(base, at, unit)], at, series, world);
}

/** The unit of the judgement: the target's, with 个百分点 of a margin read as % of the figures. */
function unitFor(row: TargetRow, world: World): string {
  if (row.measure === 'rank') return row.unit;
  if (row.measure === 'relative' && normalUnit(row.unit) === '个百分点') return '%';
  return row.unit === '' ? world.actuals.unitOf(row.subject, row.indicator, world.asOf) : row.unit;
}

function seriesOf(row: TargetRow, unit: string, world: World): Observation[] {
  const options = { asOf: world.asOf, pointIsPercent: row.measure === 'change_pp' };
  return world.actuals.series(row.subject, row.indicator, unit, options);
}

function goalsOf(target: Target, unit: string): Goal[] {
  return target.rows.map((row) => goalOf(row, unit)).filter((goal): goal is Goal => goal !== null);
}

/** Held against the reference's figure, plus the margin where one is stated. */
function relativeGoal(row: TargetRow, at: ReferenceValue, unit: string): Goal {
  const margin = row.value ?? '0';
  const marginUnit = normalUnit(row.unit) === '个百分点' && convertible(unit, '%') ? '' : row.unit;
  const goal = goalOf({ ...row, value: margin, unit: marginUnit }, unit) as Goal;
  const text = sumText(at.text, goal.text);
  return { ...goal, value: Number(text), text, upper: Number(text), upperText: text };
}

function sumText(a: string, b: string): string {
  if (Number(b) === 0) return a;
  const decimals = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  return decide(Number(a) + Number(b), decimals).toFixed(decimals);
}

type Found = Pick<Workings, 'target' | 'unit' | 'figure' | 'place'>;

function unjudged(found: Found & { status: Status }, reason: Reason, world: World): Workings {
  const { target, unit, figure } = found;
  const goals = target.base.measure === 'relative' ? [] : goalsOf(target, unit);
  return {
    ...found,
    light: 'unlit',
    rule: reason.text,
    goal: target.base.value === null ? null : (goals[0] ?? null),
    goals,
    reference: null,
    paced: false,
    reached: false,
    completion: null,
    pace: null,
    pacedGap: null,
    forecast: null,
    reasons: [reason, ...(figure ? [...figure.notes, ...staleness(target.base, figure, world)] : [])].filter(
      (one, i, all) => all.findIndex((other) => other.code === one.code) === i,
    ),
  };
}

function judged(
  found: Found,
  figure: Figure,
  goals: Goal[],
  reference: ReferenceValue | null,
  series: readonly Observation[],
  world: World,
): Workings {
  const { base } = found.target;
  const goal = goals[0] as Goal;
  const completion = completionOf(goal, figure.value, figure.text);
  const isPaceable = base.measure !== 'rank' && base.measure !== 'relative';
  const paced = base.aggregation === 'cumulative' && isPaceable && 'ratio' in completion;
  const exceeded = paced && exceeds(goal, figure.value);
  const pace = !paced
    ? null
    : exceeded && !figure.whole
      ? wholePace
      : paceOf(base, figure, world.rules, series);
  const pacedGap =
    pace && 'ratio' in completion ? decide(completion.ratio - pace.ratio, RATIO_DECIMALS) : null;
  const reached = paced
    ? isReached(goal, figure.value, figure.whole)
    : figure.whole && meets(goal, found.place?.worst ?? figure.value);
  const verdict = verdictOf(found, figure, goal, completion, pace, pacedGap, reached, exceeded, world);
  const forecast = forecastOf(base, figure, paced, series);
  const missed = verdict.status === 'behind' || verdict.status === 'far_behind';
  return {
    ...found,
    figure,
    status: verdict.status,
    light: verdict.light,
    rule: verdict.rule,
    goal,
    goals,
    reference,
    paced,
    reached,
    completion,
    pace,
    pacedGap,
    forecast: 'forecast' in forecast ? forecast.forecast : null,
    reasons: [
      ...verdict.notes,
      ...ceilingNotes(goal, figure, pace, exceeded),
      ...figure.notes.filter((note) => !verdict.notes.some((other) => other.code === note.code)),
      ...staleness(base, figure, world),
      ...(pace?.notes ?? []),
      ...(missed && base.nature === 'expected' ? [deviation] : []),
      ...('reason' in completion ? [completion.reason] : []),
      ...('reason' in forecast ? [forecast.reason] : []),
    ],
  };
}

function verdictOf(
  { place }: Found,
  figure: Figure,
  goal: Goal,
  completion: Completion,
  pace: Pace | null,
  pacedGap: number | null,
  reached: boolean,
  exceeded: boolean,
  world: World,
): Verdict {
  if (place && meets(goal, figure.value) !== meets(goal, place.worst)) {
    const notes = figure.notes.filter((note) => note.code === 'late_peers');
    return {
      status: 'awaiting_release',
      light: 'unlit',
      rule: { zh: '同组尚有未报送的对象，名次未定', en: 'peers are late, so the place is not settled' },
      notes,
    };
  }
  if (exceeded && goal.op === '=') {
    return {
      status: 'needs_person',
      light: 'unlit',
      rule: { zh: '已超过定额目标', en: 'beyond an exact target' },
      notes: [
        because(
          'exact_exceeded',
          '目标为“等于”，实际已超过，是否算完成需由人判定',
          'the target is an exact value and the figure is beyond it; a person decides whether that counts',
        ),
      ],
    };
  }
  const ratio = 'ratio' in completion ? completion.ratio : null;
  if (pace && pacedGap !== null && ratio !== null) {
    return pacedVerdict(reached, figure.whole, ratio, pace.ratio, pacedGap, world.rules);
  }
  return unpacedVerdict(meets(goal, figure.value), figure.whole, ratio, world.rules);
}

const deviation = because(
  'expected_deviation',
  '预期性指标：属偏离预期，不作为督办依据',
  'an expected target: this is a deviation, never an order by itself',
);

/** What the ratio to pace does not show of a ceiling: that it is broken, or being used up faster than time runs. */
function ceilingNotes(goal: Goal, figure: Figure, pace: Pace | null, exceeded: boolean): Reason[] {
  if (!pace || goal.op !== '<=' || figure.whole) return [];
  if (exceeded) {
    return [
      because(
        'ceiling_exceeded',
        '已超过全期控制数，后续月份无法挽回，按全期判断',
        'the ceiling of the whole period is already exceeded; no later month can mend it, so it is judged as a whole',
      ),
    ];
  }
  if (compareDecided(figure.value / goal.value, pace.ratio) <= 0) return [];
  return [
    because(
      'ceiling_used_faster',
      '控制数的使用快于时间进度，请关注',
      'the ceiling is being used up faster than time runs',
    ),
  ];
}

/** The whole period's figure should be there and is not: the last one is judged, and this is said. */
function staleness(row: TargetRow, figure: Figure, world: World): Reason[] {
  const overdue = row.due !== null ? world.asOf > row.due : world.asOf >= row.period.end;
  if (figure.whole || !overdue) return [];
  const judgedBy = periodWords(figure.period);
  return [
    because(
      'whole_figure_missing',
      `全期的数尚缺，按${judgedBy.zh}的数判断`,
      `the whole period's figure is missing; judged by that of ${judgedBy.en}`,
    ),
  ];
}

function dispute(figure: Figure): Reason {
  const named = [...figure.rows, ...figure.disputedBy].map(
    (row) => `${row.source || '—'}: ${row.value}${row.unit ? ` ${row.unit}` : ''}`,
  );
  return because(
    'sources_disagree',
    `同一期间不同来源的数不一致（${named.join('；')}），需由人采信其一`,
    `sources disagree about the same period (${named.join('; ')}); a person decides which counts`,
  );
}
