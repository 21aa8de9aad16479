import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type CallInput, call } from './call.ts';
import type { ApiEndpoint } from './endpoint.ts';

type ReadInput<E extends ApiEndpoint> = Pick<CallInput<E>, 'params' | 'query'>;

/** Key under which an answer is kept: `invalidate(['GET', endpoint.path])` drops every answer of one endpoint. */
export function answerKey<E extends ApiEndpoint>(endpoint: E, input: ReadInput<E> = {}) {
  return [endpoint.method, endpoint.path, input.params ?? {}, input.query ?? {}] as const;
}

/** Reads an endpoint; the former answer stays visible while a filter changes. */
export function useAnswer<E extends ApiEndpoint>(
  endpoint: E,
  input: ReadInput<E> = {},
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<z.output<E['reply']>, Error> {
  return useQuery<z.output<E['reply']>, Error>({
    queryKey: answerKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    enabled,
    placeholderData: (former) => former,
  });
}
