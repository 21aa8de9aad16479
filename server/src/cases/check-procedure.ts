import type { Text } from '@meritloop/engine';
import { type Field, openingStep, type Procedure, type State, type Transition } from './procedure.ts';

/** Something that makes a procedure unusable: where it is (`transitions[3].to`), and what to do. */
export interface ProcedureFault {
  place: (string | number)[];
  message: Text;
}

/**
 * Everything that a well-formed definition still gets wrong as a machine: unknown or repeated codes, states that no
 * case can reach or leave, closing without an independent check, deadlines that nobody gives.
 */
export function checkProcedure(procedure: Procedure): ProcedureFault[] {
  return [
    ...repeatedCodes(procedure),
    ...unknownStates(procedure),
    ...unknownSteps(procedure),
    ...unknownSources(procedure),
    ...impossibleRights(procedure),
    ...lostStates(procedure),
    ...uncheckedEndings(procedure),
    ...ungivenDeadlines(procedure),
  ];
}

function repeated(codes: readonly string[], place: (at: number) => (string | number)[]): ProcedureFault[] {
  return codes.flatMap((code, at) =>
    codes.indexOf(code) < at
      ? [
          {
            place: place(at),
            message: { zh: `“${code}”重复出现，请改名。`, en: `"${code}" is stated twice: rename one.` },
          },
        ]
      : [],
  );
}

function forms(procedure: Procedure): { place: (string | number)[]; fields: readonly Field[] }[] {
  return [
    { place: ['opening', 'form'], fields: procedure.opening.form },
    ...procedure.transitions.map((one, at) => ({ place: ['transitions', at, 'form'], fields: one.form })),
  ];
}

function repeatedCodes(procedure: Procedure): ProcedureFault[] {
  const codes = (list: readonly { code: string }[]) => list.map((one) => one.code);
  return [
    ...repeated(codes(procedure.states), (at) => ['states', at, 'code']),
    ...repeated([openingStep, ...codes(procedure.transitions)], (at) => ['transitions', at - 1, 'code']),
    ...repeated(codes(procedure.sources), (at) => ['sources', at, 'code']),
    ...repeated(codes(procedure.colours), (at) => ['colours', at, 'code']),
    ...forms(procedure).flatMap(({ place, fields }) =>
      repeated(
        fields.map((field) => field.name),
        (at) => [...place, at, 'name'],
      ),
    ),
  ];
}

function unknownStates(procedure: Procedure): ProcedureFault[] {
  const known = procedure.states.map((state) => state.code);
  const references = [
    { place: ['opening', 'to'], code: procedure.opening.to },
    ...procedure.transitions.flatMap((one, at) => [
      ...one.from.map((code, from) => ({ place: ['transitions', at, 'from', from], code })),
      { place: ['transitions', at, 'to'], code: one.to },
    ]),
    ...procedure.colours.flatMap((one, at) =>
      (one.in ?? []).map((code, of) => ({ place: ['colours', at, 'in', of], code })),
    ),
  ];
  return references
    .filter(({ code }) => !known.includes(code))
    .map(({ place, code }) => ({
      place,
      message: {
        zh: `没有状态“${code}”。已有状态：${known.join('、')}。请更正，或补充该状态。`,
        en: `there is no state "${code}". States are ${known.join(', ')}: correct the code or add the state.`,
      },
    }));
}

function unknownSteps(procedure: Procedure): ProcedureFault[] {
  const known = [openingStep, ...procedure.transitions.map((one) => one.code)];
  return procedure.transitions.flatMap((one, at) =>
    (one.independentOf ?? []).flatMap((code, of) =>
      known.includes(code)
        ? []
        : [
            {
              place: ['transitions', at, 'independentOf', of],
              message: {
                zh: `没有环节“${code}”。已有环节：${known.join('、')}。请更正。`,
                en: `there is no step "${code}". Steps are ${known.join(', ')}: correct the code.`,
              },
            },
          ],
    ),
  );
}

function unknownSources(procedure: Procedure): ProcedureFault[] {
  const known = new Set(procedure.sources.map((source) => source.code));
  const references = [
    ...procedure.states.map((state, at) => ({
      place: ['states', at, 'deadline', 'source'],
      code: state.deadline?.source,
    })),
    ...procedure.colours.map((colour, at) => ({ place: ['colours', at, 'source'], code: colour.source })),
    ...forms(procedure).flatMap(({ place, fields }) =>
      fields.map((field, at) => ({
        place: [...place, at, 'suggested', 'source'],
        code: field.kind === 'due' ? field.suggested?.source : undefined,
      })),
    ),
  ];
  return references
    .filter(({ code }) => code !== undefined && !known.has(code))
    .map(({ place, code }) => ({
      place,
      message: {
        zh: `没有出处“${code}”。请在 sources 中写明该数字的来源。`,
        en: `there is no source "${code}": state under "sources" where this number comes from.`,
      },
    }));
}

/** Clerks and signers are always granted a unit, so nobody could take a step that asks them over the tenant. */
function impossibleRights(procedure: Procedure): ProcedureFault[] {
  const rights = [
    { place: ['opening', 'by'], by: procedure.opening.by },
    ...procedure.transitions.map((one, at) => ({ place: ['transitions', at, 'by'], by: one.by })),
  ];
  return rights
    .filter(
      ({ by }) => by.over === 'tenant' && by.roles.every((role) => role === 'clerk' || role === 'signer'),
    )
    .map(({ place }) => ({
      place,
      message: {
        zh: '填报人、审签人只按单位授权：请写 over: unit，否则无人可办此环节。',
        en: 'clerks and signers act for a unit: say "over: unit", or nobody could take this step.',
      },
    }));
}

/** Every state that `next` leads to, the first ones included. */
function follow(first: readonly string[], next: (code: string) => readonly string[]): Set<string> {
  const seen = new Set(first);
  for (const code of seen) for (const reached of next(code)) seen.add(reached);
  return seen;
}

const leaving = (procedure: Procedure, code: string): Transition[] =>
  procedure.transitions.filter((one) => one.from.includes(code));

function lostStates(procedure: Procedure): ProcedureFault[] {
  const reached = follow([procedure.opening.to], (code) => leaving(procedure, code).map((one) => one.to));
  const ends = procedure.states.filter((state) => state.final !== undefined).map((state) => state.code);
  const ending = follow(ends, (code) =>
    procedure.transitions.filter((one) => one.to === code).flatMap((one) => one.from),
  );
  const faults = procedure.states.flatMap((state, at) => {
    const message = lossOf(state, leaving(procedure, state.code), reached, ending);
    return message === undefined ? [] : [{ place: ['states', at], message }];
  });
  if (procedure.states.some((state) => state.final === 'closed')) return faults;
  return [
    ...faults,
    {
      place: ['states'],
      message: {
        zh: '没有写明 final: closed 的状态，案件将永远不能销号。请补充。',
        en: 'no state has "final: closed", so a case could never be closed: add one.',
      },
    },
  ];
}

function lossOf(state: State, onward: Transition[], reached: Set<string>, ending: Set<string>) {
  const code = state.code;
  if (!reached.has(code)) {
    return {
      zh: `从立项出发到不了状态“${code}”。请补充环节，或删去该状态。`,
      en: `no transition leads from the opening to "${code}": add one or remove the state.`,
    };
  }
  const first = onward[0]?.code;
  if (state.final !== undefined && first !== undefined) {
    return {
      zh: `“${code}”是终结状态，但环节“${first}”从它出发。请删去其一。`,
      en: `"${code}" is final, but "${first}" leaves it: remove one of the two.`,
    };
  }
  if (state.final === undefined && first === undefined) {
    return {
      zh: `“${code}”没有后续环节。请补充环节，或写明 final。`,
      en: `"${code}" is a dead end: add a transition from it, or say "final".`,
    };
  }
  if (ending.has(code)) return undefined;
  return {
    zh: `从“${code}”出发到不了任何终结状态。请补充通向终结的环节。`,
    en: `no final state can be reached from "${code}": add a way to one.`,
  };
}

function uncheckedEndings(procedure: Procedure): ProcedureFault[] {
  const closed = procedure.states.filter((state) => state.final === 'closed').map((state) => state.code);
  return procedure.transitions.flatMap((one, at) =>
    closed.includes(one.to) && (one.independentOf ?? []).length === 0
      ? [
          {
            place: ['transitions', at],
            message: {
              zh: `环节“${one.code}”未经独立核验即销号。请在 independentOf 中写明办过哪些环节的人须回避。`,
              en: `"${one.code}" closes a case without an independent check: say in "independentOf" which steps exclude a person from it.`,
            },
          },
        ]
      : [],
  );
}

/** A deadline taken from a form must have been given on every way that leads to its state. */
function ungivenDeadlines(procedure: Procedure): ProcedureFault[] {
  return procedure.states.flatMap((state, at) => {
    if (state.deadline === undefined || !('field' in state.deadline)) return [];
    const wanted = state.deadline.field;
    const gives = (form: readonly Field[]) =>
      form.some((field) => field.kind === 'due' && field.name === wanted && field.required);
    const without = gives(procedure.opening.form)
      ? new Set<string>()
      : follow([procedure.opening.to], (code) =>
          leaving(procedure, code)
            .filter((one) => !gives(one.form))
            .map((one) => one.to),
        );
    if (!without.has(state.code)) return [];
    return [
      {
        place: ['states', at, 'deadline', 'field'],
        message: {
          zh: `案件可能未填必填的时限“${wanted}”就进入“${state.code}”。请在通向它的每条路上要求填写。`,
          en: `a case can reach "${state.code}" before a required due field "${wanted}" was filled: ask for it on every way there.`,
        },
      },
    ];
  });
}
