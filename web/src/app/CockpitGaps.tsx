import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Explained } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { groupDigits, ratioToPercent } from '../ui/number/format.ts';
import { Quantity } from '../ui/number/Quantity.tsx';
import type { CockpitState } from './Cockpit.tsx';
import styles from './CockpitGaps.module.css';
import { standingTrace } from './explainStanding.ts';
import { Section } from './Section.tsx';
import { Standing } from './Standing.tsx';

/** The worst gaps by the rule that is printed above them; each number unfolds. */
export function WorstGaps({ worst, published }: { worst: CockpitState['worst']; published: boolean }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  return (
    <Section title={t(published ? 'cockpit.behindList' : 'cockpit.worst')}>
      {worst.rows.length === 0 ? (
        <p>{t('cockpit.worstNone')}</p>
      ) : (
        <>
          <p className={styles.note}>
            {t('cockpit.worstTotal', { total: worst.total, shown: worst.rows.length })} ·{' '}
            {published ? say(worst.rule) : t('cockpit.rule', { rule: say(worst.rule) })}
          </p>
          <ul className={styles.list}>
            {worst.rows.map(({ line, shortfall, orders }) => {
              const trace = standingTrace(tenant.id, line.id);
              return (
                <li key={line.id} className={styles.gap}>
                  <div>
                    <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: line.id }}>
                      <Name of={line.subject.name} /> · <Name of={line.indicator} />
                    </Link>
                    {line.nature !== null && (
                      <span className={styles.nature}>{t(`nature.${line.nature}`)}</span>
                    )}
                    <p className={styles.note}>
                      {say(line.standing.sentence)}
                      {orders > 0 && (
                        <>
                          {' · '}
                          <CityLink path={`/cases?target=${line.id}`}>
                            {t('cockpit.orders', { count: orders })}
                          </CityLink>
                        </>
                      )}
                    </p>
                  </div>
                  <div className={styles.right}>
                    <Standing standing={line.standing} trace={trace} label={line.indicator} />
                    {shortfall !== null && (
                      <span className={styles.short}>
                        {t('cockpit.shortfall')}{' '}
                        <Explained trace={trace} label={line.indicator}>
                          <Quantity value={ratioToPercent(shortfall)} unit="%" />
                        </Explained>
                      </span>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
          <CityLink path="/register?kind=target&status=short">{t('cockpit.worstAll')}</CityLink>
        </>
      )}
    </Section>
  );
}

/** Forecasts where a basis is sound; for the others, why there is none. */
export function Foreseen({ forecasts }: { forecasts: CockpitState['forecasts'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  if (forecasts === null) {
    return (
      <Section title={t('cockpit.forecast')}>
        <p className={styles.note}>{t('cockpit.forecastHere')}</p>
      </Section>
    );
  }
  const { sound, below, belowTotal, none } = forecasts;
  return (
    <Section title={t('cockpit.forecast')}>
      <p>{t('cockpit.forecastLead', { sound, below: belowTotal })}</p>
      <ul className={styles.list}>
        {below.map((one) => (
          <li key={one.targetId} className={styles.gap}>
            <div>
              <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: one.targetId }}>
                <Name of={one.subject} /> · <Name of={one.indicator} />
              </Link>
              <p className={styles.note}>
                {say(one.promise)} ·{' '}
                {one.low !== null && one.high !== null && (
                  <>
                    {t('target.forecastBetween', {
                      low: groupDigits(one.low),
                      high: groupDigits(one.high),
                    })}{' '}
                    ·{' '}
                  </>
                )}
                {t(one.method === 'last_year_profile' ? 'target.byProfile' : 'target.byRate')}
              </p>
            </div>
            <div className={styles.right}>
              <span className={styles.short}>
                {t('cockpit.forecastBelow')}{' '}
                <Explained trace={standingTrace(tenant.id, one.targetId)} label={one.indicator}>
                  <Quantity value={one.value} unit={one.unit} />
                </Explained>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {belowTotal > below.length && (
        <p className={styles.note}>{t('cockpit.forecastMore', { count: belowTotal - below.length })}</p>
      )}
      {none.length > 0 && (
        <dl className={styles.reasons}>
          <dt>{t('cockpit.forecastNone')}</dt>
          {none.map((one) => (
            <dd key={one.code}>
              {say(one.text)} <span className={styles.count}>{one.count}</span>
            </dd>
          ))}
        </dl>
      )}
    </Section>
  );
}
