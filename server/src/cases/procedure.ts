import { z } from 'zod';
import type { bilingual } from '../platform/endpoint.ts';
import { businessRoles } from '../platform/principal.ts';

/**
 * A procedure 程序: a versioned state machine as data, which every case of it runs. The shape is stated here; whether
 * a definition makes sense as a whole (no dead end, nothing unknown) is asked by `check-procedure.ts`.
 */
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a code of small letters, digits and _, beginning with a letter');
const name = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(80) });
const words = z.strictObject({ zh: z.string().min(1).max(1000), en: z.string().min(1).max(2000) });

/**
 * Where a rule or a number comes from. `printed` 原文: a published page says it; `seed` 种子: the documents that this
 * kind of office works by; `reconstructed` 重构: an editable example, never "the rule".
 */
const source = z.strictObject({
  code,
  mark: z.enum(['printed', 'seed', 'reconstructed']),
  says: words,
  url: z.url().optional(),
});

/** Who may: one of these roles, granted over the unit that leads the case, or over the whole tenant. */
const allowed = z.strictObject({
  roles: z.array(z.enum(businessRoles)).min(1),
  over: z.enum(['unit', 'tenant']),
});

const workingDays = z.int().min(1).max(250);

/**
 * What a form asks for. `words`: text up to maxLength characters; `evidence`: references as text (document number,
 * register entry, statistics table; never a screenshot); `due`: a day that becomes a deadline.
 */
const field = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    name: code,
    label: name,
    required: z.boolean(),
    maxLength: z.int().min(1).max(2000),
  }),
  z.strictObject({
    kind: z.literal('evidence'),
    name: code,
    label: name,
    required: z.boolean(),
    maxLength: z.int().min(1).max(2000),
  }),
  z.strictObject({
    kind: z.literal('due'),
    name: code,
    label: name,
    required: z.boolean(),
    /** Offered in the form; the person decides. */
    suggested: z.strictObject({ workingDays, source: code }).optional(),
  }),
]);
export type Field = z.infer<typeof field>;

/** How long a case may stay in a state: working days from entering it, or the day that a form gave last. */
const deadline = z.union([
  z.strictObject({ workingDays, source: code }),
  z.strictObject({ field: code, source: code }),
]);

const state = z.strictObject({
  code,
  name,
  /** A case ends here: `closed` after an independent check, `dropped` without having been run. */
  final: z.enum(['closed', 'dropped']).optional(),
  /** The office's own draft: the unit does not see the case before it first leaves such states. */
  internal: z.boolean().optional(),
  deadline: deadline.optional(),
});
export type State = z.infer<typeof state>;

const opening = z.strictObject({ name, to: code, by: allowed, form: z.array(field).max(20) });

const transition = z.strictObject({
  code,
  name,
  from: z.array(code).min(1),
  to: code,
  by: allowed,
  /** Whoever took one of these steps in the case may not take this one (`open` is the opening). */
  independentOf: z.array(code).optional(),
  /** Sends the work back: counted on the case. */
  returns: z.boolean().optional(),
  form: z.array(field).max(20),
});
export type Transition = z.infer<typeof transition>;

/** A colour of the order 督办色: the first rule that holds, in the order stated. Words come first, colour second. */
const colour = z.strictObject({
  code: z.enum(['blue', 'yellow', 'orange', 'red']),
  name,
  /** Only in these states; absent: in every one. */
  in: z.array(code).min(1).optional(),
  when: z.union([
    /** So many calendar days past the deadline, at least. */
    z.strictObject({ overdueDays: z.int().min(1).max(1000) }),
    /** Returned so many times, at least. */
    z.strictObject({ returns: z.int().min(1).max(100) }),
    /** So many working days left to the deadline, at most. */
    z.strictObject({ workingDaysLeft: z.int().min(0).max(250) }),
  ]),
  source: code,
});
export type Colour = z.infer<typeof colour>;

export const procedure = z.strictObject({
  code,
  version: z.int().min(1).max(100_000),
  name,
  /** Which practice of the field this configures. */
  origin: words,
  sources: z.array(source).min(1).max(50),
  opening,
  states: z.array(state).min(2).max(50),
  transitions: z.array(transition).min(1).max(100),
  colours: z.array(colour).max(10),
});
export type Procedure = z.infer<typeof procedure>;

/** The code of the first step of every case. */
export const openingStep = 'open';

/** A state of the procedure. Cases name only states that were checked, so an unknown one is a broken database. */
export function stateOf(definition: Procedure, wanted: string): State {
  const found = definition.states.find((one) => one.code === wanted);
  if (found === undefined) throw new Error(`Procedure ${definition.code} has no state "${wanted}".`);
  return found;
}

/** What a step of a case is called: the opening's or a transition's name. */
export function stepName(definition: Procedure, act: string): z.infer<typeof bilingual> {
  if (act === openingStep) return definition.opening.name;
  return definition.transitions.find((one) => one.code === act)?.name ?? { zh: act, en: act };
}

/** The form that a step was filled by. */
export function formOf(definition: Procedure, act: string): readonly Field[] {
  if (act === openingStep) return definition.opening.form;
  return definition.transitions.find((one) => one.code === act)?.form ?? [];
}
