import { type Status, statusWord } from '@meritloop/engine';
import { isBehind } from '../gaps/index.ts';
import type { DocumentRun } from './contract-document-content.ts';
import { counted, type Tally, tallyByGroup, tallyBySection, tallyByUnit, tallyOfAll } from './count-state.ts';
import { type Book, joined, quotedRun, wordingRun } from './document-book.ts';
import type { DocumentState, StateItem } from './document-state.ts';
import { itemSays, statusRun } from './note-items.ts';
import { placeholder } from './read-template.ts';
import { countThings, newlyBehind, recovered } from './state-figures.ts';
import type { TemplatePiece } from './template-shape.ts';
import type { ListName } from './template-words.ts';

/** What wording is filled from. */
export interface Teller {
  book: Book;
  state: DocumentState;
  /** Runs of the fixed placeholders: period, day, city, unit. */
  fixed: Readonly<Record<string, DocumentRun>>;
}

type Scope = Readonly<Record<string, () => DocumentRun[]>>;

/** A paragraph of the template as runs: wording as it stands, every placeholder a run that explains itself. */
export function sayPieces(teller: Teller, pieces: readonly TemplatePiece[]): DocumentRun[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return fill(teller, piece, {});
    if ('each' in piece) {
      const said = listed(teller, piece.each).map((scope) => fill(teller, piece.text, scope));
      if (said.length === 0) return fill(teller, piece.empty, {});
      return [
        ...fill(teller, piece.before, {}),
        ...joined(said, piece.join),
        ...fill(teller, piece.after, {}),
      ];
    }
    const [run] = runsFor(teller, piece.when, {});
    const isZero = run === undefined || ['0', '', '无可计算项'].includes(run.text);
    return fill(teller, isZero ? piece.otherwise : piece.text, {});
  });
}

/** One text of the template as runs. */
export const sayText = (teller: Teller, text: string): DocumentRun[] => fill(teller, text, {});

function fill(teller: Teller, text: string, scope: Scope): DocumentRun[] {
  const runs: DocumentRun[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) runs.push(wordingRun(text.slice(end, match.index)));
    runs.push(...runsFor(teller, match[1] ?? '', scope));
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push(wordingRun(text.slice(end)));
  return runs;
}

function runsFor({ book, state, fixed }: Teller, name: string, scope: Scope): DocumentRun[] {
  const local = scope[name];
  if (local !== undefined) return local();
  const known = fixed[name];
  if (known !== undefined) return [known];
  const all = counted(book, tallyOfAll(state));
  const [kind = '', what = ''] = name.split('.');
  if (kind === 'count' || kind === 'share') {
    if (what === 'on_track') return [kind === 'count' ? all.onTrack() : all.onTrackShare()];
    if (what === 'all_behind') return [kind === 'count' ? all.behind() : all.behindShare()];
    return [kind === 'count' ? all.status(what as Status) : all.statusShare(what as Status)];
  }
  const thing = countThings(book, state, name);
  // A name that only one kind of document knows, such as the unit of a unit sheet.
  return [thing ?? wordingRun('')];
}

function listed(teller: Teller, name: ListName): Scope[] {
  const { book, state } = teller;
  switch (name) {
    case 'statuses': {
      const all = counted(book, tallyOfAll(state));
      return all.occurring().map((status) => ({
        'status.word': () => [wordingRun(statusWord(status, 'zh'))],
        'status.count': () => [all.status(status)],
        'status.share': () => [all.statusShare(status)],
      }));
    }
    case 'groups':
      return tallyByGroup(state).map((tally) => scopeOf(book, 'group', tally));
    case 'sections':
      return tallyBySection(state).map((tally) => scopeOf(book, 'section', tally));
    case 'units_behind':
      return tallyByUnit(state)
        .filter(({ items }) => items.some(({ status }) => isBehind(status)))
        .map((tally) => ({
          ...scopeOf(book, 'unit', tally),
          'unit.says': () =>
            joined(
              tally.items.filter(({ status }) => isBehind(status)).map((item) => itemSays(book, item)),
              '；',
            ),
        }));
    case 'newly_behind':
      return newlyBehind(state).map((item) => scopeOfItem(book, item));
    case 'recovered':
      return recovered(state).map((item) => scopeOfItem(book, item));
  }
}

function scopeOf(book: Book, prefix: string, tally: Tally): Scope {
  const of = counted(book, tally);
  return {
    [`${prefix}.name`]: () => [quotedRun(tally.name)],
    [`${prefix}.total`]: () => [of.total()],
    [`${prefix}.on_track`]: () => [of.onTrack()],
    [`${prefix}.behind`]: () => [of.behind()],
    [`${prefix}.share_behind`]: () => [of.behindShare()],
  };
}

function scopeOfItem(book: Book, item: StateItem): Scope {
  return {
    'item.name': () => [quotedRun(item.name)],
    'item.unit': () => [quotedRun(item.unit?.name ?? '责任单位未明确')],
    'item.before': () => [statusRun(book, item, 'before')],
    'item.after': () => [statusRun(book, item, 'status')],
    'item.says': () => itemSays(book, item),
  };
}
