import type { ZodObject } from 'zod';
import * as actuals from '../../server/src/actuals/contract.ts';
import * as app from '../../server/src/app/contract.ts';
import * as assessments from '../../server/src/assessments/contract.ts';
import * as cases from '../../server/src/cases/contract.ts';
import * as gaps from '../../server/src/gaps/contract.ts';
import * as plans from '../../server/src/plans/contract.ts';
import type { Endpoint } from '../../server/src/platform/endpoint.ts';
import * as publications from '../../server/src/publications/contract.ts';
import * as registry from '../../server/src/registry/contract.ts';
import type { Story } from '../../server/testing/story.ts';
import { unpacked } from '../../server/testing/unpacked.ts';

/** Every read that the rooms state: pages, lists and downloads. */
export const reads: readonly Endpoint[] = [
  registry,
  plans,
  actuals,
  gaps,
  cases,
  assessments,
  publications,
  app,
]
  .flatMap((room) => Object.values<unknown>(room))
  .filter((one): one is Endpoint => isEndpoint(one) && one.method === 'GET');

function isEndpoint(one: unknown): one is Endpoint {
  return typeof one === 'object' && one !== null && 'method' in one && 'path' in one && 'reply' in one;
}

/** Ids and words that a path or a query may ask for, by their name; `id` by the word that stands before it. */
export type Known = Readonly<Record<string, string>>;

/** Reads one address as a post; answers what came, files unpacked to their texts. */
export async function readAs(
  story: Story,
  who: string,
  read: Endpoint,
  known: Known,
): Promise<{ status: number; text: string }> {
  const actor = await story.as(who);
  const nameOf = (name: string): string =>
    name === 'id' ? (/\/([a-z-]+)\/:id/.exec(read.path)?.[1] ?? 'id') : name;
  const params = Object.fromEntries(
    [...read.path.matchAll(/:(\w+)/g)]
      .filter(([, name]) => name !== 'tenant')
      .map(([, name = '']) => [name, known[nameOf(name)] ?? '00000000-0000-7000-8000-000000000000']),
  );
  const asked = Object.keys((read.query as unknown as ZodObject | undefined)?.shape ?? {});
  const query = Object.fromEntries(
    asked.flatMap((name) => {
      const value = known[`${read.path}?${name}`] ?? known[`?${name}`];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const answer = await actor.call(read, { params, query } as never);
  return { status: answer.status, text: unpacked(answer.bytes) };
}
