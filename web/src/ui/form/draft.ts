/** What is kept of a form that is not sent yet: in this tab only, until it is sent or given up. */
export interface Draft<Values> {
  values: Values;
  /** ISO time of the last change. */
  savedAt: string;
  /** Key of the submission, and the text of the values that it belongs to. */
  submission: { key: string; of: string };
}

const prefix = 'meritloop.draft.';

/** The kept draft, or undefined where there is none or it cannot be read. */
export function readDraft<Values>(key: string): Draft<Values> | undefined {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as Draft<Values>);
  } catch {
    return undefined;
  }
}

/** Keeps the draft; answers false where the browser keeps nothing, so that the form can say so. */
export function keepDraft<Values>(key: string, draft: Draft<Values>): boolean {
  if (left) return false;
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // nothing was kept
  }
}

/** Forms that have something typed which is not kept yet. */
const open = new Set<() => void>();

/** A form hands in how it keeps what was typed last; answers how it takes that back. */
export function onKeepNow(keep: () => void): () => void {
  open.add(keep);
  return () => open.delete(keep);
}

/** Whether the person of this tab has left: a form that closes behind them keeps nothing any more. */
let left = false;

/** How many forms of this tab are filled in and not sent, and when the last of them was changed. */
export function unsentDrafts(): { total: number; last: Date | undefined } {
  for (const keep of open) keep();
  const times = draftKeys().flatMap((key) => {
    const saved = Date.parse(readDraft(key.slice(prefix.length))?.savedAt ?? '');
    return Number.isNaN(saved) ? [] : [saved];
  });
  return { total: times.length, last: times.length === 0 ? undefined : new Date(Math.max(...times)) };
}

/** Takes every draft off this device, whoever typed it: at the sign-out, once the person has agreed. */
export function dropEveryDraft(): void {
  left = true;
  for (const key of draftKeys()) dropDraft(key.slice(prefix.length));
}

function draftKeys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/**
 * The submission's key: the same for the same values, so that sending again never doubles, and a new one once the
 * values changed, because a key belongs to one content.
 */
export function submissionFor(values: unknown, former: Draft<unknown>['submission'] | undefined) {
  const of = JSON.stringify(values);
  return former?.of === of ? former : { key: crypto.randomUUID(), of };
}
