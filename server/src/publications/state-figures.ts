import { isBehind } from '../gaps/index.ts';
import type { DocumentRun } from './contract-document-content.ts';
import { tallyByUnit } from './count-state.ts';
import { type Book, noted } from './document-book.ts';
import type { DocumentState, StateItem } from './document-state.ts';
import { itemKey, wordsKey } from './note-items.ts';

/** Behind now, and not with what was known of the period before. */
export const newlyBehind = (state: DocumentState): StateItem[] =>
  state.items.filter((item) => isBehind(item.status) && !isBehind(item.before));

/** Behind with what was known of the period before, and not now. */
export const recovered = (state: DocumentState): StateItem[] =>
  state.items.filter((item) => !isBehind(item.status) && isBehind(item.before));

export const changed = (state: DocumentState): StateItem[] =>
  state.items.filter((item) => item.status !== item.before);

interface Counting {
  label: string;
  rule: string;
  unit: string;
  count: number;
  of: string[];
}

/** A count of the whole document by the name of its placeholder, or undefined where none is called so. */
export function countThings(book: Book, state: DocumentState, name: string): DocumentRun | undefined {
  const counting = countings(book, state)[name]?.();
  if (counting === undefined) return undefined;
  return noted(book, name, {
    kind: 'number',
    label: counting.label,
    text: String(counting.count),
    value: String(counting.count),
    unit: counting.unit,
    rule: counting.rule,
    of: counting.of,
  });
}

function countings(book: Book, state: DocumentState): Record<string, () => Counting> {
  const { items, matters, words } = state;
  const behind = items.filter(({ status }) => isBehind(status));
  const of = (label: string, rule: string, some: readonly StateItem[]) => (): Counting => ({
    label,
    rule,
    unit: '项',
    count: some.length,
    of: some.map((item) => itemKey(book, item)),
  });
  const reports = (label: string, rule: string, some: typeof words) => (): Counting => ({
    label,
    rule,
    unit: '件',
    count: some.length,
    of: some.map((one) => wordsKey(book, one)),
  });
  const distinct = (label: string, rule: string, unit: string, count: number, some: readonly StateItem[]) => {
    return (): Counting => ({ label, rule, unit, count, of: some.map((item) => itemKey(book, item)) });
  };
  const units = tallyByUnit(state);
  return {
    'matters.total': () => ({
      label: '事项数',
      rule: '登记在册、未撤销的事项数',
      unit: '项',
      count: matters.length,
      of: [],
    }),
    'matters.behind': distinct(
      '有滞后的事项数',
      '至少一个目标或任务滞后、严重滞后的事项数',
      '项',
      new Set(behind.map(({ matter }) => matter.id)).size,
      behind,
    ),
    'items.total': of('目标与任务数', '目标数与任务数之和', items),
    'targets.total': of(
      '目标数',
      '期间内的目标数',
      items.filter(({ kind }) => kind === 'target'),
    ),
    'tasks.total': of(
      '任务数',
      '在办的任务数',
      items.filter(({ kind }) => kind === 'task'),
    ),
    'units.total': distinct('承担单位数', '承担目标或任务的单位数', '家', units.length, items),
    'units.behind': distinct(
      '有滞后的单位数',
      '至少一个目标或任务滞后、严重滞后的单位数',
      '家',
      units.filter((tally) => tally.items.some(({ status }) => isBehind(status))).length,
      behind,
    ),
    'changes.total': of('状态变化数', '本期与上期状态词不同的项数', changed(state)),
    'changes.newly_behind': of('新出现滞后', '上期不滞后、本期滞后的项数', newlyBehind(state)),
    'changes.recovered': of('不再滞后', '上期滞后、本期不滞后的项数', recovered(state)),
    'words.asked': reports('请报件数', '本期请单位报送进展的件数', words),
    'words.reported': reports(
      '已报送件数',
      '已锁定的进展件数',
      words.filter(({ said }) => said !== null),
    ),
    'words.missing': reports(
      '未报送件数',
      '请报而尚未锁定的进展件数',
      words.filter(({ said }) => said === null),
    ),
  };
}
