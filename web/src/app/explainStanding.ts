import type { TraceNode } from '@meritloop/engine';
import { explainTarget } from '@meritloop/server/contract/gaps';
import { call } from '../api/call.ts';
import type { TraceSource } from '../explain/index.ts';

/** How a target is judged, fetched when someone asks: rule, formula, figures, source. */
export function standingTrace(tenant: string, id: string): TraceSource {
  return {
    key: ['trace', 'standing', tenant, id],
    load: async (signal) => {
      const { judgement } = await call(explainTarget, { params: { tenant, id }, signal });
      return judgement.trace as TraceNode;
    },
  };
}
