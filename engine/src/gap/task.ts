import type { Day } from '../calendar/day.ts';
import { decideText } from '../quantity/decide.ts';
import type { Status } from './status.ts';

/** What is said of a milestone: reached, missed, or still under way. */
export const milestoneWords = ['reached', 'missed', 'ongoing'] as const;
export type MilestoneWord = (typeof milestoneWords)[number];

/** A word on a milestone, and the last day of the period that it speaks of. */
export interface SaidOf {
  state: MilestoneWord;
  through: Day;
}

export interface MilestoneFacts {
  id: string;
  name: string;
  due: Day;
  /** The office's latest word. */
  judged: SaidOf | null;
  /** The unit's word that the office has not judged yet. */
  claimed: SaidOf | null;
}

/**
 * A qualitative task 任务 on a day: what is due, what the unit claims and what the office judged. A task without
 * milestones is its own only step, due with the task.
 */
export interface TaskFacts {
  asOf: Day;
  due: Day | null;
  milestones: readonly MilestoneFacts[];
  /** The unit's newest word on the task as a whole, or null where it never said any. Percent as decimal text. */
  claim: { state: MilestoneWord; percent: string | null; through: Day; judged: boolean } | null;
  /** The office's newest judgement 形象进度, or null where there is none yet. */
  judgement: { status: Status; percent: string | null; reason: string; through: Day } | null;
}

/**
 * Where a milestone stands: reached (judged so); claimed (the unit says reached, not judged yet); missed; unreported
 * (due, and nobody said anything since); ahead (not due).
 */
export const milestoneStates = ['reached', 'claimed', 'missed', 'unreported', 'ahead'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** Which sentence of the rule gave the status. */
export type TaskRule =
  | 'all_reached'
  | 'claim_open'
  | 'judged'
  | 'due_since_judged'
  | 'missed'
  | 'unreported'
  | 'not_due'
  | 'due_reached';

export interface TaskStep {
  /** Empty for a task that is its own step. */
  id: string;
  name: string;
  due: Day | null;
  state: MilestoneState;
}

export interface TaskVerdict {
  status: Status;
  rule: TaskRule;
  steps: readonly TaskStep[];
  /** The office's percent where its judgement stands. */
  percent: string | null;
}

/**
 * Status word of a task. The office's judgement stands until the unit says something new or a further milestone falls
 * due; without one the status follows from the milestones alone ({@link statusByMilestones}).
 */
export function judgeTask(facts: TaskFacts): TaskVerdict {
  const steps = stepsOf(facts).map((step) => ({ ...step, state: stateOf(step, facts.asOf) }));
  const { judgement } = facts;
  const verdict = (status: Status, rule: TaskRule): TaskVerdict => ({
    status,
    rule,
    steps: steps.map(({ id, name, due, state }) => ({ id, name, due, state })),
    percent: rule === 'judged' ? (judgement?.percent ?? null) : null,
  });
  if (awaitsJudgement(facts)) return verdict('needs_person', 'claim_open');
  if (judgement !== null) {
    const since = steps.some(
      ({ state, due }) => state === 'unreported' && due !== null && due > judgement.through,
    );
    if (since && judgement.status !== 'done') return verdict('not_reported', 'due_since_judged');
    return verdict(judgement.status, 'judged');
  }
  return verdict(...byMilestones(steps, facts.asOf));
}

/**
 * The word that the milestones alone give, each claim taken as it is claimed: what a judgement that follows the claim
 * in everything comes to.
 */
export function statusByMilestones(facts: TaskFacts): Status {
  const steps = stepsOf(facts).map((step) => ({
    ...step,
    state: stateOf({ ...step, judged: step.claimed ?? step.judged, claimed: null }, facts.asOf),
  }));
  return byMilestones(steps, facts.asOf)[0];
}

/**
 * Whether a claim waits for the office: an unjudged one does, unless everything is judged reached and the claim says
 * nothing else.
 */
export function awaitsJudgement(facts: TaskFacts): boolean {
  const { claim } = facts;
  if (claim === null || claim.judged) return false;
  const steps = stepsOf(facts);
  const settled = steps.every(({ judged }) => judged?.state === 'reached');
  const contradicts = steps.some(({ claimed }) => claimed !== null && claimed.state !== 'reached');
  return !settled || contradicts;
}

/** What the office says of a claim: the status word, percent and the word on each milestone. */
export interface TaskWord {
  status: Status;
  percent: string | null;
  milestones: readonly { milestoneId: string; state: MilestoneWord }[];
}

/**
 * Whether a judgement says anything but what the unit claimed; then its reason must be written. `claim` null: nothing
 * was claimed, so whatever is said is the office's own and needs a reason.
 */
export function differsFromClaim(word: TaskWord, claim: TaskWord | null): boolean {
  if (claim === null || sideOf(word.status) !== sideOf(claim.status)) return true;
  if (!samePercent(word.percent, claim.percent)) return true;
  const claimed = new Map(claim.milestones.map(({ milestoneId, state }) => [milestoneId, state]));
  return word.milestones.some(({ milestoneId, state }) => {
    const said = claimed.get(milestoneId);
    return said === undefined ? state !== 'ongoing' : said !== state;
  });
}

/** A task that is under way as it should be says no more when nothing of it is due yet. */
const sideOf = (status: Status): Status => (status === 'not_due' ? 'on_pace' : status);

function samePercent(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return decideText(Number(a), 4) === decideText(Number(b), 4);
}

interface Weighed {
  id: string;
  name: string;
  due: Day | null;
  judged: SaidOf | null;
  claimed: SaidOf | null;
}

function stepsOf({ milestones, due, claim, judgement }: TaskFacts): Weighed[] {
  if (milestones.length > 0) return [...milestones];
  const done = judgement?.status === 'done';
  return [
    {
      id: '',
      name: '',
      due,
      judged: judgement && { state: done ? 'reached' : 'ongoing', through: judgement.through },
      claimed: claim === null || claim.judged ? null : { state: claim.state, through: claim.through },
    },
  ];
}

function stateOf({ judged, claimed, due }: Weighed, asOf: Day): MilestoneState {
  if (judged?.state === 'reached') return 'reached';
  if (claimed?.state === 'reached') return 'claimed';
  if (judged?.state === 'missed' || claimed?.state === 'missed') return 'missed';
  if (due === null || due > asOf) return 'ahead';
  // "Under way" said of a period that ends before the due day says nothing of the due day.
  const through = [judged?.through, claimed?.through].some((said) => said !== undefined && said >= due);
  return through ? 'missed' : 'unreported';
}

function byMilestones(
  steps: readonly { state: MilestoneState; due: Day | null }[],
  asOf: Day,
): [Status, TaskRule] {
  const any = (state: MilestoneState) => steps.some((step) => step.state === state);
  if (steps.every(({ state }) => state === 'reached')) return ['done', 'all_reached'];
  if (any('missed')) return ['behind', 'missed'];
  if (any('unreported')) return ['not_reported', 'unreported'];
  if (!steps.some(({ due }) => due !== null && due <= asOf)) return ['not_due', 'not_due'];
  return ['on_pace', 'due_reached'];
}
