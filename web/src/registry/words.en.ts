import type { Words } from '../messages/words.ts';
import { officers } from './officers/officerWords.en.ts';
import { ownerGroups } from './ownerGroupWords.en.ts';
import { unitImport } from './unitImportWords.en.ts';
import type { registry as stated } from './words.zh.ts';

/** English words of the room registry. */
export const registry: Words<typeof stated> = {
  stage: 'Who',
  name: 'Units and people',
  units: 'Units',
  parts: {
    label: 'Parts of the organisation',
    units: 'Units',
    organisation: 'Groups and portfolios',
    changes: 'Changes',
    names: 'English names',
  },
  act: 'Record a change',
  actOn: 'Record a change: {{name}}',
  day: 'Register of',
  list: {
    caption: 'Register of units',
    text: 'Name, functions',
    kind: 'Kind',
    group: 'Assessment group',
    choice: '{{name}} ({{count}})',
    emptyWhy: 'No unit fits.',
    emptyTodo: 'Widen or clear the filters, or choose another day.',
    basisNote:
      "Beside the basis stand the register's own words: 000 to 004 are the codes of the five documents that it rests on.",
    note: 'Indented by membership; a unit with several stands under its administrative one, the others are under "Belongs to". Names are those of the day.',
    beginning:
      'There is no other unit yet. Import the units of the city from Excel, or record them one by one.',
    overlapNote:
      'An area marked "not summed" belongs in several ways: its figures count in each of them and are never added up.',
  },
  overlapping: 'not summed',
  column: {
    unit: 'Unit',
    kind: 'Kind',
    memberships: 'Belongs to',
    groups: 'Assessment group',
    leaders: 'Looked after by',
    functions: 'Functions',
    basis: 'Basis of entry',
    valid: 'Valid',
    act: 'Change',
  },
  organisation: {
    title: 'Groups and portfolios',
    groups: 'Assessment groups',
    groupsCaption: 'Members of the assessment groups',
    group: 'Group',
    standing: 'Takes part',
    span: 'Period',
    groupsNone: 'No group has a member on this day.',
    groupsNoneTodo: 'The office records changes: it adds groups and says how their members take part.',
    posts: 'Portfolios',
    postsCaption: 'Units that leading posts look after',
    post: 'Leading post',
    postNote:
      'Posts by the name of their role, never persons. To look after a unit says nothing about the units below it.',
    postsNone: 'No leading post is recorded on this day.',
    postsNoneTodo: 'The office records changes: it adds leading posts and says which units they look after.',
    noUnits: 'no unit recorded',
  },
  changes: {
    title: 'Changes',
    caption: 'Changes of the organisation',
    no: 'No.',
    effective: 'Effective',
    said: 'What changed',
    document: 'Document',
    reason: 'Reason',
    by: 'Post',
    none: 'No change of the organisation has been recorded.',
    noneTodo:
      'Each will be listed here; units, groups and portfolios change from the effective day on, and history is not rewritten.',
    note: 'Numbered as they were recorded, only ever added to: the register of any day follows from those in force by then.',
  },
  kind: {
    province: 'Province',
    city: 'City',
    county: 'County or district',
    development_zone: 'Development zone',
    platform: 'Platform',
    department: 'Department',
    public_body: 'Public body',
    soe: 'State-owned enterprise',
    town: 'Town or village',
    area: 'Area',
  },
  membership: {
    administrative: 'administrative',
    statistical: 'statistical',
    entrusted: 'entrusted',
    platform: 'platform',
  },
  standing: { ranked: 'ranked', unranked: 'assessed but not ranked', no: 'not assessed' },
  basis: {
    named: 'Named in documents',
    implied: 'Implied',
    inferred: 'Inferred',
  },
  from: 'since {{from}}',
  between: '{{from}} to {{to}}',
  until: 'until {{to}}',
  notStated: 'not stated',
  ungrouped: 'in no group',
  ownerGroups,
  load: unitImport,
  officers,
};
