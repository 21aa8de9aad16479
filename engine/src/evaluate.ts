import { type Assessment, presentAssessment } from './assessment.ts';
import { type Period, parsePeriod, samePeriodLastYear, yearOf } from './calendar/period.ts';
import type { ActualRow, SubjectRow, TargetRow } from './gap/target.ts';
import { fillPanel } from './panel/fill.ts';
import { subjectAxis } from './panel/subjects.ts';
import { InputError, refuse } from './quantity/problem.ts';
import { gradeSubjects } from './rank/grade-subjects.ts';
import { indicatorsOf } from './scheme/indicators.ts';
import type { Scheme } from './scheme/scheme.ts';
import { turnedTargets } from './scheme/turned-targets.ts';
import { KeepAll } from './score/keep-all.ts';
import { compilePlan } from './score/plan.ts';
import { Run } from './score/run.ts';
import type { TraceNode } from './trace/node.ts';

/** What an assessment works on. */
export interface AssessInput {
  scheme: Scheme;
  observations: readonly ActualRow[];
  targets?: readonly TargetRow[];
  /** Who is assessed; without it, everybody that has a figure. */
  subjects?: readonly SubjectRow[];
  period: string;
}

/**
 * Assesses one period: figures → panel → scores → places → grades → explanations. The whole pipeline, in its order.
 * Throws InputError for figures that contradict each other and for periods outside the scheme's validity.
 */
export function assess(input: AssessInput): Assessment {
  const { scheme } = input;
  const period = parsePeriod(input.period);
  refuseOutside(scheme, period);
  const subjects = input.subjects ?? everybody(input.observations);
  const axis = subjectAxis(
    subjects,
    scheme.groups.map((group) => group.id),
  );
  const announced = new Set(subjects.map((subject) => subject.id));
  const wanted = { ...indicatorsOf(scheme), ...periodsFor(period) };
  const turned = turnedTargets(scheme, input.targets ?? []);
  if (turned.length > 0) throw new InputError(turned);
  const figures = fillPanel(axis, announced, input.observations, input.targets ?? [], wanted);
  const plan = compilePlan(scheme, figures.panel, [period.text]);
  const kept = new KeepAll(plan);
  const results = new Run(plan, undefined, kept).all();
  const grades = gradeSubjects(plan, results);
  return presentAssessment({ plan, results, kept, grades, figures, period });
}

/** The explanation of one subject's score, as a tree: rule → formula → figures → value → source. */
export function explainScore(input: AssessInput, subject: string): TraceNode {
  return assess(input).explain(subject);
}

function everybody(observations: readonly ActualRow[]): SubjectRow[] {
  const ids = [...new Set(observations.map((row) => row.subject))].sort();
  return ids.map((id) => ({ id, name: id, group: '', parent: '', sort: null, assessed: 'ranked' }));
}

/** The period itself and its year, and both a year before; targets of the period or its year. */
function periodsFor(period: Period): { periods: string[]; targetPeriods: string[] } {
  const year = String(yearOf(period));
  const before = samePeriodLastYear(period)?.text;
  const periods = [period.text, year, before, String(yearOf(period) - 1)].filter((key) => key !== undefined);
  return { periods: [...new Set(periods)], targetPeriods: [...new Set([period.text, year])] };
}

function refuseOutside({ scheme, version, valid }: Scheme, period: Period): void {
  const year = yearOf(period);
  if (valid === undefined || (year >= valid.from && year <= (valid.to ?? year))) return;
  throw refuse('scheme_not_in_force', {
    zh: `办法 ${scheme} ${version} 适用于 ${valid.from} 年至 ${valid.to ?? '今'}，不能用于 ${period.text}。请用该期的版本。`,
    en: `scheme ${scheme} ${version} is in force ${valid.from} to ${valid.to ?? 'now'}, not in ${period.text}. Use the version of that period.`,
  });
}
