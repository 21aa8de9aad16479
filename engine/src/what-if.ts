import type { Assessment } from './assessment.ts';
import { parsePeriod } from './calendar/period.ts';
import { type AssessInput, assess } from './evaluate.ts';
import type { ActualRow } from './gap/target.ts';

/** A figure as it might be. */
export interface Supposition {
  subject: string;
  indicator: string;
  /** The assessed period where absent. */
  period?: string;
  /** A plain decimal, in the unit of the figure it replaces; null supposes that there is none. */
  value: string | null;
}

/** What suppositions would change for one subject. */
export interface WhatIfRow {
  id: string;
  score: { before: string | null; after: string | null };
  rank: { before: number | null; after: number | null };
  grade: { before: string | null; after: string | null };
}

/** The assessment as it is, as it would be, and who would move. */
export interface WhatIf {
  before: Assessment;
  after: Assessment;
  /** Subjects whose score, place or grade would change, in the order of the new places. */
  moved: WhatIfRow[];
}

/**
 * What if 试算: assesses again with supposed figures in place of the reported ones. Reported figures stay as they are;
 * suppositions live only in the answer.
 */
export function whatIf(input: AssessInput, suppositions: readonly Supposition[]): WhatIf {
  const before = assess(input);
  const supposed = new Map(
    suppositions.map((one) => [keyOf(one.subject, one.indicator, one.period ?? input.period), one]),
  );
  const kept = input.observations.filter(
    (row) => !supposed.has(keyOf(row.subject, row.indicator, row.period.text)),
  );
  const replaced = [...supposed.values()].map((one): ActualRow => {
    const period = parsePeriod(one.period ?? input.period);
    const row = input.observations.find(
      (other) =>
        other.subject === one.subject &&
        other.indicator === one.indicator &&
        other.period.text === period.text,
    );
    return {
      subject: one.subject,
      indicator: one.indicator,
      period,
      value: one.value,
      unit: row?.unit ?? '',
      source: '假设 supposition',
      status: 'estimated',
    };
  });
  const after = assess({ ...input, observations: [...kept, ...replaced] });
  const old = new Map(before.subjects.map((row) => [row.id, row]));
  const moved = after.subjects.flatMap((row): WhatIfRow[] => {
    const was = old.get(row.id);
    if (was && was.score === row.score && was.rank === row.rank && was.grade === row.grade) return [];
    return [
      {
        id: row.id,
        score: { before: was?.score ?? null, after: row.score },
        rank: { before: was?.rank ?? null, after: row.rank },
        grade: { before: was?.grade ?? null, after: row.grade },
      },
    ];
  });
  return { before, after, moved };
}

function keyOf(subject: string, indicator: string, period: string): string {
  return [subject, indicator, period].join('\u0001');
}
