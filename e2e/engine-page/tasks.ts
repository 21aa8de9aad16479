import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { type GapCase, tableOf } from '../../engine/cases/gap-case.ts';
import { gapCaseFiles } from '../../engine/cases/gap-case-files.ts';
import { goldenInput, goldenTables } from '../../engine/cases/golden.ts';
import { ACTUALS, actuals, month, TARGETS, targets } from '../../engine/cases/random-gaps.ts';
import { wholeCases, wholeInput } from '../../engine/cases/whole.ts';
import {
  readActuals,
  readSubjects,
  readTargets,
  scoringMethods,
  type Table,
} from '../../engine/src/index.ts';
import { bundleFiles } from '../../examples/simulated-city/files.ts';
import { generateCity } from '../../examples/simulated-city/generate.ts';
import type { Task } from './answer.ts';

/** A task with the name under which a difference is reported. */
export interface NamedTask {
  name: string;
  task: Task;
}

const root = join(import.meta.dirname, '../..');
const cases = join(root, 'engine/cases');
const json = (path: string) => JSON.parse(readFileSync(join(cases, path), 'utf8'));

/** Every golden case of the engine, the simulated city, and chance data from fixed seeds. */
export function allTasks(): Record<string, NamedTask[]> {
  return {
    'golden gaps': gapCaseFiles().flatMap(({ file, cases: found }) =>
      found.map((one) => ({ name: `${file}: ${one.name}`, task: gapTask(one) })),
    ),
    'golden tables of the scoring methods': scoringMethods
      .filter((method) => method.kind === 'item')
      .flatMap((method) => goldenTables(method.name))
      .map((table) => ({ name: table.file, task: { kind: 'assess', input: goldenInput(table) } })),
    'whole schemes': wholeCases().map(([name, whole]) => ({
      name,
      task: { kind: 'assess', input: wholeInput(whole) },
    })),
    'decisions, units, calendar': plainTasks(),
    'the simulated city': cityTasks(),
    'gaps drawn by chance': fc
      .sample(fc.tuple(targets, actuals, month), { seed: 20240630, numRuns: 60 })
      .map(([t, a, asOf], k) => ({
        name: `draw ${k}`,
        task: gapTask({ name: '', asOf, targets: [TARGETS, ...t], actuals: [ACTUALS, ...a] }),
      })),
    'schemes and panels drawn by chance': Array.from({ length: 8 }, (_, k) => ({
      name: `seed ${k + 1}`,
      task: { kind: 'chance', seed: k + 1, draws: 5 },
    })),
  };
}

function gapTask({ asOf, targets: t, actuals: a, subjects, rules }: GapCase): Task {
  return {
    kind: 'gaps',
    files: {
      asOf,
      targets: tableOf('targets.csv', t),
      actuals: tableOf('actuals.csv', a),
      ...(subjects && { subjects: tableOf('subjects.csv', subjects) }),
      ...(rules !== undefined && { rules }),
    },
  };
}

function plainTasks(): NamedTask[] {
  const decide = json('quantity/decide.json') as { rows: { x: string; digits: number }[] };
  const units = json('quantity/units.json') as Record<'converted' | 'points', object[]>;
  const periods = json('calendar/periods.json') as { rows: { text: string }[] };
  const days = json('calendar/working-days.json') as {
    days: { day: string }[];
    added: { from: string; count: number }[];
  };
  const printed = decide.rows
    .map(({ x, digits }) => ({ x: Number(x), digits }))
    .filter(({ x }) => !Number.isNaN(x));
  // Halves of the last place, from either side, are where a rounding would differ.
  const near = fc.sample(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(6)), {
    seed: 7,
    numRuns: 2000,
  });
  const halves = near.map(([n, digits]) => ({ x: (n + 0.5) / 10 ** digits, digits }));
  return [
    { name: 'decide.json', task: { kind: 'decide', rows: printed } },
    { name: 'halves', task: { kind: 'decide', rows: halves } },
    {
      name: 'units.json',
      task: { kind: 'convert', rows: [...units.converted, ...units.points] as never },
    },
    { name: 'periods.json', task: { kind: 'periods', texts: periods.rows.map(({ text }) => text) } },
    {
      name: 'working-days.json',
      task: { kind: 'days', days: days.days.map(({ day }) => day), added: days.added },
    },
  ];
}

/** 84 + 101 targets and their 24 months as of the simulated day, and the counties by the county board's scheme. */
function cityTasks(): NamedTask[] {
  const files = bundleFiles(generateCity(7), 7);
  const table = (file: string): Table => {
    const [header = [], ...rows] = parse(files[file] ?? '') as string[][];
    return { file, header, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
  };
  const scheme = parseYaml(readFileSync(join(root, 'practices/county-board/scheme.yaml'), 'utf8'));
  const [t, a, s] = [table('targets.csv'), table('actuals.csv'), table('subjects.csv')];
  return [
    {
      name: 'gaps as of May 2026',
      task: { kind: 'gaps', files: { asOf: '2026-05', targets: t, actuals: a, subjects: s } },
    },
    {
      name: 'county board, March 2026',
      task: {
        kind: 'assess',
        input: {
          scheme,
          period: '2026-03',
          observations: readActuals(a).filter((row) => !row.source.includes('核定')),
          targets: readTargets(t),
          subjects: readSubjects(s),
        },
      },
    },
  ];
}
