import { dayWords } from '../calendar/period-words.ts';
import type { Text, TraceNode } from '../trace/node.ts';
import { statusWord } from './status.ts';
import type { MilestoneState, TaskFacts, TaskRule, TaskStep, TaskVerdict } from './task.ts';

const STATE_WORDS: Readonly<Record<MilestoneState, Text>> = {
  reached: { zh: '已达到', en: 'reached' },
  claimed: { zh: '单位报已达到', en: 'claimed reached' },
  missed: { zh: '未达到', en: 'missed' },
  unreported: { zh: '到期未报', en: 'due, not reported' },
  ahead: { zh: '未到期', en: 'not due' },
};

/** The word that people read for where a milestone stands. */
export function milestoneWord(state: MilestoneState, language: keyof Text): string {
  return STATE_WORDS[state][language];
}

const RULES: Readonly<Record<TaskRule, Text>> = {
  all_reached: { zh: '节点全部达到，为已完成', en: 'every milestone is reached: done' },
  claim_open: { zh: '单位已报告、尚未判定，为待判定', en: 'a claim is not judged yet: needs a person' },
  judged: { zh: '以考核办的判定为准', en: "the office's judgement stands" },
  due_since_judged: {
    zh: '判定之后又有节点到期，尚无报告，为未报送',
    en: 'a milestone fell due after the judgement and nothing was reported: not reported',
  },
  missed: { zh: '有节点到期未达到，为滞后', en: 'a milestone was due and is not reached: behind' },
  unreported: {
    zh: '有节点到期、尚无报告，为未报送',
    en: 'a milestone is due and nothing was reported: not reported',
  },
  not_due: { zh: '没有到期的节点，为未到期', en: 'no milestone is due yet: not due' },
  due_reached: { zh: '到期的节点均已达到，为达序时', en: 'every milestone due is reached: on pace' },
};

/** One plain sentence on where a task stands, in official style and without blame. */
export function describeTask(facts: TaskFacts, verdict: TaskVerdict, language: keyof Text): string {
  const zh = language === 'zh';
  return [main(facts, verdict, zh), progress(verdict, zh)].filter(Boolean).join(zh ? '；' : '; ');
}

function main(facts: TaskFacts, verdict: TaskVerdict, zh: boolean): string {
  const { judgement } = facts;
  const own = verdict.steps[0]?.id === '';
  switch (verdict.rule) {
    case 'all_reached':
      return zh ? '节点已全部达到' : 'every milestone is reached';
    case 'claim_open':
      return zh ? '单位已报告进展，待考核办判定' : 'the unit has reported; the office has still to judge';
    case 'judged': {
      if (judgement === null) return '';
      const word = statusWord(judgement.status, zh ? 'zh' : 'en');
      const percent = judgement.percent === null ? '' : `${judgement.percent}%`;
      const reason = judgement.reason === '' ? '' : `${zh ? '：' : ': '}${judgement.reason}`;
      if (zh) return `考核办判定为${word}${percent && `，形象进度 ${percent}`}${reason}`;
      return `judged ${word.toLowerCase()}${percent && `, ${percent} of the work`}${reason}`;
    }
    case 'missed':
      return late(verdict.steps, 'missed', zh, own);
    case 'unreported':
    case 'due_since_judged':
      return late(verdict.steps, 'unreported', zh, own);
    case 'not_due':
    case 'due_reached':
      return next(verdict.steps, zh, own);
  }
}

/** The first milestone that is late, and how many more are. */
function late(steps: readonly TaskStep[], state: MilestoneState, zh: boolean, own: boolean): string {
  const found = inTime(steps.filter((step) => step.state === state));
  const [first] = found;
  if (first === undefined) return '';
  const day = first.due === null ? undefined : dayWords(first.due);
  const more = found.length - 1;
  if (zh) {
    const what = own ? '任务' : `节点“${first.name}”`;
    const due = day === undefined ? '' : `应于${day.zh}${own ? '完成' : '达到'}，`;
    const also = more === 0 ? '' : `，另有 ${more} 个节点相同`;
    return `${what}${due}${state === 'missed' ? '尚未达到' : '尚未收到报告'}${also}`;
  }
  const what = own ? 'the task' : `milestone "${first.name}"`;
  const due = day === undefined ? '' : ` was due on ${day.en} and`;
  const also = more === 0 ? '' : `; ${more} more likewise`;
  return `${what}${due} is ${state === 'missed' ? 'not reached' : 'not reported on'}${also}`;
}

function next(steps: readonly TaskStep[], zh: boolean, own: boolean): string {
  const [first] = inTime(steps.filter(({ state }) => state === 'ahead' || state === 'claimed'));
  if (first === undefined) return '';
  if (first.due === null) return zh ? '没有写明时限和节点' : 'no due day and no milestone is stated';
  const day = dayWords(first.due);
  if (own) return zh ? `应于${day.zh}完成` : `due on ${day.en}`;
  return zh ? `下一个节点“${first.name}”应于${day.zh}达到` : `next milestone "${first.name}" on ${day.en}`;
}

const inTime = (steps: readonly TaskStep[]): TaskStep[] =>
  [...steps].sort((a, b) => (a.due === b.due ? 0 : (a.due ?? '9') < (b.due ?? '9') ? -1 : 1));

/** How many milestones are reached; nothing for a task that is its own step. */
function progress({ steps, rule }: TaskVerdict, zh: boolean): string {
  if (steps[0]?.id === '') return '';
  const reached = steps.filter(({ state }) => state === 'reached').length;
  if (rule === 'all_reached') return zh ? `共 ${steps.length} 个` : `${steps.length} in all`;
  return zh
    ? `节点 ${steps.length} 个中已达到 ${reached} 个`
    : `${reached} of ${steps.length} milestones reached`;
}

/** How the word came about: rule → what the office said → what the unit said → each milestone. */
export function traceTask(facts: TaskFacts, verdict: TaskVerdict): TraceNode {
  const { judgement, claim } = facts;
  const both = (say: (language: keyof Text) => string): Text => ({ zh: say('zh'), en: say('en') });
  const children: TraceNode[] = [];
  if (judgement !== null) {
    const through = dayWords(judgement.through);
    children.push({
      label: { zh: '考核办判定', en: 'judged by the office' },
      rule: { zh: `所判期间截至${through.zh}`, en: `for the period to ${through.en}` },
      value: statusWord(judgement.status, 'zh'),
      ...(judgement.reason === '' ? {} : { reason: { zh: judgement.reason, en: judgement.reason } }),
      children: percentNode(judgement.percent),
    });
  }
  if (claim !== null) {
    const through = dayWords(claim.through);
    const said = {
      reached: { zh: '已达到', en: 'reached' },
      missed: { zh: '未达到', en: 'missed' },
      ongoing: { zh: '推进中', en: 'under way' },
    };
    children.push({
      label: { zh: '单位报告', en: 'claimed by the unit' },
      rule: { zh: `所报期间截至${through.zh}`, en: `for the period to ${through.en}` },
      value: said[claim.state].zh,
      reason: claim.judged ? { zh: '已判定', en: 'judged' } : { zh: '尚未判定', en: 'not judged yet' },
      children: percentNode(claim.percent),
    });
  }
  for (const step of verdict.steps) {
    if (step.id === '') continue;
    const due = step.due === null ? undefined : dayWords(step.due);
    children.push({
      label: { zh: step.name, en: step.name },
      ...(due === undefined ? {} : { rule: { zh: `应于${due.zh}达到`, en: `due on ${due.en}` } }),
      value: STATE_WORDS[step.state].zh,
      reason: STATE_WORDS[step.state],
      children: [],
    });
  }
  return {
    label: { zh: '任务状态', en: 'status of the task' },
    rule: RULES[verdict.rule],
    value: statusWord(verdict.status, 'zh'),
    reason: both((language) => describeTask(facts, verdict, language)),
    children,
  };
}

function percentNode(percent: string | null): TraceNode[] {
  if (percent === null) return [];
  return [{ label: { zh: '形象进度', en: 'progress' }, value: percent, unit: '%', children: [] }];
}
