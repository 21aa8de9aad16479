import { type Answer, answer, type Policy, reachOf, type Sentence } from '../platform/policy.ts';
import { type BusinessRole, businessRoles, type Principal, type Role } from '../platform/principal.ts';
import { type Procedure, stepName, type Transition } from './procedure.ts';

const roleNames: Record<BusinessRole, { zh: string; en: string }> = {
  office: { zh: '考核办', en: 'the performance office' },
  reviewer: { zh: '审核人', en: 'reviewers' },
  clerk: { zh: '填报人', en: 'clerks' },
  signer: { zh: '审签人', en: 'signers' },
  leader: { zh: '领导', en: 'leaders' },
  auditor: { zh: '审计', en: 'auditors' },
};

/** The roles that see every case their grant covers, drafts included; a unit's own roles see what was handed to it. */
const overseers: readonly Role[] = ['office', 'reviewer', 'leader', 'auditor'];
const unitRoles: readonly Role[] = ['clerk', 'signer'];

export const policy = {
  readCases: {
    says: {
      zh: '考核办、审核人、领导、审计查看授权范围内的案件；单位查看交办给本单位及下级的案件',
      en: 'The office, reviewers, leaders and auditors read the cases their grant covers; a unit reads those handed to it or to units below it',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
} satisfies Policy<void>;

/** What of a case decides who may see it and act on it. */
export interface CaseStanding {
  unitId: string;
  disclosed: boolean;
  /** Persons by the steps that they took in the case. */
  takenBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Which cases a principal sees: all units where null. */
export interface Sight {
  everything: ReadonlySet<string> | null;
  handedOver: ReadonlySet<string> | null;
}

export function sightOf(principal: Principal): Sight {
  return { everything: reachOf(principal, overseers), handedOver: reachOf(principal, unitRoles) };
}

export function sees(principal: Principal, standing: Pick<CaseStanding, 'unitId' | 'disclosed'>): boolean {
  const { everything, handedOver } = sightOf(principal);
  if (everything === null || everything.has(standing.unitId)) return true;
  return standing.disclosed && (handedOver === null || handedOver.has(standing.unitId));
}

const seeCase = {
  says: {
    zh: '案件由考核办、审核人、领导、审计在授权范围内查看；交办后本单位及上级可见',
    en: 'A case is seen by the office, reviewers, leaders and auditors within their grant, and by its unit once handed over',
  },
  roles: businessRoles,
  over: (standing) => standing.unitId,
  unless: (standing, principal) =>
    sees(principal, standing) ? undefined : { zh: '案件尚未交办', en: 'The case is not handed over yet' },
} satisfies Sentence<CaseStanding>;

/** What the procedure of a case decides (transitionSentence); without it nobody may anything. */
export const casePolicy = {
  readCase: { ...seeCase, seenBy: seeCase },
  openCase: {
    says: { zh: '立案由程序规定的岗位办理', en: 'A case is opened by the roles that its procedure names' },
    roles: businessRoles,
    over: 'anywhere',
  },
  advanceCase: {
    says: { zh: '每个环节由程序规定的岗位办理', en: 'Every step is for the roles that the procedure names' },
    roles: businessRoles,
    over: 'anywhere',
    seenBy: seeCase,
  },
} satisfies Policy<CaseStanding>;

type Right = Transition['by'];

function said(by: Right, step: { zh: string; en: string }) {
  const zh = by.roles.map((role) => roleNames[role].zh).join('、');
  const en = by.roles.map((role) => roleNames[role].en).join(', ');
  return by.over === 'unit'
    ? { zh: `“${step.zh}”由本案责任单位的${zh}办理`, en: `"${step.en}" is for ${en} of the responsible unit` }
    : { zh: `“${step.zh}”由${zh}办理`, en: `"${step.en}" is for ${en}` };
}

/** The opening's right as a sentence, over the unit that is to lead the case. */
export function openingSentence(definition: Procedure): Sentence<{ unitId: string }> {
  const { by, name } = definition.opening;
  return {
    says: said(by, name),
    roles: by.roles,
    over: by.over === 'tenant' ? 'tenant' : (thing) => thing.unitId,
  };
}

/** A transition's right as a sentence; whoever took a step that it must be independent of is refused by name of it. */
export function transitionSentence(definition: Procedure, transition: Transition): Sentence<CaseStanding> {
  const { by, name } = transition;
  return {
    says: said(by, name),
    roles: by.roles,
    over: by.over === 'tenant' ? 'tenant' : (standing) => standing.unitId,
    unless: (standing, principal) => {
      const taken = (transition.independentOf ?? []).filter((act) =>
        standing.takenBy.get(act)?.has(principal.personId),
      );
      if (taken.length === 0) return undefined;
      const names = taken.map((act) => stepName(definition, act));
      return {
        zh: `“${name.zh}”须由未经手“${names.map((one) => one.zh).join('”“')}”的人员独立核验，您已办理过该环节`,
        en: `"${name.en}" needs an independent person: you took the step ${names.map((one) => `"${one.en}"`).join(', ')} in this case`,
      };
    },
  };
}

export function mayTake(
  principal: Principal,
  definition: Procedure,
  transition: Transition,
  standing: CaseStanding,
): Answer {
  return answer(principal, transitionSentence(definition, transition), standing);
}

/** Whether the principal may open a case by at least one procedure, over some unit. */
export function mayOpen(principal: Principal, definitions: readonly Procedure[]): Answer {
  const answers = definitions.map((definition) => {
    const sentence = openingSentence(definition);
    return answer(
      principal,
      { ...sentence, over: sentence.over === 'tenant' ? 'tenant' : 'anywhere' },
      { unitId: '' },
    );
  });
  return (
    answers.find((one) => one.may) ??
    answers[0] ?? {
      may: false,
      why: { zh: '本市还没有启用任何办理程序', en: 'No procedure is in force in this city yet' },
    }
  );
}

/** One way in which the principal could act now: of this version, from these states, for these units (null: all). */
export interface Turn {
  procedure: string;
  version: number;
  from: readonly string[];
  units: ReadonlySet<string> | null;
  independentOf: readonly string[];
}

/** Every way in which the principal could take a step, for asking the store which cases wait for them. */
export function turnsOf(principal: Principal, definitions: readonly Procedure[]): Turn[] {
  return definitions.flatMap((definition) =>
    definition.transitions.flatMap((transition) => {
      const units =
        transition.by.over === 'unit'
          ? reachOf(principal, transition.by.roles)
          : tenantReach(principal, transition.by.roles);
      if (units !== null && units.size === 0) return [];
      return [
        {
          procedure: definition.code,
          version: definition.version,
          from: transition.from,
          units,
          independentOf: transition.independentOf ?? [],
        },
      ];
    }),
  );
}

function tenantReach(principal: Principal, among: readonly Role[]): ReadonlySet<string> | null {
  const whole = principal.grants.some((grant) => grant.reach === null && among.includes(grant.role));
  return whole ? null : new Set();
}
