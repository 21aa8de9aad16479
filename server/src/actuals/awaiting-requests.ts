import type { Reader } from '../platform/database.ts';
import { requestsSeen, seerOf } from './list-requests.ts';
import type { Caller } from './load-request.ts';

/** What somebody has to do next with a request. */
export interface AwaitingRequest {
  id: string;
  need: 'enter' | 'sign_off' | 'submit' | 'review' | 'lock';
  indicator: string;
  subject: string;
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
            indicator: one.indicator.name,
            subject: one.subject.name,
            unit: one.unit.name,
            period: one.period,
            dueOn: one.dueOn,
            overdue: one.overdue,
          },
        ];
  });
}
