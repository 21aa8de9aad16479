import { periodWords, tryPeriod } from '@meritloop/engine';
import type { RequestPage } from '@meritloop/server/contract/actuals';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { figureHistory, HistoryButton } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import { DueText } from './DueText.tsx';
import styles from './RequestFacts.module.css';

type Brief = RequestPage['lastValue'];

/** What a figure is judged by while typing: the last one, the year before, the target. Never what it would do. */
export function RequestFacts({ request, besideForm }: { request: RequestPage; besideForm: boolean }) {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  const { indicator, subject, matter, releasedOn, series } = request;
  return (
    <aside className={styles.facts} aria-labelledby="request-facts">
      <h2 id="request-facts">{t('facts.title')}</h2>
      <dl className={styles.list}>
        {/* The form has the two figures and the target beside the field already. */}
        {!besideForm && indicator !== null && (
          <>
            <dt>{t('facts.last')}</dt>
            <dd>
              <Beside figure={request.lastValue} />
            </dd>
            <dt>{t('facts.lastYear')}</dt>
            <dd>
              <Beside figure={request.samePeriodLastYear} />
            </dd>
          </>
        )}
        {indicator !== null && <Targets targets={request.targets} />}
        <dt>{t('facts.due')}</dt>
        <dd>
          <DueText request={request} today={tenant.today} />
        </dd>
        {indicator !== null && indicator.definition !== '' && (
          <>
            <dt>{t('facts.definition')}</dt>
            <dd>
              <Verbatim>{indicator.definition}</Verbatim>
            </dd>
          </>
        )}
      </dl>
      {indicator?.sourceKind === 'official' && releasedOn !== null && (
        <p className={styles.note}>
          {t(releasedOn > tenant.today ? 'facts.official' : 'facts.officialReleased', { day: releasedOn })}
        </p>
      )}
      {matter !== null && (
        <Link
          to="/$tenant/reports/$matter/$unit/$period"
          params={{ tenant: tenant.id, matter: matter.id, unit: request.unit.id, period: request.period }}
        >
          {t('report.whole')}
        </Link>
      )}
      {indicator !== null && subject !== null && (
        <Link
          to="/$tenant/figures/$indicator/$subject"
          params={{ tenant: tenant.id, indicator: indicator.id, subject: subject.id }}
        >
          {t('facts.history')}
        </Link>
      )}
      {indicator !== null && subject !== null && series.some(({ period }) => period === request.period) && (
        <p>
          <HistoryButton
            worded
            source={figureHistory(tenant.id, {
              indicator: indicator.id,
              subject: subject.id,
              period: request.period,
            })}
            label={`${indicator.name} ${request.period}`}
          />
        </p>
      )}
    </aside>
  );
}

/** One figure with its period. */
export function Beside({ figure }: { figure: Brief }) {
  const { t } = useTranslation('actuals');
  if (figure === null) return <span className={styles.none}>{t('facts.none')}</span>;
  return (
    <>
      <Quantity value={figure.value} unit={figure.unit} />{' '}
      <span className={styles.period}>
        <PeriodText period={figure.period} />
      </span>
    </>
  );
}

/** Targets that the period belongs to, tier by tier; `plain` leaves out the matter. */
export function Targets({ targets, plain }: { targets: RequestPage['targets']; plain?: boolean }) {
  const { t } = useTranslation(['actuals', 'ui']);
  const say = useSay();
  if (targets.length === 0) {
    return (
      <>
        <dt>{t('actuals:facts.target', { period: '' })}</dt>
        <dd className={styles.none}>{t('actuals:facts.noTarget')}</dd>
      </>
    );
  }
  return targets.map((target) => {
    const period = tryPeriod(target.period);
    return (
      <Fragment key={target.id}>
        <dt>
          {t('actuals:facts.target', { period: period === null ? target.period : say(periodWords(period)) })}
        </dt>
        <dd>
          {target.tiers.map(({ tier, value, value2 }) => (
            <span key={tier} className={styles.tier}>
              {tier !== '' && <span className={styles.period}>{t(`ui:tier.${tier}`)} </span>}
              {target.op === '~' ? `${t('actuals:facts.about')} ` : signs[target.op]}
              <Quantity value={value} unit={value2 === null ? target.unit : undefined} />
              {value2 !== null && (
                <>
                  {' – '}
                  <Quantity value={value2} unit={target.unit} />
                </>
              )}
            </span>
          ))}
          {plain !== true && (
            <span className={styles.matter}>
              {t('actuals:facts.matter', { number: target.matter.number, title: target.matter.title })}
            </span>
          )}
        </dd>
      </Fragment>
    );
  });
}

const signs = { '>=': '≥ ', '<=': '≤ ', '=': '= ', '~': '', in: '', '': '' } as const;
