import type { Words } from '../messages/words.ts';
import { facts } from './factWords.en.ts';
import { register } from './registerWords.en.ts';
import { ledger, tasks } from './taskWords.en.ts';
import type { plans as stated } from './words.zh.ts';

/** English words of the room plans. */
export const plans: Words<typeof stated> = {
  stage: 'Target',
  name: 'Targets',
  matters: 'Matters',
  named: 'named in the published decomposition',
  list: {
    caption: 'List of matters',
    text: 'Number, title, clause, unit',
    objective: 'Objective',
    section: 'Section',
    unit: 'Responsible unit',
    emptyWhy: 'No matter fits the filters.',
    emptyTodo: 'Widen or clear the filters.',
    noneWhy: 'This city has no matters yet.',
    noneTodo: 'Matters are listed here once the annual plan is imported.',
    choice: '{{name}} ({{count}})',
  },
  column: {
    matter: 'Matter',
    objectives: 'Objectives',
    section: 'Section',
    leader: 'Leader in charge',
    lead: 'Lead unit',
    others: 'Co-units',
    targets: 'Targets',
    document: 'Document',
  },
  panel: {
    clause: 'Clause',
    noClause: 'Source text not held',
    duties: 'Duties',
    targets: 'Targets',
    lead: 'Lead',
    co: 'Co-unit',
    printed: 'printed "{{printed}}"',
    groupOwner: 'named by the source as a group, not as a unit',
    noTargets: 'This matter has no target in figures.',
    inGroup: 'meaning {{names}}',
  },
  noDuties: 'Not named',
  noDutiesWhy: 'The source names no responsible unit.',
  more: '{{count}} in all',
  targetCount: '{{count}} in all',
  register,
  tasks,
  ledger,
  facts,
};
