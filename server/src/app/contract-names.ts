import { z } from 'zod';
import { abilities, endpoint } from '../platform/endpoint.ts';
import { keptName } from '../registry/contract.ts';

/** What a name is the name of. */
export const nameKinds = [
  'unit',
  'group',
  'ownerGroup',
  'leader',
  'campaign',
  'objective',
  'section',
  'tag',
  'indicator',
  'matter',
  'task',
  'milestone',
] as const;

/** Every name that the city uses, once, with its English words; what each is the name of. */
export const listNames = endpoint({
  method: 'GET',
  path: '/api/:tenant/names/used',
  summary: 'Names that the city uses, each with its English',
  reply: z.object({
    names: z.array(keptName.extend({ kinds: z.array(z.enum(nameKinds)) })),
    abilities,
  }),
});
