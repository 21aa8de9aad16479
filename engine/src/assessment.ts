import type { Period } from './calendar/period.ts';
import type { FilledPanel } from './panel/fill.ts';
import { decideText } from './quantity/decide.ts';
import { refuse } from './quantity/problem.ts';
import type { Reason } from './quantity/reason.ts';
import type { SubjectGrades } from './rank/grade-subjects.ts';
import type { KeepAll } from './score/keep-all.ts';
import type { Plan } from './score/plan.ts';
import type { Results } from './score/results.ts';
import { explainSubject } from './trace/explain-score.ts';
import { type ItemScore, itemScores } from './trace/item-scores.ts';
import type { TraceNode } from './trace/node.ts';
import { subjectNotes } from './trace/notes.ts';

/** One subject's result. Scores are decimal strings with the scheme's digits; places are numbers. */
export interface SubjectScore {
  id: string;
  group: string;
  /** null where the total is withheld; a note says why. */
  score: string | null;
  /** null where the subject has no place; a note says why. */
  rank: number | null;
  /** Id of the grade, null where the scheme gives none. */
  grade: string | null;
  notes: Reason[];
}

/** An assessment of one period: results in the order of place, then of the subjects' sort column. */
export interface Assessment {
  scheme: string;
  version: string;
  period: string;
  subjects: SubjectScore[];
  /** Subjects with figures that are in no list of subjects: not assessed, and worth telling. */
  unassessed: string[];
  /** A subject's items with what each contributed; Σ contributions of a level is the level above. */
  items(subject: string): ItemScore[];
  /** Place among everybody, where the scheme gives one. */
  overall(subject: string): number | null;
  explain(subject: string): TraceNode;
}

/** All that a run of one period leaves behind, for presenting and explaining it. */
export interface Outcome {
  plan: Plan;
  results: Results;
  kept: KeepAll;
  grades: SubjectGrades;
  figures: FilledPanel;
  period: Period;
}

/** Puts an outcome into words and decimals. */
export function presentAssessment(outcome: Outcome): Assessment {
  const { plan, results, period } = outcome;
  const { scheme, panel } = plan;
  const { subjects, index } = panel.axis;
  const place = (id: string): number => {
    const u = index.get(id);
    if (u !== undefined) return u;
    throw refuse('unknown_subject', {
      zh: `单位“${id}”未参加本次考核。请核对编号。`,
      en: `the subject "${id}" is not assessed here. Check its id.`,
    });
  };
  const rows = subjects.map((subject, u): SubjectScore => {
    const score = results.score[u] as number;
    return {
      id: subject.id,
      group: subject.group ?? '',
      score: !Number.isNaN(score) ? decideText(score, scheme.digits) : null,
      rank: results.rank[u] || null,
      grade: gradeId(outcome, u),
      notes: subjectNotes(outcome, u),
    };
  });
  const order = rows.map((_, u) => u);
  const sortOf = (u: number) => subjects[u]?.sort ?? Number.MAX_VALUE;
  order.sort(
    (a, b) =>
      (rows[a]?.rank ?? Number.MAX_VALUE) - (rows[b]?.rank ?? Number.MAX_VALUE) ||
      sortOf(a) - sortOf(b) ||
      a - b,
  );
  return {
    scheme: scheme.scheme,
    version: scheme.version,
    period: period.text,
    subjects: order.map((u) => rows[u]).filter((row) => row !== undefined),
    unassessed: outcome.figures.unassessed,
    items: (id) => itemScores(outcome, place(id)),
    overall: (id) => results.overall[place(id)] || null,
    explain: (id) => explainSubject(outcome, place(id)),
  };
}

function gradeId({ plan, grades }: Outcome, u: number): string | null {
  const given = plan.scheme.grades;
  const level = grades.level[u] ?? -1;
  if (given === undefined || level < 0) return null;
  return (given.levels[level] ?? given.otherwise).id;
}
