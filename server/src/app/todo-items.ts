import { parsePeriod, periodWords } from '@meritloop/engine';
import type { z } from 'zod';
import type { AwaitingRequest } from '../actuals/index.ts';
import type { RunInBrief } from '../assessments/index.ts';
import type { CaseSummary } from '../cases/index.ts';
import type { openProposals, tasksAwaitingJudgement } from '../gaps/index.ts';
import type { todoItem } from './contract.ts';

export type TodoItem = z.input<typeof todoItem>;

const requestWords: Record<AwaitingRequest['need'], { zh: string; en: string }> = {
  enter: { zh: '填报', en: 'Enter' },
  sign_off: { zh: '审签', en: 'Sign off' },
  submit: { zh: '报送', en: 'Submit' },
  review: { zh: '审核', en: 'Review' },
  lock: { zh: '锁定', en: 'Lock' },
};

/** `known` says to which matter a figure belongs, and on which day an official one is released. */
export function fromRequest(
  request: AwaitingRequest,
  known: { matter: TodoItem['matter']; releasedOn: string | undefined },
): TodoItem {
  const words = requestWords[request.need];
  const period = periodWords(parsePeriod(request.period));
  const released = known.releasedOn;
  const about = request.subject === request.unit ? [] : [request.subject];
  return {
    id: `request-${request.id}`,
    kind: request.need,
    title:
      request.kind === 'words'
        ? {
            zh: `${words.zh}进展情况：${request.indicator}（${period.zh}）`,
            en: `${words.en} progress: ${request.indicator} (${period.en})`,
          }
        : {
            zh: `${words.zh}：${request.indicator}（${period.zh}）`,
            en: `${words.en}: ${request.indicator} (${period.en})`,
          },
    detail: {
      zh: [
        request.unit,
        ...about.map((one) => `对象：${one}`),
        ...(released === undefined ? [] : [`法定统计，${released} 发布`]),
      ].join(' · '),
      en: [
        request.unit,
        ...about.map((one) => `about ${one}`),
        ...(released === undefined ? [] : [`official statistics, released ${released}`]),
      ].join(' · '),
    },
    matter: request.matter ?? known.matter,
    dueOn: request.dueOn,
    overdue: request.overdue,
    link: `/requests/${request.id}`,
  };
}

export function fromCase(one: CaseSummary): TodoItem {
  return {
    id: `case-${one.id}`,
    kind: 'case',
    title: { zh: `督办 ${one.number}：${one.title}`, en: `Order ${one.number}: ${one.title}` },
    detail: { zh: `${one.state.name.zh} · ${one.unit.name}`, en: `${one.state.name.en} · ${one.unit.name}` },
    matter: null,
    dueOn: one.dueOn,
    overdue: one.overdueDays !== null,
    link: `/cases/${one.id}`,
  };
}

export function fromProposal(
  proposal: Awaited<ReturnType<typeof openProposals>>[number],
  matter: TodoItem['matter'],
): TodoItem {
  const { subject, indicator } = proposal.target;
  return {
    id: `change-${proposal.id}`,
    kind: 'propose',
    title: {
      zh: `决定是否立项：${subject.name} · ${indicator}`,
      en: `Decide on an order: ${subject.name} · ${indicator}`,
    },
    detail: proposal.sentence,
    matter,
    dueOn: null,
    overdue: false,
    link: `/gaps?change=${proposal.id}`,
  };
}

type Claimed = Awaited<ReturnType<typeof tasksAwaitingJudgement>>['items'][number];

export function fromTask({ task, period, unit }: Claimed): TodoItem {
  const words = periodWords(parsePeriod(period));
  return {
    id: `task-${task.id}`,
    kind: 'judge',
    title: { zh: `判定形象进度：${task.title}`, en: `Judge progress: ${task.title}` },
    detail: { zh: `${unit.name} · ${words.zh}`, en: `${unit.name} · ${words.en}` },
    matter: task.matter,
    dueOn: null,
    overdue: false,
    link: `/gaps/tasks?period=${period}&task=${task.id}`,
  };
}

/** A run whose figures are no longer the current ones. */
export function fromRun(run: RunInBrief): TodoItem {
  const period = periodWords(parsePeriod(run.period));
  return {
    id: `run-${run.id}`,
    kind: 'run',
    title: { zh: `重新测算考核：${period.zh}`, en: `Compute the assessment again: ${period.en}` },
    detail: {
      zh: `第 ${run.number} 次测算之后有数据锁定或更正`,
      en: `figures were locked or corrected after run ${run.number}`,
    },
    matter: null,
    dueOn: null,
    overdue: false,
    link: `/runs/${run.id}`,
  };
}

const documentWords = {
  summary: { zh: '重点工作进展情况汇总表', en: 'progress summary' },
  special_report: { zh: '督查专报', en: 'special report' },
} as const;

/** A document that the period which is over asks for and that nobody has produced. */
export function fromMissingDocument(kind: keyof typeof documentWords, text: string): TodoItem {
  const period = periodWords(parsePeriod(text));
  const words = documentWords[kind];
  return {
    id: `document-${kind}-${text}`,
    kind: 'document',
    title: { zh: `编制${words.zh}（${period.zh}）`, en: `Produce the ${words.en} (${period.en})` },
    detail: { zh: '该期间已结束，尚未生成', en: 'the period is over and none has been produced' },
    matter: null,
    dueOn: null,
    overdue: false,
    link: `/documents/produce?kind=${kind}&period=${text}`,
  };
}
