import { type Asking, type AskPlan, askByPlan } from '@meritloop/server/contract/actuals';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './AskPage.module.css';

/** The one act of the page: asks for exactly what the plan lists, less what was left out. */
export function AskForm(props: { plan: AskPlan; asking: Asking; without: ReadonlySet<string> }) {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  const { plan, without } = props;
  const [chosen, setChosen] = useState<string>();
  const ask = useAct(askByPlan);
  const dueOn = chosen ?? plan.proposedDueOn ?? '';
  const lines = plan.units.map(({ unit, asks }) => ({
    unit,
    asks: asks.filter(({ key }) => unit !== null && !without.has(key)),
  }));
  const count = lines.reduce((sum, { asks }) => sum + asks.length, 0);
  const units = lines.filter(({ asks }) => asks.length > 0).length;
  const may = plan.abilities.ask?.may === true;
  return (
    <>
      {ask.error !== null && <ErrorState error={ask.error} />}
      {ask.isSuccess && (
        <Alert
          type="success"
          showIcon
          title={t('report.ask.done', {
            figures: ask.data.figures,
            words: ask.data.words,
            units: ask.data.units,
          })}
        />
      )}
      {may && count > 0 && (
        <div className={styles.form}>
          <label htmlFor="ask-due">
            {t('report.ask.due')}
            <Input
              id="ask-due"
              type="date"
              value={dueOn}
              min={plan.today}
              onChange={({ target }) => setChosen(target.value)}
            />
          </label>
          <Button
            type="primary"
            disabled={dueOn === ''}
            loading={ask.isPending}
            onClick={() =>
              ask.mutate({
                params: { tenant: tenant.id },
                body: { ...props.asking, dueOn, without: [...without] },
              })
            }
          >
            {t('report.ask.submit', { units, count })}
          </Button>
          <p className={styles.note}>
            {plan.proposedDueOn === null
              ? t('report.ask.dueUnknown')
              : t('report.ask.dueNote', { day: plan.proposedDueOn })}{' '}
            {t('report.ask.consequence')}
          </p>
        </div>
      )}
      {may && count === 0 && !ask.isSuccess && plan.units.length > 0 && <p>{t('report.ask.nothing')}</p>}
    </>
  );
}
