import type { TraceNode } from '@meritloop/engine';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Explained.module.css';

const ExplanationPanel = lazy(async () => ({
  default: (await import('./ExplanationPanel.tsx')).ExplanationPanel,
}));

/** An explanation at hand, or where to get it when someone asks. */
export type TraceSource =
  | TraceNode
  | { key: readonly unknown[]; load: (signal: AbortSignal) => Promise<TraceNode> };

/**
 * A computed number that explains itself: a click opens, beside it, the sentence, the formula, the formula with
 * figures, and where each figure comes from. Every computed number of every page is wrapped in it.
 */
export function Explained(props: {
  trace: TraceSource;
  children: ReactNode;
  /** What is explained, in words, where the trace has to be fetched first. */
  label?: string;
}) {
  const { t } = useTranslation('explain');
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.number}
        aria-haspopup="dialog"
        title={t('title')}
        onClick={(event) => {
          event.stopPropagation();
          setOpened(true);
          setOpen(true);
        }}
      >
        {props.children}
        <span className="visually-hidden"> {t('title')}</span>
      </button>
      {opened && (
        <Suspense fallback={null}>
          <ExplanationPanel
            trace={props.trace}
            label={props.label}
            open={open}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
