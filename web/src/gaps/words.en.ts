import type { Words } from '../messages/words.ts';
import { tasks } from './taskWords.en.ts';
import type { gaps as stated } from './words.zh.ts';

/** English words of the room gaps. */
export const gaps: Words<typeof stated> = {
  stage: 'Gap',
  name: 'Gaps',
  navigation: 'Changes',
  changes: {
    title: 'Changes and proposals',
    caption: 'Changes of status and what they propose',
    rules: 'Light rules',
    column: 'Subject and indicator',
    period: 'Period of the figure',
    change: 'Change',
    sentence: 'Gap',
    now: 'Now',
    proposal: 'Decision',
    at: 'Noticed',
    from: 'from {{before}}',
    first: 'first judgement',
    emptyWhy: 'No change fits.',
    emptyTodo:
      'Targets whose status or light changes by a figure, a revision, a release day or a day that passes are listed here.',
  },
  proposal: {
    proposed: 'To decide',
    taken: 'Order opened',
    dismissed: 'Dismissed',
    none: 'Change only',
  },
  cause: {
    figure: 'new figure',
    revision: 'target revised',
    day: 'a day passed',
    release: 'release day moved',
    first: 'first judged',
  },
  look: {
    cause: 'Cause',
    target: 'Open the target',
    noticed: 'When noticed',
    now: 'Now',
    binding: 'Binding target',
    expected: 'Expected target',
    decided: 'Decision',
    reason: 'Reason',
    decide: 'Decide',
    says: 'A light only proposes; the performance office decides on an order.',
    open: 'Open an order',
    dismiss: 'Dismiss',
    dismissReason: 'Reason',
    dismissHelp:
      'Say why no order is needed, such as a seasonal swing or other steps taken. It is kept; at least 4 characters.',
    dismissed: 'Recorded: dismissed.',
    consequence: 'The light stays; the proposal leaves the to-do list.',
    why: 'How it was judged',
  },
  rules: {
    title: 'Light rules',
    unlit: 'This city holds published figures only: status words, no lights.',
    interval: 'Completion against pace',
    intervalRatio: 'Completion as a share of pace',
    status: 'Status',
    light: 'Light',
    proposes: 'Proposals',
    conflict: 'Where sources disagree',
    origin: 'Origin of the rules',
    version: '{{code}} version {{version}}, from {{from}}',
  },
  tasks,
};
