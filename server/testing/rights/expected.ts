import * as actuals from '../../src/actuals/contract.ts';
import { policy as requestPolicy } from '../../src/actuals/policy.ts';
import * as cases from '../../src/cases/contract.ts';
import { casePolicy, openingSentence, transitionSentence } from '../../src/cases/policy.ts';
import { checkedProcedure } from '../../src/cases/read-procedure.ts';
import type { Mounted } from '../../src/endpoints.ts';
import type { Endpoint } from '../../src/platform/endpoint.ts';
import type { Sentence } from '../../src/platform/policy.ts';
import type { Sent } from '../client.ts';
import { practice } from '../practices.ts';
import type { Caller } from './callers.ts';
import { relations } from './city.ts';
import { sampleOf } from './sample.ts';
import { type Furnished, namesOf, type Thing } from './things.ts';

/** 401, 403, 404, or anything else that is no failure. */
export type Expected = 'unknown' | 'refused' | 'hidden' | 'answered';

/** One way to ask a route, and the sentence that decides it. */
export interface Case {
  label: string;
  sent: Sent<Endpoint> & { params: Record<string, string> };
  decides: Sentence<unknown>;
  /** The sentence that the route names: the same, unless the body names the act. */
  names: Sentence<unknown>;
  /** What is asked about; undefined where the route names no thing. */
  about: unknown;
  /** Whether it is a thing of another city. */
  elsewhere: boolean;
  /** Whether there is one for each unit that grants are told apart by. */
  byUnit: boolean;
}

const supervision = checkedProcedure(practice('supervision/procedure.yaml'), 'procedure.yaml');

/** What a route is asked with: for each relation that its thing can have, and each act that its body can name. */
export function casesOf(route: Mounted, near: Furnished, far: Furnished): Case[] {
  const { endpoint } = route;
  const names = namesOf(endpoint.path);
  return variants(route).flatMap(({ label, decides, body, ofUnit }) => {
    const base = {
      decides,
      names: route.decides as Sentence<unknown>,
      label,
      about: undefined,
      elsewhere: false,
      byUnit: false,
    };
    const sent = (thing: Thing, known: Furnished['known']): Case['sent'] => ({
      params: thing.params,
      query: filled(endpoint.query, known, thing.wanted),
      body: { ...(filled(endpoint.body, known, thing.wanted) as object), ...body },
      ifMatch: 1,
    });
    const things = names === undefined ? undefined : near.things.get(names);
    if (ofUnit === true) {
      return relations.map((relation): Case => {
        const unitId = near.units[relation];
        return {
          ...base,
          label: `${label} ${relation}`,
          about: { unitId },
          sent: sent({ params: {} }, { ...near.known, unitId }),
        };
      });
    }
    if (names === undefined || things === undefined)
      return [{ ...base, sent: sent(near.alone.get(endpoint.path) ?? { params: {} }, near.known) }];
    const single = 'params' in things;
    const here = (
      single
        ? [['of the city', things]]
        : relations.map((one) => [one, (things as Record<string, Thing>)[one]])
    ) as [string, Thing][];
    const theirs = far.things.get(names);
    const other = (
      theirs !== undefined && 'params' in theirs ? theirs : (theirs as Record<string, Thing> | undefined)?.own
    ) as Thing;
    const found = here.map(
      ([relation, thing]): Case => ({
        ...base,
        label: `${label} ${relation}`,
        about: thing.about,
        sent: sent(thing, near.known),
      }),
    );
    // The kinds of documents are the same everywhere.
    if (JSON.stringify(other.params) === JSON.stringify(here[0]?.[1].params)) return found;
    const elsewhere: Case = {
      ...base,
      label: `${label} of another city`,
      elsewhere: true,
      sent: { ...sent({ ...other, wanted: here[0]?.[1].wanted }, near.known), params: other.params },
    };
    return [...found, elsewhere];
  });
}

interface Variant {
  label: string;
  decides: Sentence<unknown>;
  body?: Record<string, unknown>;
  /** Whether the body names the unit that the sentence is about. */
  ofUnit?: true;
}

/** A route whose body names the act is asked once for each, with the sentence of that act. */
function variants({ endpoint, decides }: Mounted): Variant[] {
  const is = (other: Endpoint) => other.method === endpoint.method && other.path === endpoint.path;
  if (is(actuals.actOnMany)) {
    return actuals.bulkActs.map((act) => {
      const { roles, says } = requestPolicy[act === 'sign_and_submit' ? 'sign_off' : act];
      return { label: act, decides: { says, roles, over: 'anywhere' }, body: { act } };
    });
  }
  if (is(cases.advanceCase)) {
    return eachRight(supervision.transitions).map((transition) => ({
      label: transition.code,
      // What the procedure says, for those who see the case.
      decides: {
        ...transitionSentence(supervision, transition),
        seenBy: casePolicy.advanceCase.seenBy,
      } as Sentence<unknown>,
      body: { transition: transition.code },
    }));
  }
  const opening = openingSentence(supervision) as Sentence<unknown>;
  if (is(cases.openCase))
    return [{ label: 'open', decides: opening, body: { procedure: 'supervision' }, ofUnit: true }];
  if (is(cases.prepareCase)) return [{ label: 'open', decides: opening }];
  return [{ label: '', decides: decides as Sentence<unknown> }];
}

/** The first transition of each right: who, over what, and independent of which step. */
function eachRight(all: typeof supervision.transitions) {
  const rights = all.map(({ by, independentOf }) => JSON.stringify([by, independentOf]));
  return all.filter((_, index) => rights.indexOf(rights[index] ?? '') === index);
}

function filled(schema: Endpoint['body'], known: Record<string, unknown>, wanted: Thing['wanted']) {
  const made = sampleOf(schema, known, wanted ?? {}) as Record<string, unknown>;
  const { error } = schema.safeParse(made);
  if (error !== undefined) throw new Error(`Nothing valid could be made: ${error.message}`);
  return made;
}

/** What the sentences say of this caller and this thing, by the tree of the city that was loaded. */
export function expectedOf({ decides, names, about, elsewhere }: Case, { principal }: Caller): Expected {
  const ever = ({ roles, over }: Sentence<unknown>) =>
    principal.grants.some(
      ({ role, unitId }) => roles.includes(role) && (unitId === null || over !== 'tenant'),
    );
  const holds = (sentence: Sentence<unknown>) => {
    const { over } = sentence;
    const within = principal.grants.some(
      ({ role, reach }) =>
        sentence.roles.includes(role) &&
        (reach === null || over === 'anywhere' || (over !== 'tenant' && reach.has(over(about)))),
    );
    return within && sentence.unless?.(about, principal) === undefined;
  };
  if (!ever(names)) return 'refused';
  if (elsewhere) return 'hidden';
  if (about === undefined) return ever(decides) ? 'answered' : 'refused';
  if (decides.seenBy !== undefined && !holds(decides.seenBy)) return 'hidden';
  return holds(decides) ? 'answered' : 'refused';
}
