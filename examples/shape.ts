/**
 * The one bundle that every example tenant is handed to the importer in. Pure data: strings as printed, no
 * computed judgement, no account secrets. Codes are unique per list; a reference by code is checked by
 * `checkBundle` in ./references.ts. Absent optional fields mean "the source does not say": never a default fact.
 */
import { actualStatuses, aggregations, directions, measures, natures, tiers } from '@meritloop/engine';
import { z } from 'zod';
import { Bilingual, Code, Day, Decimal, PartialDay, Period, Text } from './cells.ts';
import {
  Campaign,
  EnglishName,
  Fact,
  Judgements,
  LeaderPost,
  LedgerEntry,
  OwnerGroup,
  Task,
  Words,
} from './work.ts';

export const Measure = z.enum(measures);
export const Direction = z.enum(directions);
export const Aggregation = z.enum(aggregations);

/** `published`: real names, published figures only, no score, rank or account of ours. */
const Tenant = z.object({
  id: Code,
  name: Bilingual,
  kind: z.enum(['published', 'simulated']),
  /** The pinned "today" of a simulated tenant. */
  today: Day.optional(),
  notice: Bilingual,
});

const Document = z.object({ code: Code, title: Text, publisher: Text, date: PartialDay.optional() });

const Unit = z.object({
  code: Code,
  name: Text,
  nameEn: Text.optional(),
  kind: z.enum([
    'province',
    'city',
    'county',
    'development_zone',
    'platform',
    'department',
    'public_body',
    'soe',
    'town',
    'area',
  ]),
  /** Explicit order; names never sort by a collation. */
  sort: z.int().nonnegative(),
  /** How the source knows the unit, verbatim: named / implied / inferred and why. */
  basis: Text.optional(),
  functions: Text.optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
});

const Membership = z.object({
  unit: Code,
  parent: Code,
  kind: z.enum(['administrative', 'statistical', 'entrusted', 'platform']),
  from: Day.optional(),
  to: Day.optional(),
  basis: Text.optional(),
});

const Group = z.object({
  code: Code,
  name: Text,
  nameEn: Text.optional(),
  sort: z.int().nonnegative(),
});

const GroupMember = z.object({
  group: Code,
  unit: Code,
  standing: z.enum(['ranked', 'unranked', 'no']),
  from: Day.optional(),
  to: Day.optional(),
});

/** The named set a rank is a rank within (全省十一市); not an assessment group. */
const PeerSet = z.object({
  code: Code,
  name: Text,
  nameEn: Text.optional(),
  members: z.array(Code),
});

const Indicator = z.object({
  code: Code,
  name: Text,
  /** Unit of measure as printed; '' where the figure has none (a ratio, 倍差) or the source prints none. */
  unit: z.string().max(40),
  direction: Direction,
  measure: Measure,
  aggregation: Aggregation,
  /** 法定统计 / 部门统计 / 工作台账. */
  sourceKind: z.enum(['official', 'department', 'ledger']).optional(),
  frequency: z.enum(['month', 'quarter', 'half_year', 'year']).optional(),
  leadUnit: Code.optional(),
  definition: Text.optional(),
});

/** Who is responsible for a matter: a unit of the bundle, or the printed words of a group owner (各区县…), or both. */
const Duty = z
  .object({
    unit: Code.optional(),
    /** The owner's name exactly as printed. */
    printed: Text.optional(),
    /** Where the words mean a group, its dated members answer. */
    group: Code.optional(),
    /** Code of an owner group: its members of the asked day answer. */
    ownerGroup: Code.optional(),
    role: z.enum(['lead', 'co']),
    basis: Text.optional(),
  })
  .refine(
    (duty) => duty.unit ?? duty.printed ?? duty.group ?? duty.ownerGroup,
    'a duty names a unit, a group or printed words',
  );

const Matter = z.object({
  code: Code,
  /** The number shown to people, as text: "12" or a register id. */
  number: Text,
  title: Text,
  /** Verbatim sentence; absent where the source text is not held. */
  text: Text.optional(),
  document: Code.optional(),
  objectives: z.array(Text),
  section: Text.optional(),
  /** A post title, never a person. */
  leader: Text.optional(),
  units: z.array(Duty),
  tags: z.array(Text).optional(),
  campaigns: z.array(Code).optional(),
});

const Tier = z.object({
  tier: z.enum(['', ...tiers]),
  value: Decimal.nullable(),
  /** Upper end where `op` is `in`; the tolerance where it is `~` (左右) and one is stated. */
  value2: Decimal.optional(),
});

const Target = z.object({
  code: Code,
  matter: Code,
  indicator: Code,
  subject: Code,
  period: Period,
  measure: Measure,
  op: z.enum(['', '>=', '<=', '=', '~', 'in']),
  tiers: z.array(Tier).min(1),
  unit: z.string().max(40),
  aggregation: Aggregation,
  direction: Direction,
  nature: z.enum(natures).optional(),
  strength: z.enum(['ensure', 'strive']).optional(),
  /** Scope of what is counted, as printed: 3亿元以上. */
  filter: Text.optional(),
  /** Area the promise speaks of, as printed, where it is not the whole subject. */
  scope: Text.optional(),
  /** What a relative target is held against, as printed. */
  reference: Text.optional(),
  /** Code of a peer set, for a rank. */
  peerSet: Code.optional(),
  /** Release or recognition date before which nothing is due. */
  due: Day.optional(),
  /** `awaiting_target`: 待下达 until the upper level's figure arrives. */
  state: z.enum(['set', 'awaiting_target']).optional(),
  note: Text.optional(),
});

const Source = z.object({
  /** Short name that tells two sources of one figure apart; part of the observation's key. */
  name: Text,
  file: Text,
  /** Line of the data row in the file, the header being row 1. */
  row: z.int().min(2),
  url: Text.optional(),
  publisher: Text.optional(),
});

const Observation = z.object({
  subject: Code,
  indicator: Code,
  period: Period,
  /** The printed number; null where only words were published. */
  value: Decimal.nullable(),
  /** How the number is printed: `>=` 突破/超/余, `~` 约/预计; absent or `=` means exactly. */
  op: z.enum(['>=', '<=', '~', '=']).optional(),
  unit: z.string().max(40),
  /** The figure and its unit as one printed string, where the number alone loses something: "13.4%(全省第2)". */
  valueText: Text.optional(),
  /** What was published in words. */
  words: Text.optional(),
  note: Text.optional(),
  source: Source,
  /** Absent: the source does not say; it ranks as final. */
  status: z.enum(actualStatuses).optional(),
  /** Code of the target that this row was published beside, also where the two may not be compared. */
  target: Code.optional(),
  /** Verbatim: `same` may be compared; anything else is shown as 相关公开数据. */
  comparability: Text.optional(),
  recordedOn: Day.optional(),
  /** Why a later version corrects an earlier one. */
  reason: Text.optional(),
});

/** `indicator` of `subject` in `period` is asked of `unit` (the responsible unit), due on a day. */
const Request = z.object({ indicator: Code, unit: Code, subject: Code, period: Period, dueOn: Day });

/** The day on which an official figure may be seen; before it nothing is visible. */
const Release = z.object({ indicator: Code, period: Period, on: Day });

/** A demo account: a role, never a person. */
const Post = z.object({
  username: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: Bilingual,
  role: z.enum([
    'office',
    'clerk',
    'signer',
    'reviewer',
    'leader',
    'auditor',
    'system_officer',
    'security_officer',
    'audit_officer',
  ]),
  unit: Code.optional(),
});

export const Bundle = z.object({
  tenant: Tenant,
  documents: z.array(Document),
  units: z.array(Unit),
  memberships: z.array(Membership),
  groups: z.array(Group),
  groupMembers: z.array(GroupMember),
  peerSets: z.array(PeerSet),
  indicators: z.array(Indicator),
  matters: z.array(Matter),
  targets: z.array(Target),
  observations: z.array(Observation),
  requests: z.array(Request),
  releases: z.array(Release),
  posts: z.array(Post),
  ownerGroups: z.array(OwnerGroup).optional(),
  campaigns: z.array(Campaign).optional(),
  tasks: z.array(Task).optional(),
  ledger: z.array(LedgerEntry).optional(),
  leaders: z.array(LeaderPost).optional(),
  names: z.array(EnglishName).optional(),
  words: z.array(Words).optional(),
  judgements: z.array(Judgements).optional(),
  facts: z.array(Fact).optional(),
});
export type Bundle = z.infer<typeof Bundle>;
export type BundleUnit = z.infer<typeof Unit>;
export type BundleIndicator = z.infer<typeof Indicator>;
export type BundleMatter = z.infer<typeof Matter>;
export type BundleTarget = z.infer<typeof Target>;
export type BundleObservation = z.infer<typeof Observation>;
export type BundleWords = z.infer<typeof Words>;
