import { isOfficerRole, type OfficerRole, type Role } from '../platform/principal.ts';

/** Rows of the registry's tables. Days are `YYYY-MM-DD`; `valid_to` is the last day that counts, null while it lasts. */
export type UnitRow = {
  tenant_id: string;
  id: string;
  code: string;
  /** Name under which the unit entered the register; names of a day are in `registry.unit_name`. */
  name: string;
  kind: string;
  sort: number;
  functions: string;
  basis: string;
  valid_from: string;
  valid_to: string | null;
};
export type NameRow = {
  tenant_id: string;
  unit_id: string;
  name: string;
  valid_from: string;
  valid_to: string | null;
};
export type MembershipRow = {
  tenant_id: string;
  id: string;
  unit_id: string;
  parent_id: string;
  kind: 'administrative' | 'statistical' | 'entrusted' | 'platform';
  valid_from: string;
  valid_to: string | null;
};
export type GroupRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  sort: number;
};
export type GroupMemberRow = {
  tenant_id: string;
  group_id: string;
  unit_id: string;
  standing: 'ranked' | 'unranked' | 'no';
  valid_from: string;
  valid_to: string | null;
};
export type PostRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  sort: number;
  valid_from: string;
  valid_to: string | null;
};
export type PortfolioRow = {
  tenant_id: string;
  id: string;
  post_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
};
export type SuccessionRow = {
  tenant_id: string;
  id: string;
  unit_id: string;
  successor_id: string;
  kind: 'merge' | 'split';
  takes_over: boolean;
  effective_on: string;
  act_id: string;
};
type PeerSetRow = { tenant_id: string; id: string; code: string; name: string };
type PeerRow = { tenant_id: string; peer_set_id: string; unit_id: string; sort: number };
/** What a person is here for, settled by the first grant: the business, or one of the three offices (ADR 20). */
export type Duty = 'business' | OfficerRole;
export const dutyOf = (role: Role): Duty => (isOfficerRole(role) ? role : 'business');

export type PersonRow = {
  tenant_id: string;
  id: string;
  account_id: string;
  name_zh: string;
  name_en: string;
  /** Null until the first grant. */
  duty: Duty | null;
  disabled_at: Date | null;
  version: number;
};
export type GrantRow = {
  tenant_id: string;
  id: string;
  person_id: string;
  role: Role;
  unit_id: string | null;
  valid_from: string;
  valid_to: string | null;
  duty: Duty;
  reason: string;
};

/** Tables that the acts on the tree write. */
export type TreeTables = {
  'registry.unit': UnitRow;
  'registry.unit_name': NameRow;
  'registry.membership': MembershipRow;
  'registry.assessment_group': GroupRow;
  'registry.group_member': GroupMemberRow;
  'registry.leader_post': PostRow;
  'registry.portfolio': PortfolioRow;
  'registry.role_grant': GrantRow;
  'registry.succession': SuccessionRow;
};

export type RegistryTables = TreeTables & {
  'registry.peer_set': PeerSetRow;
  'registry.peer': PeerRow;
  'registry.person': PersonRow;
};
