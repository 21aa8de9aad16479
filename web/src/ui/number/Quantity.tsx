import { named, useNameText } from '../name/Name.tsx';
import { StatusWord } from '../status/StatusWord.tsx';
import { type Status, statuses } from '../status/status.ts';
import { groupDigits } from './format.ts';
import { isLongUnit } from './longUnit.ts';
import styles from './Quantity.module.css';

/**
 * A number with its unit, or, where there is none, the word that says why (待发布, 未报送 …): never 0, never a dash
 * without a reason.
 *
 * @param value plain decimal as the contract gives it; null where there is none
 * @param missing status word, or a reason in words, shown where value is null
 * @param signed shows a plus before a gain
 */
export function Quantity(props: {
  value: string | number | null;
  unit?: string | undefined;
  missing?: Status | string | undefined;
  signed?: boolean;
  size?: 'key';
}) {
  const unit = useNameText()(props.unit ?? '');
  if (props.value === null) return <Missing why={props.missing} />;
  const text = groupDigits(String(props.value));
  const plus = props.signed === true && /[1-9]/.test(text) && !text.startsWith('−') ? '+' : '';
  return (
    <span className={props.size === 'key' ? styles.key : styles.quantity}>
      {plus}
      {text}
      {unit !== '' && (
        <span className={isLongUnit(unit) ? `${styles.unit} ${styles.long}` : styles.unit}>{unit}</span>
      )}
    </span>
  );
}

function Missing({ why }: { why: string | undefined }) {
  const status = statuses.find((each) => each === why);
  if (status !== undefined) return <StatusWord status={status} />;
  return <span className={styles.missing}>{named(why)}</span>;
}
