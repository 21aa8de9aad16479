import type { MilestoneWord, SaidOf, Status, TaskFacts } from '../src/index.ts';

/** One example of a task; milestones and claim in short form: `封顶 2026-06-30 judged=missed@2026-06-30`. */
export interface TaskCase {
  name: string;
  facts: {
    asOf: string;
    due: string | null;
    milestones: string[];
    /** `ongoing@2026-06-30 open`, or `… judged`. */
    claim?: string;
    judgement?: { status: Status; percent: string | null; reason: string; through: string };
  };
  status: Status;
  rule: string;
  states: string[];
  percent?: string;
  /** The word that follows from the claim taken as claimed. */
  follows?: Status;
  zh?: string;
  en?: string;
}

/** The case as the engine takes it. */
export function taskFacts({ facts }: TaskCase): TaskFacts {
  const [said, mark] = (facts.claim ?? '').split(' ');
  return {
    asOf: facts.asOf,
    due: facts.due,
    milestones: facts.milestones.map((line, at) => {
      const [name = '', due = '', ...words] = line.split(' ');
      const word = (kind: string) => saidOf(words.find((one) => one.startsWith(`${kind}=`))?.split('=')[1]);
      return { id: `m${at + 1}`, name, due, judged: word('judged'), claimed: word('claimed') };
    }),
    claim:
      facts.claim === undefined
        ? null
        : { ...must(saidOf(said), facts.claim), percent: null, judged: mark === 'judged' },
    judgement: facts.judgement ?? null,
  };
}

function saidOf(text: string | undefined): SaidOf | null {
  if (text === undefined) return null;
  const [state, through = ''] = text.split('@');
  return { state: state as MilestoneWord, through };
}

function must<T>(found: T | null, text: string): T {
  if (found === null) throw new Error(`"${text}" is no word of a claim`);
  return found;
}
