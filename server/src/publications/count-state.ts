import { type Status, statuses, statusWord } from '@meritloop/engine';
import { isBehind, isOnTrack } from '../gaps/index.ts';
import type { DocumentRun } from './contract-document-content.ts';
import { type Book, noted } from './document-book.ts';
import type { DocumentState, StateItem, UnitView } from './document-state.ts';
import { shareOf } from './figure-text.ts';

/** Some of the items, called by a name and counted by status word. */
export interface Tally {
  /** Begins the keys of its figures: `all`, `group.counties`. */
  key: string;
  name: string;
  items: readonly StateItem[];
}

/** Counts and shares of a tally as runs that explain themselves. */
export function counted(book: Book, tally: Tally) {
  const { key, name, items } = tally;
  const keys = (some: readonly StateItem[]) => some.map((item) => item.key);
  const count = (what: string, label: string, rule: string, some: readonly StateItem[]): DocumentRun =>
    noted(book, `${key}.${what}`, {
      kind: 'number',
      label: `${name}：${label}`,
      text: String(some.length),
      value: String(some.length),
      unit: '项',
      rule,
      of: keys(some),
    });
  const share = (what: string, label: string, some: readonly StateItem[]): DocumentRun => {
    const value = shareOf(some.length, items.length);
    return noted(book, `${key}.share.${what}`, {
      kind: value === null ? 'word' : 'number',
      label: `${name}：${label}占比`,
      text: value === null ? '无可计算项' : `${value}%`,
      value,
      unit: '%',
      rule: '占比＝该状态项数 ÷ 合计项数，保留一位小数，四舍五入',
      formula: '该状态项数 ÷ 合计项数 × 100',
      substituted: `${some.length} ÷ ${items.length} × 100`,
      of: keys(some),
    });
  };
  const behind = items.filter(({ status }) => isBehind(status));
  const onTrack = items.filter(({ status }) => isOnTrack(status));
  const of = (status: Status) => items.filter((item) => item.status === status);
  return {
    total: () => count('total', '合计', '目标与任务的项数', items),
    status: (status: Status) =>
      count(`count.${status}`, statusWord(status, 'zh'), '按状态词计数', of(status)),
    statusShare: (status: Status) => share(status, statusWord(status, 'zh'), of(status)),
    behind: () => count('behind', '滞后合计', '状态词为滞后、严重滞后的项数', behind),
    behindShare: () => share('behind', '滞后合计', behind),
    onTrack: () => count('on_track', '达序时合计', '状态词为已完成、超序时、达序时的项数', onTrack),
    onTrackShare: () => share('on_track', '达序时合计', onTrack),
    /** Status words that occur, in their order. */
    occurring: () => statuses.filter((status) => of(status).length > 0),
  };
}

export const tallyOfAll = (state: DocumentState): Tally => ({
  key: 'all',
  name: '全部',
  items: state.items,
});

/** By assessment group of the responsible unit, in the order of the units; who is in none comes last. */
export function tallyByGroup(state: DocumentState): Tally[] {
  const groups = new Map<string, string>();
  for (const unit of state.units.values()) {
    if (unit.group !== null && !groups.has(unit.group.code)) groups.set(unit.group.code, unit.group.name);
  }
  const of = (code: string | null) => state.items.filter(({ unit }) => (unit?.group?.code ?? null) === code);
  return [
    ...[...groups].map(([code, name]) => ({ key: `group.${code}`, name, items: of(code) })),
    { key: 'group.', name: '其他单位', items: of(null) },
  ].filter(({ items }) => items.length > 0);
}

/** By section of the plan, in the order of the register. */
export function tallyBySection(state: DocumentState): Tally[] {
  const names = [...new Set(state.items.map(({ matter }) => matter.section))];
  return names.map((name) => ({
    key: `section.${name}`,
    name: name === '' ? '未分部分' : name,
    items: state.items.filter(({ matter }) => matter.section === name),
  }));
}

/** By responsible unit, in the order of the units: no order by result. */
export function tallyByUnit(state: DocumentState): (Tally & { unit: UnitView })[] {
  const withItems = new Set(state.items.map(({ unit }) => unit?.id));
  return [...state.units.values()]
    .filter((unit) => withItems.has(unit.id))
    .map((unit) => ({
      key: `unit.${unit.code}`,
      name: unit.name,
      unit,
      items: state.items.filter((item) => item.unit?.id === unit.id),
    }));
}
