import { statusWord } from '@meritloop/engine';
import type { Observation } from '../actuals/index.ts';
import type { DocumentItem, DocumentRun } from './contract-document-content.ts';
import { type Book, noted, notedItem, quotedRun, wordingRun } from './document-book.ts';
import type { StateItem, WordsView } from './document-state.ts';

/** Keeps a judged target or task with how it was judged; answers its key. */
export function itemKey(book: Book, item: StateItem): string {
  return notedItem(book, item.key, () => ({
    kind: item.kind,
    id: item.id,
    name: item.name,
    unit: item.unit?.name ?? '',
    word: statusWord(item.status, 'zh'),
    says: item.says,
    trace: item.trace,
    source: item.kind === 'target' && item.figure !== null ? sourceOf(item.figure, item.name) : null,
  }));
}

/** Keeps a figure as it was published or locked; answers its key. */
export function observationKey(book: Book, observation: Observation, name: string): string {
  return notedItem(book, `observation.${observation.id}`, () => ({
    kind: 'observation',
    id: observation.id,
    name,
    unit: observation.source,
    word: `${observation.value ?? observation.valueText}${observation.unit}`,
    says: { zh: observation.words, en: observation.words },
    trace: null,
    source: sourceOf(observation, name),
  }));
}

/** Keeps locked words with where they come from; answers their key. */
export function wordsKey(book: Book, words: WordsView): string {
  return notedItem(book, words.key, () => ({
    kind: 'words',
    id: words.said?.observationId ?? words.matter.id,
    name: `${words.matter.title}（${words.unit.name}）`,
    unit: words.unit.name,
    word: words.said === null ? '未报送' : '已锁定',
    says: { zh: words.said?.progress ?? '', en: words.said?.progress ?? '' },
    trace: null,
    source:
      words.said === null
        ? null
        : {
            observation: [words.matter.title, words.unit.name].join(' | '),
            recordedBy: words.unit.name,
            recordedAt: words.said.lockedOn,
          },
  }));
}

function sourceOf(observation: Observation, name: string): NonNullable<DocumentItem['source']> {
  const { url, file, row, publisher } = observation.origin;
  const origin = url ?? (file === null ? null : `${file}${row === null ? '' : `:${row}`}`);
  return {
    observation: [name, observation.period, observation.source, observation.status ?? 'final'].join(' | '),
    ...(origin === null ? {} : { origin }),
    recordedBy: publisher ?? observation.source,
    ...(observation.recordedOn === null ? {} : { recordedAt: observation.recordedOn }),
  };
}

/** An item with its gap in words: 甲县工业投资比序时低 5.0 个百分点，…. */
export function itemSays(book: Book, item: StateItem): DocumentRun[] {
  return [quotedRun(item.name), wordingRun('，'), gapRun(book, item)];
}

/** The gap of an item in words, with how it was judged behind it. */
export function gapRun(book: Book, item: StateItem): DocumentRun {
  return noted(book, `${item.key}.says`, {
    kind: 'word',
    label: `${item.name}：差距`,
    text: item.says.zh === '' ? statusWord(item.status, 'zh') : item.says.zh,
    rule: '完成值与目标、序时的差距，由系统按规则说明',
    of: [itemKey(book, item)],
  });
}

/** The status word of an item, now or with what was known of the period before. */
export function statusRun(book: Book, item: StateItem, which: 'status' | 'before'): DocumentRun {
  const now = which === 'status';
  return noted(book, `${item.key}.${which}`, {
    kind: 'word',
    label: `${item.name}：${now ? '判定' : '上期判定'}`,
    text: statusWord(item[which], 'zh'),
    rule: now ? '按规则由本期止的数据判定' : '按同一规则由上期止的数据判定',
    of: now ? [itemKey(book, item)] : [],
  });
}
