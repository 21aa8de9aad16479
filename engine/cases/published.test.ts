import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  decideText,
  type Judgement,
  judgeAll,
  judge as judgeOne,
  parsePeriod,
  readActuals,
  readTargets,
} from '../src/index.ts';
import { tableOf } from './gap-case.ts';

const folder = join(import.meta.dirname, 'gap', 'published');

interface Named {
  row: number;
  why: string;
}

interface Recomputed {
  row: number;
  completion?: string;
  gap?: string;
  word?: string;
  period?: string;
}

interface Ranking {
  file: string;
  period: string;
  printed?: { city: string; places: string[] };
}

const published: {
  samples: { file: string; yearNotPrinted: string; recomputed: Recomputed[]; notRecomputable: Named[] };
  wuxing2021: { file: string; recomputed: number[]; notRecomputable: Named[] };
  ranking: Ranking[];
} = JSON.parse(readFileSync(join(folder, 'published.json'), 'utf8'));

/** A published CSV as rows of cells; none of these files quotes a cell. */
function cellsOf(file: string): string[][] {
  const text = readFileSync(join(folder, file), 'utf8').trimEnd();
  expect(text).not.toContain('"');
  return text.split('\n').map((line) => line.split(','));
}

function judge(target: string, actual: string, asOf: string): Judgement {
  const rows = readTargets(
    tableOf('targets', ['id,subject,indicator,period,measure,op,value,value2,unit,aggregation', target]),
  );
  const actuals = readActuals(tableOf('actuals', ['subject,indicator,period,value,unit', actual]));
  return judgeOne(rows, { actuals, asOf: parsePeriod(asOf).end });
}

const percent = (ratio: unknown): string => decideText(Number(ratio) * 100, 1);

describe('published target-versus-actual tables', () => {
  const { file, recomputed, notRecomputable, yearNotPrinted } = published.samples;
  const rows = cellsOf(file);

  test('every row is recomputed or named with the reason why not', () => {
    const named = [...recomputed, ...notRecomputable].map((one) => one.row);
    expect(named.sort((a, b) => a - b)).toEqual(rows.slice(1).map((_, i) => i + 2));
    for (const one of notRecomputable) expect(one.why).not.toBe('');
  });

  test.each(recomputed.map((one) => [one.row, one] as const))('row %i', (row, one) => {
    const [subject, printedMonth = '', metric, goal = '', actual, unit, completion, gap, word] =
      rows[row - 1] ?? [];
    // Pace is the same in any year.
    const month = printedMonth.replace(yearNotPrinted, '2000');
    const period = one.period ?? month.slice(0, 4);
    if (one.completion !== undefined) {
      const judged = judge(
        `T,${subject},${metric},${period},increment,>=,${goal},,${unit},`,
        `${subject},${metric},${month},${actual},${unit}`,
        month,
      );
      expect(percent(judged.completion)).toBe(completion);
      expect(one.completion).toBe(completion);
      if (word === '超时序进度') expect(judged.status).toBe('ahead');
      if (word === '提前超额完成') expect(judged.status).toBe('done');
    } else {
      // The completion itself is printed: a plan of 100 %, of which so much is done.
      const judged = judge(
        `T,${subject},${metric},${period},increment,>=,100,,%,`,
        `${subject},${metric},${month},${completion},%`,
        month,
      );
      expect(percent(judged.gap)).toBe(one.gap);
      if (gap) expect(one.gap).toBe(gap);
      expect(['ahead', 'on_pace']).toContain(judged.status);
    }
    expect(one.word ?? '').toBe(word);
  });
});

describe('Wuxing 2021: results against the targets of the people’s congress', () => {
  const { file, recomputed, notRecomputable } = published.wuxing2021;
  const rows = cellsOf(file);

  test('every row is recomputed or named', () => {
    const named = [...recomputed, ...notRecomputable.map((one) => one.row)];
    expect(named.sort((a, b) => a - b)).toEqual(rows.slice(1).map((_, i) => i + 2));
  });

  test.each(recomputed.map((row) => [row] as const))('row %i has the printed judgement', (row) => {
    const [, indicator, goal = '', result = '', , word] = rows[row - 1] ?? [];
    const op = goal.endsWith('左右') ? '~' : '>=';
    const number = (text: string) => /^[\d.]+/.exec(text)?.[0];
    const judged = judge(
      `T,吴兴区,${indicator},2021,growth,${op},${number(goal)},,%,`,
      `吴兴区,${indicator},2021,${number(result)},%`,
      '2021',
    );
    expect(judged.status === 'done').toBe(word === '完成');
  });
});

describe.each(published.ranking)('eleven cities: $file', ({ file, period, printed }) => {
  const [header = [], ...all] = cellsOf(file);
  const cities = all.filter(([city]) => city !== '全省');
  const value = (cells: string[], column: number) =>
    `${cells[0]},${header[column]},${period},${cells[column]}`;
  const columns = header.map((_, i) => i).filter((i) => i > 0 && i % 2 === 1);

  test('computed places are those of the table', () => {
    expect(cities).toHaveLength(11);
    const peers = cities.map(([city]) => city).join(';');
    const targets = cities.flatMap((cells) =>
      columns.map(
        (i) => `${cells[0]}|${header[i]},${cells[0]},${header[i]},${period},rank,<=,11,,,,${peers}`,
      ),
    );
    const actuals = cities.flatMap((cells) => columns.map((i) => value(cells, i)));
    const judged = judgeAll(
      readTargets(
        tableOf('targets', [
          'id,subject,indicator,period,measure,op,value,value2,unit,aggregation,peer_set',
          ...targets,
        ]),
      ),
      {
        actuals: readActuals(tableOf('actuals', ['subject,indicator,period,value', ...actuals])),
        asOf: parsePeriod(period).end,
      },
    );
    const places = new Map(judged.map((one) => [one.id, one.actual]));
    for (const cells of cities) {
      for (const i of columns) {
        expect(places.get(`${cells[0]}|${header[i]}`), `${cells[0]} ${header[i]}`).toBe(Number(cells[i + 1]));
      }
    }
    if (printed) {
      const own = columns.map((i) => String(places.get(`${printed.city}|${header[i]}`)));
      expect(own).toEqual(printed.places);
    }
  });
});
