import { z } from 'zod';
import {
  abilities,
  bilingual,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
  version,
} from '../platform/endpoint.ts';
import { procedure } from './procedure.ts';

export type { Colour, Field, Procedure, State, Transition } from './procedure.ts';

const unit = z.object({ id: z.string(), name: z.string() });
const day = z.string();

/** What was typed into a form, by field name. Which fields there are, the procedure says. */
const filled = z
  .record(z.string().max(60), z.string().max(5000))
  .refine((form) => Object.keys(form).length <= 30, 'at most 30 fields');

const colour = z.object({ code: z.enum(['blue', 'yellow', 'orange', 'red']), name: bilingual });

export const caseSummary = z.object({
  id: z.string(),
  /** Internal register number 内部登记号 such as `2026-0007`; never a document number. */
  number: z.string(),
  title: z.string(),
  procedure: z.object({ code: z.string(), version: z.number().int(), name: bilingual }),
  state: z.object({
    code: z.string(),
    name: bilingual,
    final: z.enum(['closed', 'dropped']).nullable(),
    /** The office's own draft, not yet handed to the unit. */
    internal: z.boolean(),
  }),
  unit,
  target: z.object({ id: z.string(), name: z.string(), period: z.string() }).nullable(),
  openedOn: day,
  /** Deadline of the present state; null where it has none. */
  dueOn: day.nullable(),
  /** Working days left to the deadline, 0 on the day itself; null when overdue, without deadline, or closed. */
  workingDaysLeft: z.number().int().nullable(),
  /** Calendar days past the deadline; null when not overdue. */
  overdueDays: z.number().int().nullable(),
  colour: colour.nullable(),
  /** How often work was sent back. */
  returns: z.number().int(),
  closedOn: day.nullable(),
  version,
});
export type CaseSummary = z.infer<typeof caseSummary>;

const filter = {
  state: z.string().max(40).optional(),
  unit: z.uuid().optional(),
  target: z.uuid().optional(),
  /** `open`: not ended; `ended`: closed or dropped. */
  stage: z.enum(['open', 'ended']).optional(),
  /** Only what the caller can take a step in now. */
  mine: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  /** Open, and sent back at least once. */
  returned: z.stringbool().optional(),
};

/** Open cases first, the nearest deadline first. Counts ignore the filters except unit and target. */
export const listCases = endpoint({
  method: 'GET',
  path: '/api/:tenant/cases',
  summary: 'Cases that the caller may see, filtered and paged',
  params: ofTenant,
  query: z.object({
    ...filter,
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    simulated: z.boolean(),
    asOf: day,
    cases: z.array(caseSummary),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
    counts: z.object({
      open: z.number().int(),
      mine: z.number().int(),
      overdue: z.number().int(),
      returned: z.number().int(),
      ended: z.number().int(),
    }),
    /** What the filters can be set to. */
    states: z.array(z.object({ code: z.string(), name: bilingual })),
    units: z.array(unit),
    abilities,
  }),
});

/** The same list with the same filters and order, whole, as a workbook. */
export const downloadCases = endpoint({
  method: 'GET',
  path: '/api/:tenant/cases.xlsx',
  summary: 'The list of cases as an Excel workbook',
  params: ofTenant,
  query: z.object({ ...filter, language: fileLanguage }),
  reply: z.unknown(),
});

/** A field as a form shows it, with the day that is suggested where one is due. */
const formField = z.object({
  kind: z.enum(['words', 'evidence', 'due']),
  name: z.string(),
  label: bilingual,
  required: z.boolean(),
  maxLength: z.number().int().nullable(),
  suggested: z.object({ on: day, says: bilingual }).nullable(),
});
export type FormField = z.infer<typeof formField>;

/** A transition from the present state, and whether the caller may take it. */
const nextStep = z.object({
  code: z.string(),
  name: bilingual,
  to: bilingual,
  /** Sends the work back. */
  returns: z.boolean(),
  /** Ends the case for good. */
  ends: z.boolean(),
  form: z.array(formField),
  may: z.boolean(),
  why: bilingual,
});
export type NextStep = z.infer<typeof nextStep>;

const stepTaken = z.object({
  no: z.number().int(),
  act: z.string(),
  name: bilingual,
  /** The state before; null for the opening. */
  from: bilingual.nullable(),
  to: bilingual,
  returns: z.boolean(),
  filled: z.array(
    z.object({
      name: z.string(),
      label: bilingual,
      kind: z.enum(['words', 'evidence', 'due']),
      value: z.string(),
    }),
  ),
  /** The post that did it. */
  by: bilingual,
  /** Business day. */
  on: day,
  at: z.string(),
  /** The deadline that this step set. */
  dueOn: day.nullable(),
  /** Calendar days by which this step came after the deadline set before it; null when in time or none was set. */
  lateDays: z.number().int().nullable(),
});
export type StepTaken = z.infer<typeof stepTaken>;

/** Why the case was opened: what was said of the target that day, frozen. */
export const basis = z.object({
  sentence: bilingual,
  status: z.string().nullable(),
  light: z.string().nullable(),
  period: z.string().nullable(),
  observationId: z.string().nullable(),
});
export type Basis = z.infer<typeof basis>;

export const caseFile = caseSummary.extend({
  simulated: z.boolean(),
  asOf: day,
  matter: z.object({ number: z.string(), title: z.string(), text: z.string().nullable() }).nullable(),
  changeId: z.string().nullable(),
  basis: basis.nullable(),
  openedBy: bilingual,
  steps: z.array(stepTaken),
  next: z.array(nextStep),
  abilities,
});
export type CaseFile = z.infer<typeof caseFile>;

export const readCase = endpoint({
  method: 'GET',
  path: '/api/:tenant/cases/:id',
  summary: 'One case with its steps and what the caller may do next',
  params: oneOfTenant,
  reply: caseFile,
});

/** What opening a case on a target would start from: the person decides whether to. */
export const prepareCase = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets/:id/opening',
  summary: 'What a case on this target would be opened with',
  params: oneOfTenant,
  reply: z.object({
    simulated: z.boolean(),
    target: z.object({ id: z.string(), name: z.string(), period: z.string() }),
    matter: z.object({ number: z.string(), title: z.string(), text: z.string().nullable() }),
    basis: basis.nullable(),
    title: z.string(),
    /** Responsible units by the plan, the suggested one first; any unit of the city may be chosen. */
    units: z.array(unit.extend({ says: bilingual })),
    procedures: z.array(
      z.object({ code: z.string(), version: z.number().int(), name: bilingual, form: z.array(formField) }),
    ),
    /** Cases of the same target that are still open. */
    open: z.array(z.object({ id: z.string(), number: z.string(), procedure: z.string() })),
    abilities,
  }),
});

/** A light only proposes; this act is the decision of the person who calls it. */
export const openCase = endpoint({
  method: 'POST',
  path: '/api/:tenant/cases',
  summary: 'Open a case on a target, by hand or on a proposal',
  params: ofTenant,
  body: z.object({
    procedure: z.string().max(40),
    targetId: z.uuid(),
    /** The proposal that is taken up; absent when opened by hand. */
    changeId: z.uuid().optional(),
    /** The unit that leads the case. */
    unitId: z.uuid(),
    title: z.string().trim().min(4).max(120),
    form: filled.default({}),
  }),
  reply: caseFile,
});

/** Any transition that the procedure of the case declares. */
export const advanceCase = endpoint({
  method: 'POST',
  path: '/api/:tenant/cases/:id/steps',
  summary: 'Take the next step in a case',
  params: oneOfTenant,
  body: z.object({ transition: z.string().max(40), form: filled.default({}) }),
  reply: caseFile,
});

/** Procedures in force: states, rights, forms, deadlines and where each number comes from. */
export const listProcedures = endpoint({
  method: 'GET',
  path: '/api/:tenant/procedures',
  summary: 'Procedures in force, with the source of every number',
  params: ofTenant,
  reply: z.object({ procedures: z.array(procedure), abilities }),
});
