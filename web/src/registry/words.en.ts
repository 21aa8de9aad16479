import type { Words } from '../messages/words.ts';
import type { registry as stated } from './words.zh.ts';

/** English words of the room registry. */
export const registry: Words<typeof stated> = {
  stage: 'Who',
  name: 'Units and people',
  units: 'Units',
  list: {
    caption: 'Register of units',
    text: 'Name, functions',
    kind: 'Kind',
    group: 'Assessment group',
    on: 'Register of',
    choice: '{{name}} ({{count}})',
    emptyWhy: 'No unit fits.',
    emptyTodo: 'Widen or clear the filters, or choose another day.',
    basisNote:
      "Beside the basis stand the register's own words: 000 to 004 are the codes of the five documents that it rests on.",
    note: 'Indented by membership; a unit with several stands under its administrative one, the others are under "Belongs to".',
  },
  column: {
    unit: 'Unit',
    kind: 'Kind',
    memberships: 'Belongs to',
    groups: 'Assessment group',
    functions: 'Functions',
    basis: 'Basis of entry',
    valid: 'Valid',
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
  standing: { ranked: 'ranked', unranked: 'takes part unranked', no: 'does not take part' },
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
};
