import { z } from 'zod';
import { caseSummary } from '../cases/contract.ts';
import { judgedTask } from '../gaps/contract.ts';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, fileLanguage, oneOfTenant, version } from '../platform/endpoint.ts';
import { membershipKinds, orgActBody, standings } from '../registry/contract.ts';
import { targetLine, wordsSaid } from './shapes.ts';

const namedUnit = z.object({ id: z.string(), name: z.string() });
const place = z.object({
  unit: namedUnit,
  kind: z.enum(membershipKinds),
  from: z.string(),
  to: z.string().nullable(),
});
const follower = z.object({
  unit: namedUnit,
  kind: z.enum(['merge', 'split']),
  takesOver: z.boolean(),
  on: z.string(),
});
const matter = z.object({ id: z.string(), number: z.string(), title: z.string() });

/**
 * One unit: what it is on a day, and what falls to it today. `former` are the units that it follows; what hangs on
 * those that it took over is among its own, each marked with the unit that it stands under (`under`).
 */
export const readUnit = endpoint({
  method: 'GET',
  path: '/api/:tenant/units/:id',
  summary: 'One unit with its places, matters, targets, tasks, requests, orders and words',
  params: oneOfTenant,
  query: z.object({ day: dayText.optional() }),
  reply: z.object({
    day: z.string(),
    asOf: z.string(),
    unit: namedUnit.extend({
      code: z.string(),
      kind: z.string(),
      functions: z.string(),
      /** How the register knows it, in the data's own words. */
      basis: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      /** Whether it exists on the day asked for. */
      exists: z.boolean(),
      overlapping: z.boolean(),
    }),
    /** Whether the signed-in person acts for it. */
    own: z.boolean(),
    /** Names with their days, newest first; one alone means that it was never renamed. */
    names: z.array(
      z.object({
        name: z.string(),
        from: z.string(),
        to: z.string().nullable(),
      }),
    ),
    above: z.array(place),
    below: z.array(place),
    groups: z.array(z.object({ name: z.string(), standing: z.enum(standings) })),
    leaders: z.array(z.object({ name: z.string() })),
    former: z.array(follower),
    successors: z.array(follower),
    matters: z.array(
      matter.extend({
        role: z.enum(['lead', 'co']),
        /** Printed words or the group through which it falls to the unit; null where the unit itself is named. */
        through: z.string().nullable(),
        basis: z.string(),
        under: namedUnit.nullable(),
        targets: z.number().int(),
        behind: z.number().int(),
      }),
    ),
    targets: z.array(
      z.object({
        line: targetLine,
        subject: namedUnit,
        role: z.enum(['subject', 'lead', 'co']),
        under: namedUnit.nullable(),
      }),
    ),
    /** What is behind, with the unit's own latest words on the matter where they are on record. */
    behind: z.array(
      z.object({
        targetId: z.string(),
        problems: z.string(),
        nextSteps: z.string(),
        wordsPeriod: z.string().nullable(),
        orders: z.number().int(),
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        matter,
        dueOn: z.string().nullable(),
        judged: judgedTask.omit({ trace: true }),
      }),
    ),
    /** Null where the signed-in person sees no requests of this unit. */
    requests: z
      .object({
        total: z.number().int(),
        overdue: z.number().int(),
        items: z.array(
          z.object({
            id: z.string(),
            kind: z.enum(['figure', 'words']),
            title: z.string(),
            subject: namedUnit,
            period: z.string(),
            dueOn: z.string(),
            overdue: z.boolean(),
            state: z.string(),
            under: namedUnit.nullable(),
          }),
        ),
      })
      .nullable(),
    cases: z.array(caseSummary),
    words: z.array(wordsSaid.extend({ matter })),
    abilities,
  }),
});

export const downloadUnit = endpoint({
  method: 'GET',
  path: '/api/:tenant/units/:id/work.xlsx',
  summary: 'What falls to a unit as an Excel workbook, a sheet for each table of its page',
  params: oneOfTenant,
  query: z.object({ day: dayText.optional(), language: fileLanguage }),
  reply: z.unknown(),
});

/** What a change of the organisation would do and what hangs on the units that would end; nothing is written. */
export const foreseeOrgAct = endpoint({
  method: 'POST',
  path: '/api/:tenant/organisation/preview',
  summary: 'What a change of the organisation would do, without doing it',
  body: orgActBody.pick({ change: true, effectiveOn: true }),
  reply: z.object({
    version,
    said: z.array(bilingual),
    hangs: z.array(
      z.object({
        unit: namedUnit,
        matters: z.number().int(),
        targets: z.number().int(),
        requests: z.number().int(),
        cases: z.number().int(),
        grants: z.number().int(),
      }),
    ),
  }),
});
