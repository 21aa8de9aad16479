import { addGroup, endStanding, setStanding } from './change-groups.ts';
import { addMembership, endMembership } from './change-memberships.ts';
import { addPost, assignPortfolio, endPortfolio, endPost } from './change-portfolios.ts';
import { addUnit, renameUnit } from './change-units.ts';
import type { OrgChange } from './contract-org.ts';
import { endUnit } from './end-units.ts';
import { mergeUnits, splitUnit } from './follow-units.ts';
import type { TreeChanges } from './store-tree.ts';
import type { Planning } from './tree-rules.ts';

/**
 * What a change of the organisation adds and ends, from everything known and its effective day alone: nothing is read
 * or written here, so that a preview and the act itself cannot differ. Throws the refusal where a rule forbids it.
 */
export function planChange(planning: Planning, change: OrgChange, document: string): TreeChanges {
  switch (change.kind) {
    case 'add_unit':
      return addUnit(planning, change, document);
    case 'rename_unit':
      return renameUnit(planning, change);
    case 'end_unit':
      return endUnit(planning, change);
    case 'merge_units':
      return mergeUnits(planning, change, document);
    case 'split_unit':
      return splitUnit(planning, change, document);
    case 'add_membership':
      return addMembership(planning, change);
    case 'end_membership':
      return endMembership(planning, change);
    case 'add_group':
      return addGroup(planning, change);
    case 'set_standing':
      return setStanding(planning, change);
    case 'end_standing':
      return endStanding(planning, change);
    case 'add_post':
      return addPost(planning, change);
    case 'end_post':
      return endPost(planning, change);
    case 'assign_portfolio':
      return assignPortfolio(planning, change);
    case 'end_portfolio':
      return endPortfolio(planning, change);
  }
}

/** Units that end by the change: what hangs on them needs somebody who answers. */
export function unitsEnding(change: OrgChange): string[] {
  if (change.kind === 'merge_units') return [...new Set(change.unitIds)];
  return change.kind === 'split_unit' || change.kind === 'end_unit' ? [change.unitId] : [];
}
