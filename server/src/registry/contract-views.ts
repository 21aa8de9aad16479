import { z } from 'zod';
import { abilities, endpoint, version } from '../platform/endpoint.ts';

/** Page that a view belongs to, such as `targets` or `matters`: the page's own path in the city. */
const page = z.string().regex(/^[a-z][a-z/-]{0,39}$/, 'the path of a page, such as "targets"');

/** Filters as they stand in the page's address: names and their texts. At most 30 of them. */
const filters = z
  .record(z.string().regex(/^\w{1,40}$/), z.string().max(200))
  .refine((given) => Object.keys(given).length <= 30, 'at most 30 filters');

const viewName = z.string().trim().min(1).max(40);

export const savedView = z.object({
  id: z.string(),
  page: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  /** Kept by the office for everyone in the city. */
  shared: z.boolean(),
  /** Whether the signed-in person keeps it: only they change or delete it. */
  own: z.boolean(),
  sort: z.number().int(),
  version,
  abilities,
});

/** Own views first, then those that the office shares, each in its explicit order. */
export const listViews = endpoint({
  method: 'GET',
  path: '/api/:tenant/views',
  summary: 'Saved views of a page: own ones and those that the office shares',
  query: z.object({ page }),
  reply: z.object({ views: z.array(savedView), limit: z.number().int(), abilities }),
});

export const saveView = endpoint({
  method: 'POST',
  path: '/api/:tenant/views',
  summary: 'Keep the filters of a page under a name',
  body: z.object({ page, name: viewName, query: filters, shared: z.boolean().default(false) }),
  reply: savedView,
});

/** If-Match: the view's version. */
export const changeView = endpoint({
  method: 'PUT',
  path: '/api/:tenant/views/:id',
  summary: 'Rename, refill, share or move one of your saved views',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    name: viewName,
    query: filters,
    shared: z.boolean(),
    sort: z.number().int().min(0).max(10_000),
  }),
  reply: savedView,
});

/** If-Match: the view's version. */
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/:tenant/views/:id',
  summary: 'Delete one of your saved views',
  params: z.object({ id: z.uuid() }),
  reply: z.object({ id: z.string() }),
});
