import { z } from 'zod';
import { abilities, endpoint, fileLanguage } from '../platform/endpoint.ts';
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

/** The same list with the filters of its page, as a workbook. */
export const downloadNames = endpoint({
  method: 'GET',
  path: '/api/:tenant/names/used.xlsx',
  summary: 'Names that the city uses, each with its English, as an Excel workbook',
  query: z.object({
    text: z.string().max(100).optional(),
    kind: z.enum(nameKinds).optional(),
    english: z.enum(['given', 'none']).optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});
