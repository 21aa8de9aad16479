import { z } from 'zod';
import { dayOrSpanText, dayText } from '../platform/day-text.ts';
import { abilities, endpoint, fileLanguage, ofTenant, version } from '../platform/endpoint.ts';
import { identifier } from '../platform/identifier.ts';
import { campaign, duty, matterHead, target } from './shapes.ts';
import { line, lines, text } from './typed-text.ts';

const matterParams = ofTenant.extend({ matter: z.uuid() });

export const matter = matterHead.extend({
  version,
  duties: z.array(duty),
  targets: z.array(
    z.object({ id: z.string(), code: z.string(), name: z.string(), subject: z.string(), period: z.string() }),
  ),
});

const choice = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export const matterChoiceNames = ['objective', 'section', 'tag', 'campaign', 'unit', 'leader'] as const;

const listFilters = z.object({
  /** Looked for in number, title, clause, tags and owners. */
  text: z.string().max(80).optional(),
  objective: z.string().max(80).optional(),
  section: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  /** Code of a campaign. */
  campaign: z.string().max(80).optional(),
  /** A unit to which the matter falls today, by name or through a group. */
  unit: z.uuid().optional(),
  leader: z.string().max(200).optional(),
  /** Withdrawn matters are left out unless they are asked for. */
  withdrawn: z.enum(['with', 'only']).optional(),
});

/** Matters in their own order. `choices` counts what each filter would leave of the whole register. */
export const listMatters = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters',
  summary: 'Numbered matters with their duties and targets, filtered and paged',
  params: ofTenant,
  query: listFilters.extend({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    asOf: z.string(),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
    /** How many matters of the register are withdrawn. */
    withdrawn: z.number().int(),
    choices: z.record(z.enum(matterChoiceNames), z.array(choice)),
    matters: z.array(matter),
    abilities,
  }),
});

export const downloadMatters = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: listFilters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const revision = z.object({
  no: z.number().int(),
  /** Fields that changed, as they were and as they became. */
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  reason: z.string(),
  document: z.string(),
  by: z.object({ zh: z.string(), en: z.string() }),
  /** Business day of the revision. */
  on: z.string(),
  at: z.string(),
});

/** A matter whole: `asOf` is the day of which the members of its duties are. */
export const matterPage = matterHead.extend({
  version,
  asOf: z.string(),
  duties: z.array(duty),
  targets: z.array(target.omit({ matter: true, duties: true }).extend({ revisions: z.array(revision) })),
  abilities,
});

export const readMatter = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters/:matter',
  summary: 'One matter with its clause, duties with their members of the day, targets and revisions',
  params: matterParams,
  query: z.object({ on: dayText.optional() }),
  reply: matterPage,
});

const dutyGiven = z
  .object({
    unitId: z.uuid().nullable(),
    ownerGroupId: z.uuid().nullable(),
    /** Assessment group, kept where a source named one. */
    groupId: z.uuid().nullable().default(null),
    printed: line(500).nullable(),
    role: z.enum(['lead', 'co']),
    basis: z.string().trim().max(500).default(''),
  })
  .refine(
    (given) => [given.unitId, given.ownerGroupId, given.groupId].filter((one) => one !== null).length <= 1,
    'one owner each: a unit or a group / 每条责任只列一个单位或一个组',
  )
  .refine(
    (given) => (given.unitId ?? given.ownerGroupId ?? given.groupId ?? given.printed) !== null,
    'a unit, a group or printed words / 须有单位、组或印发用语',
  );

const matterBody = z.object({
  number: line(40),
  title: line(200),
  /** The clause verbatim; null where it is not held. */
  text: text(4000).nullable(),
  /** An existing document by id, or a new one. */
  document: z
    .union([
      z.object({ id: z.uuid() }),
      z.object({
        title: line(200),
        publisher: z.string().trim().max(200).default(''),
        publishedOn: dayOrSpanText.nullable().default(null),
      }),
    ])
    .nullable(),
  section: z.string().trim().max(200),
  /** A post title, never a person. */
  leader: z.string().trim().max(200),
  objectives: lines(20, 80),
  tags: lines(20, 40),
  campaignIds: z.array(z.uuid()).max(20),
  duties: z.array(dutyGiven).max(200),
});
export type MatterGiven = z.output<typeof matterBody>;

export const createMatter = endpoint({
  method: 'POST',
  path: '/api/:tenant/matters',
  summary: 'Enter a matter',
  params: ofTenant,
  body: matterBody.extend({ code: identifier(80).optional() }),
  reply: matterPage,
});

export const editMatter = endpoint({
  method: 'PUT',
  path: '/api/:tenant/matters/:matter',
  summary: 'Edit a matter and its duties',
  params: matterParams,
  body: matterBody,
  reply: matterPage,
});

const reasoned = z.object({ reason: text(500) });

export const withdrawMatter = endpoint({
  method: 'POST',
  path: '/api/:tenant/matters/:matter/withdraw',
  summary: 'Withdraw a matter with a reason; it stays readable',
  params: matterParams,
  body: reasoned,
  reply: matterPage,
});

export const restoreMatter = endpoint({
  method: 'POST',
  path: '/api/:tenant/matters/:matter/restore',
  summary: 'Take a withdrawal back, with a reason',
  params: matterParams,
  body: reasoned,
  reply: matterPage,
});

/** What a form of the register chooses from. */
export const registerChoices = endpoint({
  method: 'GET',
  path: '/api/:tenant/register-choices',
  summary: 'Documents, campaigns, groups, indicators and words that the register knows',
  params: ofTenant,
  reply: z.object({
    documents: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
    campaigns: z.array(campaign.extend({ version, matters: z.number().int() })),
    ownerGroups: z.array(z.object({ id: z.string(), name: z.string() })),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
    indicators: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), unit: z.string() })),
    peerSets: z.array(z.object({ id: z.string(), name: z.string() })),
    objectives: z.array(z.string()),
    sections: z.array(z.string()),
    tags: z.array(z.string()),
    leaders: z.array(z.string()),
    abilities,
  }),
});

const campaignBody = z.object({ name: line(80), kind: line(40) });

export const createCampaign = endpoint({
  method: 'POST',
  path: '/api/:tenant/campaigns',
  summary: 'Add a campaign (工程 / 专项行动)',
  params: ofTenant,
  body: campaignBody,
  reply: campaign.extend({ version }),
});

export const editCampaign = endpoint({
  method: 'PUT',
  path: '/api/:tenant/campaigns/:campaign',
  summary: 'Rename a campaign',
  params: ofTenant.extend({ campaign: z.uuid() }),
  body: campaignBody,
  reply: campaign.extend({ version }),
});
