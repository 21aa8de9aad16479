import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectRow } from '../src/index.ts';
import { actual, target, type UnreadInput } from './figures.ts';

/** A whole scheme with its figures and what comes out. `indicator@period` is a figure of another period. */
export interface WholeCase {
  title: string;
  source: string;
  kind: 'printed' | 'computed';
  period: string;
  scheme: unknown;
  subjects?: Partial<SubjectRow>[];
  actuals: Record<string, Record<string, string>>;
  targets: Record<string, Record<string, string>>;
  expect: Record<
    string,
    { score: string | null; rank: number | null; grade?: string | null; items?: Record<string, string> }
  >;
}

/** All whole schemes: name of the file, and what it holds. */
export function wholeCases(): [string, WholeCase][] {
  const folder = join(import.meta.dirname, 'whole');
  return readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
}

/** A whole case as the engine takes it. */
export function wholeInput({ scheme, period, subjects, actuals, targets }: WholeCase): UnreadInput {
  const rows = (of: typeof actuals) =>
    Object.entries(of).flatMap(([subject, figures]) =>
      Object.entries(figures).map(([key, value]) => {
        const [indicator = '', when = period] = key.split('@');
        return { subject, indicator, when, value };
      }),
    );
  return {
    scheme,
    period,
    observations: rows(actuals).map((r) => actual(r.subject, r.indicator, r.when, r.value)),
    targets: rows(targets).map((r) => target(r.subject, r.indicator, r.when.slice(0, 4), r.value)),
    ...(subjects && {
      subjects: subjects.map((row, k) => ({
        id: row.id ?? '',
        name: row.id ?? '',
        group: row.group ?? '',
        parent: '',
        sort: k,
        assessed: row.assessed ?? 'ranked',
      })),
    }),
  };
}
