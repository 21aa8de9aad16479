import { z } from 'zod';
import { abilities, endpoint } from '../platform/endpoint.ts';
import { targetLine, wordsSaid } from './shapes.ts';

/**
 * What stands beside a matter: where its targets stand, and what its units said, newest period first. Words that are
 * not locked yet are there only for those who may see them, and say so.
 */
export const readMatterStanding = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters/:matter/standing',
  summary: 'Standing of a matter’s targets, and the words of its units',
  params: z.object({ tenant: z.string(), matter: z.uuid() }),
  reply: z.object({
    asOf: z.string(),
    targets: z.array(targetLine),
    words: z.array(
      wordsSaid.extend({ unit: z.object({ id: z.string(), name: z.string() }), requestId: z.string() }),
    ),
    abilities,
  }),
});
