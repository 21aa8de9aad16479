import { periodWords, tryPeriod } from '@meritloop/engine';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { standingTrace } from './explainStanding.ts';
import { Section } from './Section.tsx';
import { Standing } from './Standing.tsx';
import styles from './UnitPage.module.css';
import type { UnitFile } from './UnitPage.tsx';
import { Hindrance, Under } from './UnitWork.tsx';

/** What wants attention: what is behind and why, what is asked until when, and open orders. */
export function UnitOpen({ file, published }: { file: UnitFile; published: boolean }) {
  return (
    <>
      <Behind file={file} />
      <Requests file={file} published={published} />
      {!published && <Orders file={file} />}
    </>
  );
}

function Behind({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const none = file.targets.length === 0 ? t('unit.behind.noTargets') : t('unit.behind.none');
  return (
    <Section title={t('unit.behind.title')}>
      {file.behind.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className={styles.list}>
          {file.behind.map((one) => {
            const target = file.targets.find(({ line }) => line.id === one.targetId);
            if (target === undefined) return null;
            const { line } = target;
            return (
              <li key={one.targetId} className={styles.item}>
                <span>
                  <CityLink path={`/targets/${line.id}`}>
                    <Name of={line.indicator} />
                  </CityLink>{' '}
                  <span className={styles.aside}>
                    <About subject={target.subject} unit={file.unit} />
                    <PeriodText period={line.period} />
                  </span>
                  <Under unit={target.under} />
                </span>
                <Standing
                  standing={line.standing}
                  trace={standingTrace(tenant.id, line.id)}
                  label={line.indicator}
                />
                <div className={styles.wide}>
                  <p>{say(line.standing.sentence)}</p>
                  <Reasons one={one} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

function ReportedFor({ period }: { period: string }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const known = tryPeriod(period);
  return t('unit.behind.words', { period: known === null ? period : say(periodWords(known)) });
}

/** Whom it is about, where that is not the unit itself. */
function About({ subject, unit }: { subject: Subject; unit: UnitFile['unit'] }) {
  if (subject.id === unit.id) return null;
  return (
    <>
      <Name of={subject} /> ·{' '}
    </>
  );
}
type Subject = UnitFile['targets'][number]['subject'];

/** Why, in the unit's own words; that there are none is said as well. */
function Reasons({ one }: { one: UnitFile['behind'][number] }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  return (
    <>
      <Hindrance said={one} />
      <p className={styles.note}>
        {one.wordsPeriod === null ? (
          tenant.kind !== 'published' && t('unit.behind.noWords')
        ) : (
          <ReportedFor period={one.wordsPeriod} />
        )}
        {one.orders > 0 && <> · {t('unit.behind.orders', { count: one.orders })}</>}
      </p>
    </>
  );
}

function Requests({ file, published }: { file: UnitFile; published: boolean }) {
  const { t } = useTranslation('app');
  const { requests } = file;
  return (
    <Section title={t('unit.requests.title')}>
      {published && <p>{t('unit.requests.published')}</p>}
      {!published && requests === null && <p>{t('unit.requests.hidden')}</p>}
      {!published && requests?.total === 0 && <p>{t('unit.requests.none')}</p>}
      {!published && requests !== null && requests.total > 0 && (
        <>
          <ul className={styles.list}>
            {requests.items.map((one) => (
              <li key={one.id} className={styles.item}>
                <span>
                  <CityLink path={`/requests/${one.id}`}>
                    <Name of={one.title} />
                  </CityLink>{' '}
                  <span className={styles.aside}>
                    <About subject={one.subject} unit={file.unit} />
                    <PeriodText period={one.period} />
                  </span>
                  <Under unit={one.under} />
                </span>
                <span className={one.overdue ? styles.late : ''}>
                  {one.overdue
                    ? t('unit.requests.overdue', { day: one.dueOn })
                    : t('unit.requests.due', { day: one.dueOn })}
                </span>
              </li>
            ))}
          </ul>
          {requests.total > requests.items.length && (
            <CityLink path={`/requests?unit=${file.unit.id}`} className={styles.more}>
              {t('unit.requests.all', { total: requests.total })}
            </CityLink>
          )}
        </>
      )}
    </Section>
  );
}

function Orders({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <Section title={t('unit.cases.title')}>
      {file.cases.length === 0 ? (
        <p>{t('unit.cases.none')}</p>
      ) : (
        <ul className={styles.list}>
          {file.cases.map((one) => (
            <li key={one.id} className={styles.item}>
              <span>
                <CityLink path={`/cases/${one.id}`}>
                  {one.number} <Name of={one.title} />
                </CityLink>{' '}
                <span className={styles.aside}>{say(one.state.name)}</span>
              </span>
              {one.dueOn !== null && (
                <span className={one.overdueDays === null ? '' : styles.late}>
                  {one.overdueDays === null
                    ? t('target.caseDue', { day: one.dueOn })
                    : t('target.caseOverdue', { days: one.overdueDays })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
