import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { noticeSignedOut } from './answers.ts';
import { type CallInput, call } from './call.ts';
import type { ApiEndpoint } from './endpoint.ts';

/**
 * Does an act on the server, then drops every kept answer: one act may change a light, a to-do list and a board at
 * once, and only what is on screen is asked again.
 */
export function useAct<E extends ApiEndpoint>(
  endpoint: E,
): UseMutationResult<z.output<E['reply']>, Error, CallInput<E>> {
  const answers = useQueryClient();
  return useMutation<z.output<E['reply']>, Error, CallInput<E>>({
    mutationFn: (input: CallInput<E>) => call(endpoint, input),
    onError: noticeSignedOut,
    onSuccess: () => answers.invalidateQueries(),
  });
}
