import { addDays, type Day, InputError, isWorkingDay, weekday } from '@meritloop/engine';
import type { CalendarItem } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import styles from './CalendarPage.module.css';
import { CalendarTitle } from './CalendarTitle.tsx';

/** As many lines as one day of the grid shows; all of them stand in the list below. */
const shown = 3;

/** A month as weeks from Monday; days off by the published holidays are told apart in words. */
export function MonthGrid(props: {
  from: Day;
  to: Day;
  today: Day;
  items: readonly CalendarItem[];
  label: string;
}) {
  const { t } = useTranslation('actuals');
  const weeks: (Day | null)[][] = [];
  for (let day = addDays(props.from, 1 - weekday(props.from)); day <= props.to; ) {
    const week: (Day | null)[] = [];
    for (let at = 0; at < 7; at += 1, day = addDays(day, 1)) {
      week.push(day >= props.from && day <= props.to ? day : null);
    }
    weeks.push(week);
  }
  return (
    <table className={styles.grid} aria-label={props.label}>
      <thead>
        <tr>
          {[...t('report.calendar.weekdays')].map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the seven weekdays never move, and two begin alike in English
            <th key={at} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null) ?? ''}>
            {week.map((day, at) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place of a week has no other name
              if (day === null) return <td key={at} className={styles.outside} />;
              const items = props.items.filter((item) => item.day === day);
              const off = isOff(day);
              return (
                <td key={day} className={off ? styles.off : undefined}>
                  <time
                    dateTime={day}
                    className={day === props.today ? styles.today : undefined}
                    {...(day === props.today ? { 'aria-current': 'date' as const } : {})}
                  >
                    {Number(day.slice(8))}
                    {day === props.today && ` ${t('report.calendar.today')}`}
                    {off && <span className={styles.note}> {t('report.calendar.off')}</span>}
                  </time>
                  <ul>
                    {items.slice(0, shown).map((item) => (
                      <li
                        key={`${item.kind} ${item.title.zh} ${item.targetId ?? ''}`}
                        className={styles[item.kind]}
                      >
                        <CalendarTitle item={item} short />
                      </li>
                    ))}
                    {items.length > shown && (
                      <li className={styles.note}>
                        {t('report.calendar.more', { count: items.length - shown })}
                      </li>
                    )}
                  </ul>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A year without a published holiday table has weekends alone. */
function isOff(day: Day): boolean {
  try {
    return !isWorkingDay(day);
  } catch (error) {
    if (error instanceof InputError) return weekday(day) > 5;
    throw error;
  }
}
