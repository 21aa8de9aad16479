import { describe, expect, test } from 'vitest';
import { describeGap, explainGap, gapLine, InputError, judgeAll, problemLine } from '../src/index.ts';
import { type GapCase, openCase } from './gap-case.ts';
import { gapCaseFiles } from './gap-case-files.ts';

const files = gapCaseFiles();

test.each(files.map((file) => [file.file, file] as const))('%s names its source', (_, file) => {
  expect(file.title).toBeTruthy();
  expect(file.source).toBeTruthy();
  expect(file.cases.length).toBeGreaterThan(0);
});

describe.each(files.map((file) => [file.file, file] as const))('%s', (_, file) => {
  const judged = file.cases.filter((one) => one.expect);
  const refused = file.cases.filter((one) => one.refused);

  test.each(judged.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { rows, input } = openCase(one);
    const judgements = judgeAll(rows, input);
    expect(judgements.map((judgement) => judgement.id).sort()).toEqual(Object.keys(one.expect ?? {}).sort());
    for (const judgement of judgements) {
      const line = gapLine(judgement, 'zh');
      const { says, reason, ...fields } = one.expect?.[judgement.id] ?? {};
      expect(line, judgement.id).toMatchObject(fields);
      if (reason !== undefined) expect(line.reason?.code ?? null, judgement.id).toBe(reason);
      if (says !== undefined) expect(line.reason?.text, judgement.id).toContain(says);
      const sentence = one.sentence?.[judgement.id];
      if (sentence !== undefined) expect(describeGap(judgement, 'zh')).toBe(sentence);
    }
  });

  test.each(judged.map((one) => [one.name, one] as const))('laws hold for: %s', (_name, one) => {
    laws(one);
  });

  test.each(refused.map((one) => [one.name, one] as const))('refuses: %s', (_name, one) => {
    const problems = problemsOf(one);
    expect(problems.map((problem) => problem.code)).toEqual(one.refused?.map((expected) => expected.code));
    one.refused?.forEach(({ code, says, ...place }, i) => {
      const problem = problems[i];
      if (!problem) throw new Error(`${code} was not found`);
      expect({ ...problem.place }).toMatchObject(place);
      if (says) expect(problemLine(problem)).toContain(says);
    });
  });
});

/** What is true of every judgement, whatever the case is about. */
function laws(one: GapCase): void {
  const { rows, input } = openCase(one);
  const judgements = judgeAll(rows, input);
  const shuffled = openCase({ ...one, targets: turned(one.targets), actuals: turned(one.actuals) });
  expect(judgeAll(shuffled.rows, shuffled.input)).toEqual(judgements);
  for (const judgement of judgements) {
    const line = gapLine(judgement, 'en');
    if (line.forecast === null) expect(line.reason).not.toBeNull();
    if (line.gapUnit === 'ratio') {
      const gap = Number(line.completion) - Number(line.pace);
      expect(Number(line.gap)).toBeCloseTo(gap, 10);
    }
    const unlit = ['not_due', 'awaiting_release', 'awaiting_target', 'not_reported', 'needs_person'];
    expect(line.light === 'unlit').toBe(unlit.includes(line.status));
    expect(describeGap(judgement, 'zh')).not.toBe('');
    expect(describeGap(judgement, 'en')).not.toMatch(/undefined|null|NaN/);
    const trace = explainGap(
      rows.filter((row) => row.id === judgement.id),
      input,
    );
    const values = new Map(trace.children.map((child) => [child.label.en, child.value]));
    expect(values.get('completion') ?? null).toBe(line.completion);
    expect(values.get('pace') ?? null).toBe(line.pace);
    expect(values.get('gap') ?? null).toBe(line.gap === null ? null : String(line.gap));
    expect(values.get('actual') ?? null).toBe(line.actual === null ? null : String(line.actual));
    expect(values.get('target') ?? null).toBe(line.target === null ? null : String(line.target));
    for (const child of trace.children) {
      const computed = ['completion', 'pace', 'gap', 'forecast'].includes(child.label.en);
      if (computed && child.value !== null) expect(child.formula && child.substituted).toBeTruthy();
      if (child.value === null) expect(child.reason).toBeDefined();
    }
    expect(JSON.stringify(trace)).not.toContain('NaN');
  }
}

/** The header stays, the rows turn round. */
const turned = ([header = '', ...lines]: readonly string[]): string[] => [header, ...lines.toReversed()];

function problemsOf(one: GapCase) {
  try {
    const { rows, input } = openCase(one);
    judgeAll(rows, input);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}
