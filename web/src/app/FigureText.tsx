import type { Figure } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { Explained, type TraceSource } from '../explain/index.ts';
import { Name, useNameText } from '../ui/name/Name.tsx';
import { groupDigits } from '../ui/number/format.ts';
import { isLongUnit } from '../ui/number/longUnit.ts';
import styles from './FigureText.module.css';

const stated = { '>=': 'over', '~': 'about', '<=': 'atMost' } as const;

/** A figure as its source states it: 超/约 before the number, its unit after it, or the source's words alone. */
export function FigureText({
  figure,
  lined,
  bare,
  explained,
}: {
  figure: Figure;
  /** In a column of different units: numbers end on one line. */
  lined?: boolean;
  /** Without its unit, which stands in the column's head. */
  bare?: boolean;
  /** Where a click on the number leads: how the target is judged by it. */
  explained?: { trace: TraceSource; label: string };
}) {
  const { t } = useTranslation('app');
  const long = isLongUnit(useNameText()(figure.unit));
  if (figure.value === null) return <>{figure.words || figure.valueText || figure.note}</>;
  return (
    <span className={lined === true ? styles.lined : styles.figure}>
      <span>
        {figure.op !== '=' && <span className={styles.stated}>{t(`figure.${stated[figure.op]}`)} </span>}
        {explained === undefined ? (
          groupDigits(figure.value)
        ) : (
          <Explained {...explained}>{groupDigits(figure.value)}</Explained>
        )}
      </span>
      {bare !== true && (
        <span className={long ? `${styles.unit} ${styles.long}` : styles.unit}>
          <Name of={figure.unit} />
        </span>
      )}
    </span>
  );
}
