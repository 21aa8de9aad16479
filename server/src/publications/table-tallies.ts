import { type Status, statuses, statusWord } from '@meritloop/engine';
import { isBehind } from '../gaps/index.ts';
import { counted, type Tally, tallyByUnit } from './count-state.ts';
import { type Book, noted, quotedRun } from './document-book.ts';
import type { DocumentState, IndicatorLine } from './document-state.ts';
import { periodText, statedAs, withUnit } from './figure-text.ts';
import { itemSays, observationKey } from './note-items.ts';
import { cell, type Line, said } from './table-cells.ts';

const nowhere = { section: '', objective: '' };

/** Status words that occur anywhere in the document, as columns. */
export const statusColumns = (state: DocumentState): Status[] =>
  statuses.filter((status) => state.items.some((item) => item.status === status));

/** Counts by status word, one line a group or section, and all of them last. */
export function tallyLines(book: Book, state: DocumentState, tallies: readonly Tally[]): Line[] {
  return [...tallies, { key: 'all', name: '合计', items: state.items }].map((tally) => {
    const of = counted(book, tally);
    return {
      ...nowhere,
      cells: {
        name: said(tally.name),
        total: cell(of.total()),
        ...Object.fromEntries(statusColumns(state).map((status) => [status, cell(of.status(status))])),
        share_behind: cell(of.behindShare()),
      },
    };
  });
}

export const statusTitle = (status: Status): string => statusWord(status, 'zh');

/** Units with something behind, in the order of the units. */
export function unitLines(book: Book, state: DocumentState): Line[] {
  return tallyByUnit(state)
    .filter(({ items }) => items.some(({ status }) => isBehind(status)))
    .map((tally) => {
      const of = counted(book, tally);
      const behind = tally.items.filter(({ status }) => isBehind(status));
      return {
        ...nowhere,
        cells: {
          unit: said(tally.name),
          total: cell(of.total()),
          behind: cell(of.behind()),
          says: behind.map((item) => itemSays(book, item)),
        },
      };
    });
}

/** 主要经济指标: what is out, and 待发布 for what is not. */
export function indicatorLines(book: Book, lines: readonly IndicatorLine[]): Line[] {
  return lines.map((line) => {
    const figure = (what: 'ofPeriod' | 'latest' | 'lastYear', label: string) => {
      const observation = line[what];
      const name = `${line.subject}${line.indicator}`;
      const stated = { label: `${name}：${label}`, unit: line.unit };
      const key = `${line.key}.${what}`;
      if (observation === null || observation.value === null) {
        const text = what === 'lastYear' ? '未见公布' : '待发布';
        return cell(
          noted(book, key, { ...stated, kind: 'word', text, rule: '到发布日并已发布的数据才写入' }),
        );
      }
      const period = `（${periodText(observation.period)}）`;
      return cell(
        noted(book, key, {
          ...stated,
          kind: 'number',
          text: `${statedAs(observation.op)}${withUnit(observation.value, observation.unit)}${period}`,
          value: observation.value,
          unit: observation.unit,
          rule: '法定统计数据，照录来源单位发布的数',
          of: [observationKey(book, observation, name)],
        }),
      );
    };
    return {
      ...nowhere,
      cells: {
        indicator: said(line.indicator),
        subject: said(line.subject),
        value: figure('ofPeriod', '本期'),
        latest: figure('latest', '最近一期'),
        last_year: figure('lastYear', '上年同期'),
        promise: cell(quotedRun(line.promise === '' ? '未设目标' : line.promise)),
      },
    };
  });
}
