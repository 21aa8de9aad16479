import type { Text } from '../trace/node.ts';

/** Why something is as it is, or is missing: a stable code for programs, words for people. */
export interface Reason {
  code: string;
  text: Text;
}

/** A value with its unit of measure, or its absence with the reason: never a silent zero. */
export type Measured = { value: string; unit: string } | { value: null; reason: Reason };

/** A reason in two languages. */
export function because(code: string, zh: string, en: string): Reason {
  return { code, text: { zh, en } };
}
