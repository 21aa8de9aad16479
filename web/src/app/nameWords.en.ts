import type { Words } from '../messages/words.ts';
import type { nameWords as stated } from './nameWords.zh.ts';

/** English words of the list of English names. */
export const nameWords: Words<typeof stated> = {
  title: 'English names',
  lead: 'Pages in English call things by these names; what has none is shown in Chinese. An English name belongs to the Chinese words: when they change, the new ones need their own. Clauses, what units reported and documents stay Chinese and are never translated.',
  name: 'Chinese name',
  english: 'English name',
  kinds: 'Used for',
  text: 'Find in Chinese or English',
  none: '(none)',
  empty: 'No name fits the filters.',
  help: 'English words without Chinese characters; empty for no English name.',
  save: 'Save the English name',
  has: { given: 'With English', none: 'Without English' },
  kind: {
    unit: 'Unit',
    group: 'Group',
    ownerGroup: 'Owner group',
    leader: 'Leading post',
    campaign: 'Campaign',
    objective: 'Objective',
    section: 'Section',
    tag: 'Tag',
    indicator: 'Indicator',
    matter: 'Matter',
    task: 'Task',
    milestone: 'Milestone',
  },
};
