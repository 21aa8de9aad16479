import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeTask,
  differsFromClaim,
  judgeTask,
  milestoneWords,
  statusByMilestones,
  statuses,
  type TaskFacts,
  traceTask,
} from '../src/index.ts';
import { type TaskCase, taskFacts } from './task-case.ts';

const file = JSON.parse(readFileSync(join(import.meta.dirname, 'task/task.json'), 'utf8')) as {
  cases: TaskCase[];
};

describe('tasks by the rule in words', () => {
  test.each(file.cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const facts = taskFacts(one);
    const verdict = judgeTask(facts);
    expect(verdict).toMatchObject({ status: one.status, rule: one.rule, percent: one.percent ?? null });
    expect(verdict.steps.map(({ state }) => state)).toEqual(one.states);
    if (one.follows !== undefined) expect(statusByMilestones(facts)).toBe(one.follows);
    if (one.zh !== undefined) expect(describeTask(facts, verdict, 'zh')).toBe(one.zh);
    if (one.en !== undefined) expect(describeTask(facts, verdict, 'en')).toBe(one.en);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`);
const said = fc.option(fc.record({ state: fc.constantFrom(...milestoneWords), through: day }));
const percent = fc.option(fc.integer({ min: 0, max: 100 }).map(String));
const milestones = fc.array(
  fc.record({ name: fc.constantFrom('开工', '封顶'), due: day, judged: said, claimed: said }),
  { maxLength: 4 },
);
const facts: fc.Arbitrary<TaskFacts> = fc.record({
  asOf: day,
  due: fc.option(day),
  milestones: milestones.map((found) => found.map((one, at) => ({ ...one, id: `m${at}` }))),
  claim: fc.option(
    fc.record({ state: fc.constantFrom(...milestoneWords), percent, through: day, judged: fc.boolean() }),
  ),
  judgement: fc.option(
    fc.record({ status: fc.constantFrom(...statuses), percent, reason: fc.constant(''), through: day }),
  ),
});

describe('laws of tasks', () => {
  test('the order of milestones never matters', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const turned = { ...one, milestones: one.milestones.toReversed() };
        const [there, back] = [judgeTask(one), judgeTask(turned)];
        expect({ ...back, steps: [...back.steps].reverse() }).toEqual(
          one.milestones.length > 0 ? there : { ...there, steps: [...there.steps].reverse() },
        );
      }),
    );
  });

  test('each word says what its milestones say, and is explained in both languages', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const verdict = judgeTask(one);
        const states = verdict.steps.map(({ state }) => state);
        if (verdict.rule === 'all_reached') expect(new Set(states)).toEqual(new Set(['reached']));
        if (verdict.rule === 'missed') expect(states).toContain('missed');
        if (verdict.rule === 'unreported') expect(states).toContain('unreported');
        if (verdict.rule === 'due_reached') {
          expect(states.every((state) => ['reached', 'claimed', 'ahead'].includes(state))).toBe(true);
        }
        if (verdict.status === 'needs_person' && verdict.rule !== 'judged') {
          expect(one.claim?.judged).toBe(false);
        }
        for (const language of ['zh', 'en'] as const) {
          const sentence = describeTask(one, verdict, language);
          expect(sentence).not.toBe('');
          expect(sentence).not.toMatch(/undefined|null|NaN/);
        }
        const trace = traceTask(one, verdict);
        expect(trace.rule?.zh).toBeTruthy();
        expect(trace.children.length).toBeGreaterThanOrEqual(one.milestones.length);
      }),
    );
  });

  test('reaching one milestone more is never worse', () => {
    const order = ['behind', 'not_reported', 'not_due', 'on_pace', 'done'];
    const unsaid = facts.map((one) => ({ ...one, claim: null, judgement: null }));
    fc.assert(
      fc.property(unsaid, fc.nat(3), (one, at) => {
        fc.pre(at < one.milestones.length);
        const better = one.milestones.map((each, index) =>
          index === at
            ? { ...each, judged: { state: 'reached' as const, through: one.asOf }, claimed: null }
            : each,
        );
        const before = order.indexOf(judgeTask(one).status);
        const after = order.indexOf(judgeTask({ ...one, milestones: better }).status);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('a reason is asked for', () => {
  const claim = {
    status: 'on_pace' as const,
    percent: '40',
    milestones: [{ milestoneId: 'a', state: 'reached' as const }],
  };

  test('where the office says anything but the claim, and only there', () => {
    expect(differsFromClaim(claim, claim)).toBe(false);
    expect(differsFromClaim({ ...claim, percent: '40.0' }, claim)).toBe(false);
    expect(differsFromClaim({ ...claim, milestones: [] }, claim)).toBe(false);
    expect(differsFromClaim({ ...claim, status: 'not_due' }, claim)).toBe(false);
    expect(differsFromClaim({ ...claim, status: 'ahead' }, claim)).toBe(true);
    expect(differsFromClaim({ ...claim, percent: '35' }, claim)).toBe(true);
    expect(differsFromClaim({ ...claim, percent: null }, claim)).toBe(true);
    expect(differsFromClaim({ ...claim, status: 'behind' }, claim)).toBe(true);
    const missed = [{ milestoneId: 'a', state: 'missed' as const }];
    expect(differsFromClaim({ ...claim, milestones: missed }, claim)).toBe(true);
    const unclaimed = [...claim.milestones, { milestoneId: 'b', state: 'reached' as const }];
    expect(differsFromClaim({ ...claim, milestones: unclaimed }, claim)).toBe(true);
    expect(differsFromClaim(claim, null)).toBe(true);
  });
});
