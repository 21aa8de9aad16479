import type { StepTaken } from '@meritloop/server/contract/cases';
import { useSay } from '../messages/useSay.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import styles from './FilledFields.module.css';

/** What was written in a step, under the labels of its form. */
export function FilledFields({ filled }: { filled: StepTaken['filled'] }) {
  const say = useSay();
  if (filled.length === 0) return null;
  return (
    <dl className={styles.filled}>
      {filled.map((field) => (
        <div key={field.name}>
          <dt>{say(field.label)}</dt>
          <dd>
            <Verbatim>{field.value}</Verbatim>
          </dd>
        </div>
      ))}
    </dl>
  );
}
