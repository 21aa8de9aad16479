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

/**
 * The submission's key: the same for the same values, so that sending again never doubles, and a new one once the
 * values changed, because a key belongs to one content.
 */
export function submissionFor(values: unknown, former: Draft<unknown>['submission'] | undefined) {
  const of = JSON.stringify(values);
  return former?.of === of ? former : { key: crypto.randomUUID(), of };
}
