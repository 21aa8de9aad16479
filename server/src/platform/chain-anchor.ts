import { z } from 'zod';
import type { ChainFault, ChainHead } from './chain-check.ts';

/** The head of a chain as it is kept outside of the database: one line of JSON. */
export const chainAnchor = z.object({
  tenantId: z.string().max(63),
  seq: z.number().int().positive(),
  chainHash: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  /** When the head was written down. */
  keptAt: z.iso.datetime(),
});
export type ChainAnchor = z.infer<typeof chainAnchor>;

export function anchorOf(tenantId: string, head: ChainHead, at: Date): ChainAnchor {
  return { tenantId, seq: head.seq, chainHash: head.chainHash, keptAt: at.toISOString() };
}

/** Holds anchors against a chain while it is walked. */
export function anchorFaults(anchors: readonly ChainAnchor[]) {
  const bySeq = Map.groupBy(anchors, ({ seq }) => seq);
  const fault = (name: 'resealed' | 'truncated', seq: number, auditId: string | null): ChainFault => ({
    fault: name,
    seq,
    auditId,
    row: null,
    other: null,
  });
  return {
    /** A link that an anchor knows with another hash. */
    at(row: { seq: number; audit_id: string; chain_hash: string }): ChainFault[] {
      const differs = bySeq.get(row.seq)?.some(({ chainHash }) => chainHash !== row.chain_hash) ?? false;
      return differs ? [fault('resealed', row.seq, row.audit_id)] : [];
    },
    /** Links that anchors know and the chain does not reach. */
    beyond(last: number): ChainFault[] {
      return [...bySeq.keys()]
        .filter((seq) => seq > last)
        .sort((a, b) => a - b)
        .map((seq) => fault('truncated', seq, null));
    },
  };
}
