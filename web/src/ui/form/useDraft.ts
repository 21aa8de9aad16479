import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, dropDraft, keepDraft, onKeepNow, readDraft, submissionFor } from './draft.ts';

export interface DraftState<Values> {
  /** What the form starts with: the kept draft, or what was given. */
  start: Values;
  /** The form was filled from a kept draft. */
  restored: boolean;
  /** Time of the last keeping, or null before the first change. */
  savedAt: Date | null;
  /** The browser refuses to keep drafts. */
  unkept: boolean;
  keep: (values: Values) => void;
  /** Key under which these values are submitted. */
  submissionKey: (values: Values) => string;
  drop: () => void;
}

/** Keeps what is typed half a second after the last key, and at once when it is sent. */
export function useDraft<Values>(key: string, given: Values): DraftState<Values> {
  const [found] = useState(() => readDraft<Values>(key));
  const submission = useRef<Draft<Values>['submission'] | undefined>(found?.submission);
  const pending = useRef<Values | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [savedAt, setSavedAt] = useState<Date | null>(found === undefined ? null : new Date(found.savedAt));
  const [restored, setRestored] = useState(found !== undefined);
  const [unkept, setUnkept] = useState(false);

  const write = useCallback(
    (values: Values) => {
      clearTimeout(timer.current);
      pending.current = undefined;
      submission.current = submissionFor(values, submission.current);
      const now = new Date();
      const kept = keepDraft(key, { values, savedAt: now.toISOString(), submission: submission.current });
      setUnkept(!kept);
      if (kept) setSavedAt(now);
    },
    [key],
  );
  const keep = useCallback(
    (values: Values) => {
      clearTimeout(timer.current);
      pending.current = values;
      timer.current = setTimeout(() => write(values), 500);
    },
    [write],
  );
  // Leaving the page within the half second keeps the last keys as well.
  useEffect(() => {
    const flush = () => {
      if (pending.current !== undefined) write(pending.current);
    };
    addEventListener('pagehide', flush);
    const forget = onKeepNow(flush);
    return () => {
      removeEventListener('pagehide', flush);
      forget();
      flush();
    };
  }, [write]);

  return {
    start: found?.values ?? given,
    restored,
    savedAt,
    unkept,
    keep,
    submissionKey: (values) => {
      write(values);
      return submission.current?.key ?? crypto.randomUUID();
    },
    drop: () => {
      clearTimeout(timer.current);
      pending.current = undefined;
      submission.current = undefined;
      dropDraft(key);
      setSavedAt(null);
      setRestored(false);
    },
  };
}
