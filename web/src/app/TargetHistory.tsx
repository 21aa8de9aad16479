import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Light } from '../ui/status/Light.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { standingTrace } from './explainStanding.ts';
import { Section } from './Section.tsx';
import { Standing } from './Standing.tsx';
import styles from './TargetHistory.module.css';
import type { TargetFile } from './TargetPage.tsx';

/** How the status and light changed, newest first, and what came of what the light proposed. */
export function TargetChanges({ changes }: { changes: TargetFile['changes'] }) {
  const { t } = useTranslation(['app', 'gaps']);
  const say = useSay();
  return (
    <Section title={t('target.changesTitle')}>
      {changes.length === 0 ? (
        <p>{t('target.changesNone')}</p>
      ) : (
        <ul className={styles.list}>
          {changes.map((change) => (
            <li key={change.id} className={styles.change}>
              <span className={styles.when}>
                {change.period !== null && <PeriodText period={change.period} />}
                <span className={styles.note}>
                  {t(`gaps:cause.${change.cause}`)} · {t('target.noticed', { at: change.noticedOn })}
                </span>
              </span>
              <div>
                <p className={styles.words}>
                  {change.statusBefore === null ? (
                    t('target.first')
                  ) : (
                    <StatusWord status={change.statusBefore} />
                  )}
                  <span aria-hidden="true">→</span>
                  <StatusWord status={change.statusAfter} />
                  {change.lightAfter !== 'unlit' && <Light colour={change.lightAfter} />}
                </p>
                <p className={styles.note}>{say(change.sentence)}</p>
              </div>
              <div className={styles.proposal}>
                {change.proposal === 'proposed' ? (
                  <CityLink path={`/gaps?change=${change.id}`}>{t('target.proposal.proposed')}</CityLink>
                ) : (
                  <span>{t(`target.proposal.${change.proposal}`)}</span>
                )}
                {change.reason !== null && (
                  <p className={styles.note}>{t('target.dismissedWhy', { reason: change.reason })}</p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Orders that were opened on the target. */
export function TargetCases({ cases }: { cases: TargetFile['cases'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  return (
    <Section title={t('target.casesTitle')}>
      {cases.length === 0 ? (
        <p>{t('target.casesNone')}</p>
      ) : (
        <ul className={styles.list}>
          {cases.map((one) => (
            <li key={one.id} className={styles.change}>
              <span className={styles.when}>{one.number}</span>
              <div>
                <Link to="/$tenant/cases/$id" params={{ tenant: tenant.id, id: one.id }}>
                  <Name of={one.title} />
                </Link>
                <p className={styles.note}>
                  <Name of={one.unit.name} />
                </p>
              </div>
              <div className={styles.proposal}>
                {say(one.state.name)}
                {one.dueOn !== null && (
                  <p className={styles.note}>
                    {one.overdueDays === null
                      ? t('target.caseDue', { day: one.dueOn })
                      : t('target.caseOverdue', { days: one.overdueDays })}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The same indicator promised by other subjects, in their registered order: nothing is ranked. */
export function TargetSiblings({ siblings }: { siblings: TargetFile['siblings'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  if (siblings.length === 0) return null;
  return (
    <Section title={t('target.siblingsTitle')}>
      <ul className={styles.list}>
        {siblings.map((sibling) => (
          <li key={sibling.id} className={styles.sibling}>
            <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: sibling.id }}>
              <Name of={sibling.subject} />
            </Link>
            <Standing
              standing={sibling.standing}
              trace={standingTrace(tenant.id, sibling.id)}
              label={sibling.subject}
            />
            <span className={styles.note}>{say(sibling.standing.sentence)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
