import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, fileLanguage, version } from '../platform/endpoint.ts';
import { englishName } from './contract-names.ts';

export const membershipKinds = ['administrative', 'statistical', 'entrusted', 'platform'] as const;
export const standings = ['ranked', 'unranked', 'no'] as const;
export const unitKinds = [
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
] as const;

const name = z.string().trim().min(1).max(60);
export const unitCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens');
/** English words for the name, kept among the city's names. */
const nameEn = englishName.nullable().default(null);
/** A day from which something of the organisation holds. */
export const effectiveDay = dayText;

const newUnit = z.object({
  name,
  nameEn,
  kind: z.enum(unitKinds),
  functions: z.string().trim().max(500).default(''),
  /** Code in files and imports; made from a counter where none is given. */
  code: unitCode.optional(),
});
/** A unit that exists, or one that the act brings about. */
const successor = z.union([z.object({ unitId: z.uuid() }), z.object({ unit: newUnit })]);
const place = z.object({ parentId: z.uuid(), membership: z.enum(membershipKinds) });

/** One change of the tree, the assessment groups or the portfolios, in force from its effective day on. */
export const orgChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_unit'), unit: newUnit, places: z.array(place).max(10) }),
  z.object({ kind: z.literal('rename_unit'), unitId: z.uuid(), name, nameEn }),
  z.object({ kind: z.literal('end_unit'), unitId: z.uuid() }),
  z.object({
    kind: z.literal('merge_units'),
    unitIds: z.array(z.uuid()).min(1).max(20),
    into: successor,
    /** Whether whoever holds a grant over a merged unit holds it over the successor from the day on. */
    carryGrants: z.boolean(),
  }),
  z.object({
    kind: z.literal('split_unit'),
    unitId: z.uuid(),
    into: z.array(successor).min(2).max(10),
    /** Place in `into` of the successor that takes over what is open, the units below and, if carried, the grants. */
    takesOver: z.number().int().min(0).max(9),
    carryGrants: z.boolean(),
  }),
  z.object({ kind: z.literal('add_membership'), unitId: z.uuid(), ...place.shape }),
  z.object({ kind: z.literal('end_membership'), membershipId: z.uuid() }),
  z.object({ kind: z.literal('add_group'), name, nameEn }),
  z.object({
    kind: z.literal('set_standing'),
    groupId: z.uuid(),
    unitId: z.uuid(),
    standing: z.enum(standings),
    /** Last day of the period for which it holds; null while it lasts. */
    until: effectiveDay.nullable().default(null),
  }),
  z.object({ kind: z.literal('end_standing'), groupId: z.uuid(), unitId: z.uuid() }),
  z.object({ kind: z.literal('add_post'), name, nameEn }),
  z.object({ kind: z.literal('end_post'), postId: z.uuid() }),
  z.object({ kind: z.literal('assign_portfolio'), postId: z.uuid(), unitId: z.uuid() }),
  z.object({ kind: z.literal('end_portfolio'), portfolioId: z.uuid() }),
]);
export type OrgChange = z.output<typeof orgChange>;
export type Change<Kind extends OrgChange['kind']> = Extract<OrgChange, { kind: Kind }>;

export const orgActBody = z.object({
  change: orgChange,
  /** First day on which the change holds. */
  effectiveOn: effectiveDay,
  reason: z.string().trim().min(2).max(300),
  /** The document that it rests on, as the office names it. */
  document: z.string().trim().min(2).max(200),
});

/** If-Match: the tree's version. The change is refused as a whole, or done as a whole with its audit row. */
export const changeTree = endpoint({
  method: 'POST',
  path: '/api/:tenant/organisation/acts',
  summary: 'Change the tree of units, the assessment groups or the portfolios from a day on',
  body: orgActBody,
  reply: z.object({ version, said: z.array(bilingual), unitIds: z.array(z.string()) }),
});

export const orgAct = z.object({
  id: z.string(),
  no: z.number().int(),
  kind: z.string(),
  effectiveOn: z.string(),
  reason: z.string(),
  document: z.string(),
  said: z.array(bilingual),
  by: bilingual,
  at: z.string(),
});

const namedUnit = z.object({ id: z.string(), name: z.string() });

/** What the editor of the tree needs beside the units: version, groups with members, posts with portfolios, acts. */
export const readOrganisation = endpoint({
  method: 'GET',
  path: '/api/:tenant/organisation',
  summary: 'Assessment groups, portfolios and acts on the tree, as of a day',
  query: z.object({ day: dayText.optional() }),
  reply: z.object({
    day: z.string(),
    version,
    groups: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        members: z.array(
          z.object({
            unit: namedUnit,
            standing: z.enum(standings),
            from: z.string(),
            to: z.string().nullable(),
          }),
        ),
      }),
    ),
    posts: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        from: z.string(),
        to: z.string().nullable(),
        portfolio: z.array(
          z.object({ id: z.string(), unit: namedUnit, from: z.string(), to: z.string().nullable() }),
        ),
      }),
    ),
    acts: z.array(orgAct),
    abilities,
  }),
});

export const downloadUnits = endpoint({
  method: 'GET',
  path: '/api/:tenant/units.xlsx',
  summary: 'The list of units as an Excel workbook, with the same filters',
  query: z.object({
    on: dayText.optional(),
    text: z.string().max(80).optional(),
    kind: z.string().max(40).optional(),
    group: z.string().max(80).optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

export const downloadOrganisation = endpoint({
  method: 'GET',
  path: '/api/:tenant/organisation.xlsx',
  summary: 'Assessment groups with members, portfolios and acts on the tree as an Excel workbook',
  query: z.object({ day: dayText.optional(), language: fileLanguage }),
  reply: z.unknown(),
});
