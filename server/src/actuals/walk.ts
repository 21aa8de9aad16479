import type { Bilingual } from '../platform/endpoint.ts';
import type { RequestAct, RequestState } from './contract.ts';

/** The states that those outside the unit see: what happens inside it before it submits is not theirs. */
export type OutsideState = Exclude<RequestState, 'entered' | 'signed'>;

interface Stage {
  says: Bilingual;
  /** States in which it can be done. */
  from: readonly RequestState[];
  /** The state afterwards, and what is seen of it outside the unit. */
  to: (from: { state: RequestState; outside: OutsideState }) => {
    state: RequestState;
    outside: OutsideState;
  };
}

const both = (state: OutsideState) => () => ({ state, outside: state });
/** A step inside the unit: outside nothing has happened. */
const inside = (state: RequestState) => (from: { outside: OutsideState }) => ({
  state,
  outside: from.outside,
});

/**
 * The way of a request, stated once: 填报 → 审签 → 报送 → 审核 → 锁定, back by 退回, and again by 更正.
 * Acts refuse by it, and the abilities in every answer follow it.
 */
export const walk: Record<RequestAct, Stage> = {
  enter: {
    says: { zh: '填报', en: 'enter' },
    from: ['open', 'returned', 'entered'],
    to: ({ state, outside }) => ({ state: state === 'entered' ? outside : state, outside }),
  },
  hand_over: {
    says: { zh: '送审签', en: 'hand over for sign-off' },
    from: ['open', 'returned'],
    to: inside('entered'),
  },
  sign_off: { says: { zh: '审签', en: 'sign off' }, from: ['entered'], to: inside('signed') },
  send_back: {
    says: { zh: '退回填报人', en: 'send back to the clerk' },
    from: ['entered', 'signed'],
    to: inside('returned'),
  },
  submit: { says: { zh: '报送', en: 'submit' }, from: ['signed'], to: both('submitted') },
  pass: { says: { zh: '审核通过', en: 'pass' }, from: ['submitted'], to: both('reviewed') },
  return: { says: { zh: '退回', en: 'return' }, from: ['submitted', 'reviewed'], to: both('returned') },
  lock: { says: { zh: '锁定', en: 'lock' }, from: ['reviewed'], to: both('locked') },
  correct: { says: { zh: '更正', en: 'correct' }, from: ['locked'], to: both('open') },
  withdraw: {
    says: { zh: '撤回更正', en: 'withdraw the correction' },
    from: ['open', 'entered', 'signed', 'returned'],
    to: both('locked'),
  },
};

export const stateNames: Record<RequestState, Bilingual> = {
  open: { zh: '待填报', en: 'to be entered' },
  entered: { zh: '待审签', en: 'to be signed off' },
  signed: { zh: '已审签', en: 'signed off' },
  submitted: { zh: '已报送', en: 'submitted' },
  returned: { zh: '已退回', en: 'returned' },
  reviewed: { zh: '已审核', en: 'reviewed' },
  locked: { zh: '已锁定', en: 'locked' },
};

/** Whether the unit still has to submit: only then can a request be overdue. */
export const unitsTurn: ReadonlySet<RequestState> = new Set(['open', 'entered', 'signed', 'returned']);

export interface Standing {
  state: RequestState;
  /** Whether a locked figure is being corrected. */
  correcting: boolean;
}

/** Why the act cannot be done now, or undefined. */
export function obstacle(act: RequestAct, { state, correcting }: Standing): Bilingual | undefined {
  const { says, from } = walk[act];
  if (act === 'withdraw' && !correcting)
    return { zh: '现在没有正在办理的更正', en: 'No correction is under way' };
  if (from.includes(state)) return undefined;
  const list = (language: keyof Bilingual, between: string) =>
    from.map((one) => stateNames[one][language]).join(between);
  return {
    zh: `现为“${stateNames[state].zh}”；${says.zh}须在“${list('zh', '”或“')}”时办理`,
    en: `It is ${stateNames[state].en}; to ${says.en} it must be ${list('en', ' or ')}`,
  };
}
