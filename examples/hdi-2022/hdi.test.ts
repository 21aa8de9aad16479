import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ActualRow, assess, parsePeriod } from '@meritloop/engine';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { readScheme } from '../../cli/src/scheme-file.ts';

const here = import.meta.dirname;
const records = (file: string): Record<string, string>[] =>
  parse(readFileSync(file, 'utf8'), { columns: true, bom: true });

test('the ten countries come out as printed, on the command line', async () => {
  const files = ['--scheme', join(here, 'scheme.yaml'), '--actuals', join(here, 'actuals.csv')];
  const { code, out } = await runCommand(['assess', ...files, '--period', '2022', '--json']);
  expect(code).toBe(0);
  const { subjects } = JSON.parse(out) as { subjects: { id: string; score: string; rank: number }[] };
  const printed = records(join(here, 'printed.csv'));
  expect(subjects.length).toBe(printed.length);
  for (const row of printed) {
    const own = subjects.find((subject) => subject.id === row.subject);
    expect([row.subject, own?.score]).toEqual([row.subject, Number(row.hdi).toFixed(3)]);
    // Among ten instead of 193 the places are others, but they part and tie the same countries.
    const ahead = printed.filter((other) => Number(other.rank) < Number(row.rank)).length;
    expect([row.subject, own?.rank]).toEqual([row.subject, ahead + 1]);
  }
});

const table = process.env.MERITLOOP_HDI_TABLE;
if (table)
  test('every row of the whole table comes out as printed', async () => {
    const columns = {
      life_expectancy: 'life_expectancy_2022',
      expected_years_schooling: 'expected_years_schooling_2022',
      mean_years_schooling: 'mean_years_schooling_2022',
      gni_per_capita: 'gni_per_capita_ppp2017_2022',
    };
    const rows = records(table);
    const period = parsePeriod('2022');
    const observations = rows.flatMap((row) =>
      Object.entries(columns).map(
        ([indicator, column]): ActualRow => ({
          subject: row.iso3 ?? '',
          indicator,
          period,
          value: row[column] ?? null,
          unit: '',
          source: 'UNDP',
          status: 'final',
        }),
      ),
    );
    const result = assess({
      scheme: await readScheme(join(here, 'scheme.yaml')),
      observations,
      period: '2022',
    });
    const own = new Map(result.subjects.map((subject) => [subject.id, [subject.score, subject.rank]]));
    expect(rows.map((row) => [row.iso3, ...(own.get(row.iso3 ?? '') ?? [])])).toEqual(
      rows.map((row) => [row.iso3, Number(row.hdi_2022).toFixed(3), Number(row.hdi_rank_2022)]),
    );
    expect(rows.length).toBeGreaterThan(100);
  });
