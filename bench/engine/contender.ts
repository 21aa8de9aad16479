import type { Outputs } from './outputs.ts';

/** One way of doing the job, alive in its own process: prepared once, run again and again, asked for what came out. */
export interface Contender {
  /** Bytes of figures that it was given. */
  inputBytes: number;
  run(): Promise<void>;
  outputs(): Promise<Outputs>;
  close(): Promise<void>;
}
