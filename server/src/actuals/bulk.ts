import type { Refusal } from '../platform/refusal.ts';

/** Requests in the order of their ids, so that two bulk acts wait for one another and never cross; with their rows. */
export function inOneOrder<One extends { id: string }>(asked: readonly One[]): (One & { row: number })[] {
  return asked.map((one, index) => ({ ...one, row: index + 1 })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Why a single act was refused, as part of the sentence that refuses them all, and at which place of the body. */
export function refusedAt(error: Refusal, row: number) {
  const [zh, en] = [error.body('zh').error, error.body('en').error];
  return {
    why: (zh.what + zh.why).replace(/。$/, ''),
    whyEn: `${en.what} ${en.why}`.replace(/\.$/, ''),
    fields: [{ path: `body.requests.${row - 1}`, message: error.code }],
  };
}
