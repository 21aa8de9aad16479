import { enter, type RequestPage, readRequest, type Warning } from '@meritloop/server/contract/actuals';
import { useCallback, useEffect, useRef, useState } from 'react';
import { noticeSignedOut } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { Refused } from '../api/refused.ts';
import { bodyOf, type EntryValues, isSavable, saysTheSame } from './entryValues.ts';

export type SaveState =
  | { kind: 'idle' | 'saving' | 'failed' | 'invalid' | 'stale' }
  | { kind: 'saved'; at: Date; no: number };

/** A moment after the last key; short enough that little is lost, long enough that versions are not single letters. */
const pauseMs = 1500;

/**
 * Keeps what is typed as versions on the server while one types. Savings follow one another, so that each is based on
 * the version that the one before it made; after someone else's change they stop until the reader has compared.
 *
 * @param onSaved called when everything typed so far is on the server
 */
export function useServerDraft(
  params: { tenant: string; request: string },
  page: RequestPage,
  onSaved: () => void,
) {
  const version = useRef(page.version);
  const stopped = useRef(false);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [warnings, setWarnings] = useState<Warning[]>(page.warnings);

  const send = useCallback(
    async (values: EntryValues) => {
      const body = bodyOf(values);
      setState({ kind: 'saving' });
      try {
        const saved = await call(enter, { params, body, ifMatch: version.current });
        version.current = saved.version;
        setWarnings(saved.warnings);
        setState({ kind: 'saved', at: new Date(saved.savedAt), no: saved.entryNo });
      } catch (error) {
        noticeSignedOut(error);
        const ours = await adoptOurs(error, params, body);
        if (ours === undefined) {
          const stale = error instanceof Refused && error.status === 412;
          stopped.current = stale;
          setState({ kind: stale ? 'stale' : 'failed' });
          throw error;
        }
        version.current = ours.version;
        setState({ kind: 'saved', at: new Date(), no: ours.entries[0]?.no ?? 0 });
      }
    },
    [params],
  );

  /** Saves after all savings before it; what it throws is for the form to show. */
  const save = useCallback(
    (values: EntryValues): Promise<void> => {
      clearTimeout(timer.current);
      const next = queue.current.catch(() => {}).then(() => send(values));
      queue.current = next;
      return next;
    },
    [send],
  );
  const schedule = useCallback(
    (values: EntryValues) => {
      clearTimeout(timer.current);
      if (stopped.current) return;
      if (!isSavable(values)) {
        setState({ kind: 'invalid' });
        return;
      }
      timer.current = setTimeout(() => void save(values).then(onSaved, () => {}), pauseMs);
    },
    [save, onSaved],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    state,
    warnings,
    save,
    schedule,
    version: () => version.current,
    /** Goes on from the version that someone else made: what is typed becomes the version after it. */
    goOnFrom: (other: number) => {
      version.current = other;
      stopped.current = false;
      setState({ kind: 'idle' });
    },
  };
}

/** A stale version may be our own: the answer to an earlier saving was lost on its way. */
async function adoptOurs(
  error: unknown,
  params: { tenant: string; request: string },
  body: ReturnType<typeof bodyOf>,
): Promise<RequestPage | undefined> {
  if (!(error instanceof Refused) || error.status !== 412) return undefined;
  const page = await call(readRequest, { params });
  return saysTheSame(page.entries[0], body) ? page : undefined;
}
