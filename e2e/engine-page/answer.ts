import fc from 'fast-check';
import type { UnreadInput } from '../../engine/cases/figures.ts';
import { inputOf, panelOf, randomAssessment } from '../../engine/cases/random-assessment.ts';
import {
  addWorkingDays,
  asOfDay,
  assess,
  compilePlan,
  convert,
  decideText,
  describeForecast,
  describeGap,
  explainGap,
  explainScore,
  type GapInput,
  gapLine,
  InputError,
  isWorkingDay,
  judgeAll,
  monthsElapsed,
  parsePeriod,
  parseScheme,
  periodWords,
  plain,
  Run,
  readActuals,
  readRules,
  readSubjects,
  readTargets,
  samePeriodLastYear,
  type Table,
  type TargetRow,
  workingDaysBetween,
  yearOf,
} from '../../engine/src/index.ts';

/** Files of a judgement, read as far as cells. */
export interface GapFiles {
  asOf: string;
  targets: Table;
  actuals: Table;
  subjects?: Table;
  rules?: unknown;
}

/** One piece of work for the engine, as JSON can carry it. */
export type Task =
  | { kind: 'gaps'; files: GapFiles }
  | { kind: 'assess'; input: UnreadInput }
  | { kind: 'chance'; seed: number; draws: number }
  | { kind: 'decide'; rows: { x: number; digits: number }[] }
  | { kind: 'convert'; rows: { value: string; from: string; to: string }[] }
  | { kind: 'periods'; texts: string[] }
  | { kind: 'days'; days: string[]; added: { from: string; count: number }[] };

/** What the page offers to the test. */
export interface Answering {
  answer(task: Task): string;
}

/** All that the engine says to a task, as JSON: the same code in Node and in the browser. */
export function answer(task: Task): string {
  try {
    return JSON.stringify(work(task));
  } catch (error) {
    if (error instanceof InputError) return JSON.stringify({ refused: error.problems });
    throw error;
  }
}

function work(task: Task): unknown {
  switch (task.kind) {
    case 'gaps':
      return judged(task.files);
    case 'assess':
      return assessed(task.input);
    case 'chance':
      return fc.sample(randomAssessment, { seed: task.seed, numRuns: task.draws }).map((drawn) => ({
        columns: columnsOf(new Run(compilePlan(drawn.scheme, panelOf(drawn), drawn.periods)).all()),
        periods: drawn.periods.map((period) => {
          const input = inputOf(drawn, period);
          const { subjects } = assess(input);
          return { subjects, explained: explainScore(input, subjects[0]?.id ?? '') };
        }),
      }));
    case 'decide':
      return task.rows.map(({ x, digits }) => [decideText(x, digits), plain(x)]);
    case 'convert':
      return task.rows.map(({ value, from, to }) => convert(value, from, to, { pointIsPercent: true }));
    case 'periods':
      return task.texts.map((text) => {
        const period = parsePeriod(text);
        const elapsed = plain(monthsElapsed(yearOf(period), period.end));
        return { period, elapsed, words: periodWords(period), lastYear: samePeriodLastYear(period) };
      });
    case 'days':
      return [
        task.days.map((day) => [isWorkingDay(day), workingDaysBetween('2023-01-01', day)]),
        task.added.map(({ from, count }) => addWorkingDays(from, count)),
      ];
  }
}

function judged({ asOf, targets, actuals, subjects, rules }: GapFiles): unknown {
  const rows = readTargets(targets);
  const input: GapInput = {
    asOf: asOfDay(asOf),
    actuals: readActuals(actuals),
    ...(subjects && { subjects: readSubjects(subjects) }),
    ...(rules !== undefined && { rules: readRules(rules) }),
  };
  const byId = Map.groupBy(rows, (row: TargetRow) => row.id);
  return judgeAll(rows, input).map((judgement, k) => ({
    line: gapLine(judgement, 'zh'),
    words: [describeGap(judgement, 'zh'), describeGap(judgement, 'en'), describeForecast(judgement, 'en')],
    // Each tree walks through all figures: of many targets every tenth is enough.
    ...(k % 10 === 0 && { explained: explainGap(byId.get(judgement.id) ?? [], input) }),
  }));
}

function assessed(input: UnreadInput): unknown {
  const result = assess({ ...input, scheme: parseScheme(input.scheme) });
  return {
    subjects: result.subjects,
    unassessed: result.unassessed,
    each: result.subjects.map(({ id }) => [result.items(id), result.overall(id), result.explain(id)]),
  };
}

/** The columns of a result as plain lists: JSON prints binary64 so that it reads back to the same bits. */
function columnsOf(results: object): unknown {
  return JSON.parse(
    JSON.stringify(results, (_, value) =>
      ArrayBuffer.isView(value) ? Array.from(value as Float64Array, (x) => x.toString()) : value,
    ),
  );
}
