import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { askedName } from './background.ts';
import { requestsSeen, seerOf } from './list-requests.ts';

/** What somebody has to do next with a request. */
export interface AwaitingRequest {
  id: string;
  need: 'enter' | 'sign_off' | 'submit' | 'review' | 'lock';
  kind: 'figure' | 'words';
  /** Name of the indicator, or number and title of the matter whose words are asked for. */
  indicator: string;
  /** Whom the figure is about; of words the unit itself. */
  subject: string;
  matter: { id: string; number: string; title: string } | null;
  unit: string;
  period: string;
  dueOn: string;
  overdue: boolean;
}

const needs = {
  open: 'enter',
  returned: 'enter',
  entered: 'sign_off',
  signed: 'submit',
  submitted: 'review',
  reviewed: 'lock',
} as const;

/** The requests that wait for the caller today, earliest deadline first. */
export async function awaitingRequests(
  reader: Reader,
  caller: Caller,
  limit: number,
): Promise<AwaitingRequest[]> {
  const seer = await seerOf(reader, caller);
  const heads = await requestsSeen(reader, caller, seer, { awaiting: 'me' }, { limit, offset: 0 });
  return heads.flatMap((one) => {
    const need = one.state === 'locked' ? undefined : needs[one.state];
    return need === undefined
      ? []
      : [
          {
            id: one.id,
            need,
            kind: one.kind,
            indicator: askedName(one),
            subject: one.subject?.name ?? one.unit.name,
            matter: one.matter,
            unit: one.unit.name,
            period: one.period,
            dueOn: one.dueOn,
            overdue: one.overdue,
          },
        ];
  });
}
