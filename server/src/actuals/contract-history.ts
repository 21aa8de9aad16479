import { z } from 'zod';
import { cellHistory } from '../platform/cell-history.ts';
import { endpoint } from '../platform/endpoint.ts';

/** 历史 of one figure: every version of every source that may be seen today, with who took it through the house. */
export const readFigureHistory = endpoint({
  method: 'GET',
  path: '/api/:tenant/history/figures/:indicator/:subject/:period',
  summary:
    'Every version of one figure: what changed, why, who entered, signed, reviewed and locked it, and when',
  params: z.object({
    tenant: z.string(),
    indicator: z.uuid(),
    subject: z.uuid(),
    period: z.string().max(20),
  }),
  reply: cellHistory,
});
