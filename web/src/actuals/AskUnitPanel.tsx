import type { AskPlan, PlanItem } from '@meritloop/server/contract/actuals';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { named } from '../ui/name/Name.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import styles from './AskPage.module.css';

/** One unit's part of the plan: what it will be asked, line by line to leave out, and what it is spared and why. */
export function AskUnitPanel(props: {
  line: AskPlan['units'][number];
  without: ReadonlySet<string>;
  onChange: (without: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const { line, without } = props;
  const name = (one: PlanItem) =>
    one.indicator === null
      ? one.matters.map(({ number, title }) => `${number} ${title}`).join('；')
      : `${one.indicator.name} · ${one.subject?.name ?? ''}`;
  function take(key: string, taken: boolean) {
    const next = new Set(without);
    if (taken) next.delete(key);
    else next.add(key);
    props.onChange(next);
  }
  return (
    <SidePanel open onClose={props.onClose} title={line.unit?.name ?? t('report.ask.nobody')}>
      <h3>{t('report.ask.asks')}</h3>
      {line.asks.length === 0 && <p>{t('report.ask.asksNone')}</p>}
      <ul className={styles.list}>
        {line.asks.map((one) => (
          <li key={one.key}>
            <Checkbox
              checked={!without.has(one.key)}
              onChange={({ target }) => take(one.key, target.checked)}
            >
              {named(one.kind === 'words' ? `${t('report.ask.words')}：${name(one)}` : name(one))}{' '}
              <span className={styles.why}>{one.period}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      <h3>{t('report.ask.notAsked')}</h3>
      {line.spared.length === 0 && <p>{t('report.ask.notAskedNone')}</p>}
      <ul className={styles.list}>
        {line.spared.map((one) => (
          <li key={one.key}>
            {named(one.kind === 'words' ? `${t('report.ask.words')}：${name(one)}` : name(one))}
            <span className={styles.why}>
              {t(`report.ask.reason.${one.reason}`)}
              <Colon />
              {say(one.says)}
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
