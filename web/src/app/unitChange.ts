import { orgActBody } from '@meritloop/server/contract/registry';
import type { z } from 'zod';

/** Kinds of change, as the choice groups them. */
export const changeKinds = {
  units: ['add_unit', 'rename_unit', 'merge_units', 'split_unit', 'end_unit'],
  places: ['add_membership', 'end_membership'],
  groups: ['add_group', 'set_standing', 'end_standing'],
  posts: ['add_post', 'assign_portfolio', 'end_portfolio', 'end_post'],
} as const;
export type ChangeKind = (typeof changeKinds)[keyof typeof changeKinds][number];

export const isChangeKind = (text: string | undefined): text is ChangeKind =>
  Object.values(changeKinds).some((kinds) => kinds.some((kind) => kind === text));

/** A successor as it is typed: an existing unit, or a new one. */
export interface SuccessorValues {
  how: 'existing' | 'fresh';
  unitId?: string | undefined;
  unit?: { name?: string; nameEn?: string; kind?: string; functions?: string } | undefined;
}

/** The form as it is typed; what does not belong to the chosen kind is left aside. */
export interface ChangeValues {
  change: {
    kind: ChangeKind;
    unit?: { name?: string; nameEn?: string; kind?: string; functions?: string };
    places?: { parentId?: string; membership?: string }[];
    unitId?: string | undefined;
    unitIds?: string[] | undefined;
    name?: string;
    nameEn?: string;
    into?: SuccessorValues;
    parts?: SuccessorValues[];
    takesOver?: number;
    carryGrants?: boolean;
    parentId?: string;
    membership?: string;
    membershipId?: string;
    groupId?: string | undefined;
    standing?: string;
    until?: string;
    postId?: string | undefined;
    portfolioId?: string | undefined;
  };
  effectiveOn: string;
  reason: string;
  document: string;
}

type Change = z.output<typeof orgActBody>['change'];

const absent = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text);
const unitOf = (unit: SuccessorValues['unit']) => ({ ...unit, nameEn: absent(unit?.nameEn) });
const successorOf = (one: SuccessorValues | undefined) =>
  one?.how === 'existing' ? { unitId: one.unitId } : { unit: unitOf(one?.unit) };

/** The change that the form states, or undefined while something that it needs is not filled in. */
export function changeOf(given: ChangeValues['change']): Change | undefined {
  const stated = {
    ...given,
    nameEn: absent(given.nameEn),
    until: absent(given.until),
    ...(given.kind === 'add_unit'
      ? { unit: unitOf(given.unit), places: (given.places ?? []).filter(({ parentId }) => parentId) }
      : {}),
    ...(given.kind === 'merge_units' ? { into: successorOf(given.into) } : {}),
    ...(given.kind === 'split_unit' ? { into: (given.parts ?? []).map(successorOf) } : {}),
    carryGrants: given.carryGrants ?? true,
  };
  const parsed = orgActBody.shape.change.safeParse(stated);
  return parsed.success ? parsed.data : undefined;
}
