/** What has been opened, to be closed in the opposite order, once, however the end comes. */
export interface Cleanup {
  /** Adds something to close. */
  add(close: () => Promise<void> | void): void;
  /** Closes everything. What fails to close is reported and does not keep the rest open. */
  run(): Promise<void>;
  /** Resolves when the operating system asks this process to end. Asking twice is asking once. */
  readonly asked: Promise<NodeJS.Signals>;
  /** Whether the end has begun: what stops now is not a fault. */
  readonly ending: () => boolean;
}

/** How long closing may take before this process ends regardless; PostgreSQL then stops by itself. */
const patience = 20_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @param report gets one line for what could not be closed */
export function openCleanup(report: (text: string) => void): Cleanup {
  const closers: (() => Promise<void> | void)[] = [];
  let begun: Promise<void> | null = null;
  const asked = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of signals) process.on(signal, resolve);
  });
  const closeAll = async () => {
    const last = setTimeout(() => {
      report(`not everything could be closed within ${patience / 1000} s; ending all the same`);
      process.exit(1);
    }, patience);
    for (const close of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        report(`while stopping: ${error instanceof Error ? error.message : error}`);
      }
    }
    clearTimeout(last);
  };
  return {
    add: (close) => closers.push(close),
    run() {
      begun ??= closeAll();
      return begun;
    },
    asked,
    ending: () => begun !== null,
  };
}
