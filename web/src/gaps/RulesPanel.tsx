import { downloadChanges, readRules } from '@meritloop/server/contract/gaps';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { Light } from '../ui/status/Light.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { ExcelLink } from '../ui/table/ExcelLink.tsx';
import styles from './RulesPanel.module.css';

/** The rules in force: which gap gets which word and light, what proposes an order, whose figure counts. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('gaps');
  const say = useSay();
  const { tenant } = useVisitor();
  const answer = useAnswer(readRules, { params: { tenant: tenant.id } });
  const rules = answer.data;
  return (
    <SidePanel open onClose={onClose} title={t('rules.title')}>
      {rules === undefined && answer.error === null && <Loading rows={6} />}
      {rules === undefined && answer.error !== null && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      {rules !== undefined && (
        <div className={styles.rules}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t(rules.basis === 'gap' ? 'rules.interval' : 'rules.intervalRatio')}</th>
                <th scope="col">{t('rules.status')}</th>
                {rules.lit && <th scope="col">{t('rules.light')}</th>}
              </tr>
            </thead>
            <tbody>
              {rules.intervals.map((interval) => (
                <tr key={interval.says.zh}>
                  <td>{say(interval.says)}</td>
                  <td>
                    <StatusWord status={interval.status} />
                  </td>
                  {rules.lit && (
                    <td>
                      <Light colour={interval.light} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <div>
            <ExcelLink
              href={addressOf(downloadChanges, {
                params: { tenant: tenant.id },
                query: { language: i18n.language === 'en' ? 'en' : 'zh' },
              })}
            />
          </div>
          <p>{rules.lit ? say(rules.unpaced) : t('rules.unlit')}</p>
          {rules.lit && (
            <section>
              <h3>{t('rules.proposes')}</h3>
              <p>{say(rules.proposes.says)}</p>
            </section>
          )}
          <section>
            <h3>{t('rules.conflict')}</h3>
            <p>{say(rules.conflict)}</p>
          </section>
          <section className={styles.origin}>
            <h3>{t('rules.origin')}</h3>
            <p>{rules.origin}</p>
            <p>{t('rules.version', { code: rules.code, version: rules.version, from: rules.validFrom })}</p>
          </section>
        </div>
      )}
    </SidePanel>
  );
}
