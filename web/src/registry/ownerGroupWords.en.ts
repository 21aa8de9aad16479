import type { Words } from '../messages/words.ts';
import type { ownerGroups as stated } from './ownerGroupWords.zh.ts';

/** English words of the owner groups. */
export const ownerGroups: Words<typeof stated> = {
  title: 'Owner groups',
  intro:
    'Which units words such as "all counties and districts" mean in a decomposition of duties, by date: a matter means the members of whatever day is asked. Not an assessment group.',
  back: 'Back to matters',
  add: 'Add a group',
  edit: 'Edit members',
  name: 'Name (as printed)',
  members: 'Members',
  count: '{{count}} units',
  unit: 'Unit',
  from: 'From',
  to: 'To',
  toHelp: 'Empty: until further notice',
  addMember: 'Add a member',
  removeMember: 'Remove this row',
  remark: 'A unit that leaves gets an end day; only a row entered by mistake is removed.',
  save: 'Save',
  cancel: 'Cancel',
  missing: '{{field}} is needed',
  period: '{{from}} to {{to}}',
  since: 'since {{from}}',
  none: 'There is no owner group yet.',
  noneTodo: 'Add one, or set one up while importing the register.',
  noMembers: 'No members',
  caption: 'Owner groups with their members',
  former: 'Former members: {{names}}',
};
