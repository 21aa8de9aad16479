import { dayWords } from '@meritloop/engine';
import type { readCockpit } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { Name, named, Said, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import styles from './Cockpit.module.css';
import { Section } from './Section.tsx';

export type CockpitState = z.output<typeof readCockpit.reply>;

/** At most four figures: what each counts stands below it, and a click opens its list. */
export function KeyFigures({ keys }: { keys: CockpitState['keys'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <ul className={styles.keys}>
      {keys.map((key) => (
        <li key={key.code}>
          <CityLink path={key.link} className={styles.key}>
            <span className={styles.label}>{t(`cockpit.keys.${key.code}`)}</span>
            <span className={styles.figure}>
              {key.value}
              {key.of !== null && <span className={styles.of}> {t('cockpit.ofJudged', { of: key.of })}</span>}
            </span>
          </CityLink>
          <p className={styles.says}>{say(key.says)}</p>
        </li>
      ))}
    </ul>
  );
}

/** What changed since a day, those that turned worse first. */
export function Changed({ changes }: { changes: NonNullable<CockpitState['changes']> }) {
  const { t } = useTranslation(['app', 'gaps']);
  const say = useSay();
  const { worse, better, other } = changes;
  return (
    <Section title={t('cockpit.changes')}>
      <p className={styles.lead}>
        {t('cockpit.changesSince', { day: say(dayWords(changes.since)), worse, better, other })}
      </p>
      {changes.rows.length === 0 ? (
        <p className={styles.note}>{t('cockpit.changesNone')}</p>
      ) : (
        <ul className={styles.list}>
          {changes.rows.map((row) => (
            <li key={row.id}>
              <CityLink path={`/targets/${row.targetId}`}>
                <Name of={row.subject} /> · <Name of={row.indicator} />
              </CityLink>
              <p className={styles.turn}>
                {row.before === null ? null : <StatusWord status={row.before} />}
                <span aria-hidden="true">→</span>
                <StatusWord status={row.after} />
              </p>
              <p className={styles.note}>
                {say(row.sentence)} · {t(`gaps:cause.${row.cause}`)} · {row.noticedOn}
              </p>
            </li>
          ))}
        </ul>
      )}
      <CityLink path="/gaps">{t('cockpit.changesAll')}</CityLink>
    </Section>
  );
}

/** Releases, deadlines and orders of the next days. */
export function DueNext({ due }: { due: CockpitState['due'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <Section title={t('cockpit.due')}>
      <p className={styles.lead}>{t('cockpit.dueUntil', { day: say(dayWords(due.until)) })}</p>
      {due.items.length === 0 ? (
        <p className={styles.note}>{t('cockpit.dueNone')}</p>
      ) : (
        <ul className={styles.list}>
          {due.items.map((item) => (
            <li key={`${item.kind} ${item.day} ${item.title.zh} ${item.link}`} className={styles.due}>
              <time dateTime={item.day}>{item.day.slice(5)}</time>
              <div>
                <CityLink path={item.link}>
                  <Said text={item.title} />
                </CityLink>
                <p className={styles.note}>
                  {t(`cockpit.kind.${item.kind}`)}
                  {say(item.note) !== '' && ` · ${say(item.note)}`}
                  {item.overdue && <strong className={styles.late}> {t('cockpit.overdue')}</strong>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {due.more > 0 && <CityLink path="/calendar">{t('cockpit.dueMore', { count: due.more })}</CityLink>}
    </Section>
  );
}

/** In a city of published figures: what was published last, without a trend of ours. */
export function PublishedLast({ lines }: { lines: CockpitState['published'] }) {
  const { t } = useTranslation('app');
  if (lines.length === 0) return null;
  return (
    <Section title={t('cockpit.published')}>
      <p className={styles.lead}>{t('cockpit.publishedLead')}</p>
      <ul className={styles.list}>
        {lines.map(({ id, indicator, subject, latest }) => (
          <li key={id}>
            <CityLink path={`/targets/${id}`}>
              <Name of={subject.name} /> · <Name of={indicator} />
            </CityLink>
            {latest !== null && (
              <p className={styles.note}>
                {latest.value ?? <Verbatim>{latest.words}</Verbatim>}{' '}
                {latest.value !== null && named(latest.unit)} ·{' '}
                <Name of={latest.source.publisher ?? latest.source.name} />
                {latest.recordedOn !== null && (
                  <>
                    {' '}
                    · <DayText day={latest.recordedOn} />
                  </>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
