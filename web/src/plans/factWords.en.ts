import type { Words } from '../messages/words.ts';
import type { facts as stated } from './factWords.zh.ts';

/** English words of the published facts. */
export const facts: Words<typeof stated> = {
  title: 'Published facts',
  asPrinted:
    'Targets, results, ranks, streaks, programmes and honours of public documents, row by row with their source; nothing is judged here.',
  link: 'Published facts, row by row',
  caption: 'List of published facts',
  text: 'Code, name, section, note',
  kind: 'Kind',
  kinds: { target: 'Target', actual: 'Result', rank: 'Rank', streak: 'Streak', programme: 'Programme' },
  document: 'Document',
  period: 'Period',
  unstated: 'no year printed',
  name: 'Name',
  value: 'Value',
  scope: 'Scope',
  row: 'row {{row}}',
  note: 'Note',
  noValue: 'no value printed',
  noneWhy: 'This city holds no published facts row by row.',
  noneTodo: 'They come with the public documents that are loaded.',
  emptyWhy: 'No fact fits the filters.',
  emptyTodo: 'Widen or clear the filters.',
};
