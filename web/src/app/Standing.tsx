import type { standing } from '@meritloop/server/contract/app';
import type { z } from 'zod';
import { Explained, type TraceSource } from '../explain/index.ts';
import { Light } from '../ui/status/Light.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import styles from './Standing.module.css';

/** Where a target stands: the word, and a light only where the city gives lights. A click says how it was judged. */
export function Standing(props: {
  standing: Pick<z.output<typeof standing>, 'status' | 'light'>;
  trace: TraceSource;
  label: string;
  /** In a column: the light below the word. */
  stacked?: boolean;
}) {
  const { status, light } = props.standing;
  return (
    <span className={`${styles.standing} ${props.stacked === true ? styles.stacked : ''}`}>
      <Explained trace={props.trace} label={props.label}>
        <StatusWord status={status} />
      </Explained>
      {light !== null && light !== 'unlit' && <Light colour={light} />}
    </span>
  );
}
