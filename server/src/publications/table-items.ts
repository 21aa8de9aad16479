import { isBehind } from '../gaps/index.ts';
import type { DocumentRun } from './contract-document-content.ts';
import { type Book, noted, quotedRun } from './document-book.ts';
import type { DocumentState, StateItem, TargetItem, TaskItem } from './document-state.ts';
import { missingWord, percentOf, periodText, statedAs, withUnit } from './figure-text.ts';
import { gapRun, itemKey, observationKey, statusRun } from './note-items.ts';
import { changed } from './state-figures.ts';
import { cell, type Line, placeOf, said, worded } from './table-cells.ts';

const unitOf = (item: StateItem) => said(item.unit?.name ?? '未明确');

/** 完成值 with its period: what decided, as it was stated; where there is none, why in a word. */
export function valueRuns(book: Book, item: TargetItem): DocumentRun[] {
  const { judged, figure } = item;
  const label = `${item.name}：完成值`;
  if (judged.value === null) {
    return [
      noted(book, `${item.key}.value`, {
        kind: 'word',
        label,
        text: missingWord(item.status),
        rule: '没有可用的数据时写明原因',
        of: [itemKey(book, item)],
      }),
    ];
  }
  const op = figure === null ? '' : statedAs(figure.op);
  const period = judged.period === null ? '' : `（${periodText(judged.period)}）`;
  return [
    noted(book, `${item.key}.value`, {
      kind: 'number',
      label,
      text: `${op}${withUnit(judged.value, judged.unit)}${period}`,
      value: judged.value,
      unit: judged.unit,
      rule: '数据截至日可见、期间不晚于文稿期间的最近一期数据',
      of: [figure === null ? itemKey(book, item) : observationKey(book, figure, item.name)],
    }),
  ];
}

function promiseRun(book: Book, item: TargetItem): DocumentRun {
  return noted(book, `${item.key}.promise`, {
    kind: 'quote',
    label: `${item.name}：目标`,
    text: item.promise,
    unit: item.judged.unit,
    rule: '登记在册的目标值',
    of: [itemKey(book, item)],
  });
}

function percentRun(book: Book, item: TargetItem, which: 'completion' | 'pace'): DocumentRun {
  const ratio = item.judged[which];
  const label = `${item.name}：${which === 'completion' ? '完成率' : '序时进度'}`;
  if (ratio === null) {
    return noted(book, `${item.key}.${which}`, {
      kind: 'word',
      label,
      text: item.judged.value === null ? missingWord(item.status) : '不按序时',
      rule: '没有数据，或该目标不按序时进度判定',
      of: [itemKey(book, item)],
    });
  }
  return noted(book, `${item.key}.${which}`, {
    kind: 'number',
    label,
    text: `${percentOf(ratio)}%`,
    value: percentOf(ratio),
    unit: '%',
    rule: which === 'completion' ? '完成值 ÷ 全期目标，保留两位小数' : '数据所属期间的序时进度，保留两位小数',
    of: [itemKey(book, item)],
  });
}

/** 量化目标 and the list behind: one line a target. */
function targetLine(book: Book, item: TargetItem): Line {
  const { target, matter } = item;
  const filter = target.filter === '' ? '' : `（${target.filter}）`;
  const nature = { binding: '约束性', expected: '预期性' };
  return {
    ...placeOf(item),
    cells: {
      number: said(matter.number),
      matter: said(matter.title),
      item: said(item.name),
      indicator: said(`${target.indicator.name}${filter}`),
      subject: said(target.subject.name),
      unit: unitOf(item),
      nature: worded(target.nature === null ? '未注明' : nature[target.nature]),
      promise: cell(promiseRun(book, item)),
      value: cell(...valueRuns(book, item)),
      completion: cell(percentRun(book, item, 'completion')),
      pace: cell(percentRun(book, item, 'pace')),
      says: cell(gapRun(book, item)),
      status: cell(statusRun(book, item, 'status')),
      before: cell(statusRun(book, item, 'before')),
      after: cell(statusRun(book, item, 'status')),
    },
  };
}

const milestoneWords: Readonly<Record<string, string>> = {
  reached: '已达到',
  missed: '未达到',
  ahead: '未到期',
  claimed: '自报达到，待判定',
  unreported: '到期未报',
};

/** 任务: one line a task. */
function taskLine(book: Book, item: TaskItem): Line {
  const { matter } = item;
  const note = (what: string, label: string, text: string): DocumentRun =>
    noted(book, `${item.key}.${what}`, {
      kind: 'quote',
      label: `${item.name}：${label}`,
      text,
      of: [itemKey(book, item)],
    });
  const milestones = item.milestones.map(
    ({ name, dueOn, state }) => `${name}（${dueOn}）${milestoneWords[state] ?? state}`,
  );
  const percent: DocumentRun[] =
    item.percent === null
      ? []
      : [
          noted(book, `${item.key}.percent`, {
            kind: 'number',
            label: `${item.name}：形象进度`,
            text: `（${item.percent}%）`,
            value: item.percent,
            unit: '%',
            rule: '考核办判定的形象进度',
            of: [itemKey(book, item)],
          }),
        ];
  return {
    ...placeOf(item),
    cells: {
      number: said(matter.number),
      matter: said(matter.title),
      item: said(item.name),
      task: said(item.name),
      unit: unitOf(item),
      due: said(item.due ?? '未定'),
      promise: said(item.due === null ? '按节点推进' : `${item.due} 前完成`),
      value: cell(
        percent.length > 0
          ? ({ ...percent[0], text: `${item.percent}%` } as DocumentRun)
          : note('value', '形象进度', item.claim === null ? '未报送' : '见自报进展'),
      ),
      milestones:
        milestones.length === 0 ? worded('未设节点') : [[note('milestones', '节点', milestones.join('；'))]],
      claim: cell(note('claim', '单位自报', item.claim ?? '未报送')),
      says: cell(gapRun(book, item)),
      status: cell(statusRun(book, item, 'status'), ...percent),
      before: cell(statusRun(book, item, 'before')),
      after: cell(statusRun(book, item, 'status')),
      reason: item.reason === '' ? worded('未作判定') : cell(note('reason', '判定理由', item.reason)),
    },
  };
}

const lineOf = (book: Book, item: StateItem): Line =>
  item.kind === 'target' ? targetLine(book, item) : taskLine(book, item);

/** 滞后清单, in the order of the register. */
export function behindLines(book: Book, state: DocumentState): Line[] {
  return state.items
    .filter(({ status }) => isBehind(status))
    .map((item, index) => {
      const line = lineOf(book, item);
      return { ...line, cells: { ...line.cells, no: cell(quotedRun(String(index + 1))) } };
    });
}

export const changeLines = (book: Book, state: DocumentState): Line[] =>
  changed(state).map((item) => lineOf(book, item));

export const targetLines = (book: Book, state: DocumentState): Line[] =>
  state.items.flatMap((item) => (item.kind === 'target' ? [targetLine(book, item)] : []));

export const taskLines = (book: Book, state: DocumentState): Line[] =>
  state.items.flatMap((item) => (item.kind === 'task' ? [taskLine(book, item)] : []));
