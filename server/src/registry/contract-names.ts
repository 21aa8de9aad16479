import { z } from 'zod';
import { abilities, endpoint, version } from '../platform/endpoint.ts';

/** English words: no Chinese character, so that a page in English stays one. */
export const englishName = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Script=Han}]+$/u, 'English words, without Chinese characters');

/** The city's names in English by their Chinese words, whatever carries them; names without one are absent. */
export const readNames = endpoint({
  method: 'GET',
  path: '/api/:tenant/names',
  summary: 'English names of the city by their Chinese words',
  reply: z.object({ names: z.record(z.string(), z.string()), abilities }),
});

/** One of the city's names and its English; version 1 where nobody has given it any. */
export const keptName = z.object({ name: z.string(), nameEn: z.string().nullable(), version });

/** If-Match: the version of the name, 1 where it has had no English name so far. `null` takes the English name away. */
export const keepName = endpoint({
  method: 'PUT',
  path: '/api/:tenant/names',
  summary: 'Give one of the city’s names its English words',
  body: z.object({ name: z.string().trim().min(1).max(500), nameEn: englishName.nullable() }),
  reply: keptName,
});
