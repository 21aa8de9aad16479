import { statuses, statusWord } from '@meritloop/engine';
import type { DocumentRun } from './contract-document-content.ts';
import { type Book, noted, quotedRun, wordingRun } from './document-book.ts';
import type { DocumentState, MatterView, StateItem, WordsView } from './document-state.ts';
import { gapRun, itemKey, statusRun, wordsKey } from './note-items.ts';
import { cell, type Line, said } from './table-cells.ts';
import { valueRuns } from './table-items.ts';

/** 汇总表: one line a matter, with what its units said and how its targets and tasks stand. */
export function matterLines(book: Book, state: DocumentState): Line[] {
  const itemsOf = Map.groupBy(state.items, ({ matter }) => matter.id);
  const wordsOf = Map.groupBy(state.words, ({ matter }) => matter.id);
  return state.matters.map((matter) => {
    const items = itemsOf.get(matter.id) ?? [];
    const words = wordsOf.get(matter.id) ?? [];
    return {
      section: matter.section,
      objective: matter.objectives[0] ?? '',
      cells: {
        number: said(matter.number),
        matter: said(matter.title),
        units: owners(matter),
        progress: quotedWords(book, words, 'progress'),
        problems: quotedWords(book, words, 'problems'),
        next_steps: quotedWords(book, words, 'nextSteps'),
        expected_on: quotedWords(book, words, 'expectedOn'),
        figures:
          items.length === 0
            ? cell(wordingRun('没有单列目标或任务'))
            : items.map((item) => figureLine(book, item)),
        judgement: judgement(book, matter, items),
      },
    };
  });
}

/** Lead units on the first line, co-units on the second, in the words of the register. */
function owners(matter: MatterView): DocumentRun[][] {
  const of = (role: 'lead' | 'co') =>
    matter.owners.filter((owner) => owner.role === role && owner.text !== '');
  const line = (prefix: string, role: 'lead' | 'co') => {
    const found = of(role);
    if (found.length === 0) return [];
    return [[wordingRun(prefix), quotedRun(found.map(({ text }) => text).join('、'))]];
  };
  const lines = [...line('牵头：', 'lead'), ...line('配合：', 'co')];
  return lines.length === 0 ? [[wordingRun('未明确')]] : lines;
}

const labels = {
  progress: '进展情况',
  problems: '存在问题',
  nextSteps: '下步举措',
  expectedOn: '预计完成时间',
} as const;

/** What each unit said, or that it was not reported or not asked for. */
function quotedWords(book: Book, words: readonly WordsView[], what: keyof typeof labels): DocumentRun[][] {
  if (words.length === 0) return [[wordingRun('本期未请报')]];
  return words.map((one) => {
    const text = one.said === null ? '未报送' : (one.said[what] ?? '') || '未填';
    const run = noted(book, `${one.key}.${what}`, {
      kind: 'quote',
      label: `${one.matter.title}（${one.unit.name}）：${labels[what]}`,
      text,
      rule: one.said === null ? '请报而尚未锁定的写“未报送”' : '单位报送、审核并锁定的文字，照录',
      of: [wordsKey(book, one)],
    });
    return words.length === 1 ? [run] : [quotedRun(one.unit.name), wordingRun('：'), run];
  });
}

function figureLine(book: Book, item: StateItem): DocumentRun[] {
  const name = [quotedRun(item.name), wordingRun('：')];
  if (item.kind === 'target') {
    return item.judged.value === null
      ? [...name, ...valueRuns(book, item)]
      : [...name, ...valueRuns(book, item), wordingRun('，'), gapRun(book, item)];
  }
  return [...name, gapRun(book, item)];
}

/** One status word, or how often each occurs among the matter's targets and tasks. No word of ours on the whole. */
function judgement(book: Book, matter: MatterView, items: readonly StateItem[]): DocumentRun[][] {
  const [only] = items;
  if (only === undefined) return [[wordingRun('无单列项')]];
  if (items.length === 1) return [[statusRun(book, only, 'status')]];
  return statuses.flatMap((status) => {
    const some = items.filter((item) => item.status === status);
    if (some.length === 0) return [];
    const count = noted(book, `matter.${matter.code}.count.${status}`, {
      kind: 'number',
      label: `${matter.title}：${statusWord(status, 'zh')}`,
      text: String(some.length),
      value: String(some.length),
      unit: '项',
      rule: '按状态词计数',
      of: some.map((item) => itemKey(book, item)),
    });
    return [[wordingRun(statusWord(status, 'zh')), count, wordingRun('项')]];
  });
}
