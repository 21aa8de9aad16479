import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { named, useNameText } from '../name/Name.tsx';
import { DayText } from '../number/DayText.tsx';
import styles from './PageTitle.module.css';

/**
 * First line of every page: what this is, its period and as-of day, its scope, and at most one primary action.
 * Opening a page moves the focus here, so that a screen reader says where one is.
 */
export function PageTitle(props: {
  title: string;
  /** Number or code before the title, such as a matter's number. */
  code?: string | undefined;
  period?: string | undefined;
  /** `YYYY-MM-DD` */
  asOf?: string | undefined;
  scope?: ReactNode;
  /** Where this page belongs, such as a link back to its list. */
  above?: ReactNode;
  action?: ReactNode;
}) {
  const { t } = useTranslation(['ui', 'shell']);
  const title = useNameText()(props.title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('shell:product')}`;
  }, [title, t]);
  useEffect(() => {
    // Not on the first page of a visit, where nobody navigated: the skip link stays first.
    if (window.history.state?.__TSR_index > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  const facts = [
    props.period === undefined ? null : <span key="period">{named(props.period)}</span>,
    props.asOf === undefined ? null : (
      <span key="asOf">
        {t('ui:page.asOf')} <DayText day={props.asOf} />
      </span>
    ),
    props.scope === undefined ? null : <span key="scope">{named(props.scope)}</span>,
  ].filter((fact) => fact !== null);
  return (
    <header className={styles.row}>
      <div className={styles.words}>
        {props.above !== undefined && <div className={styles.above}>{props.above}</div>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {props.code !== undefined && <span className={styles.code}>{props.code} </span>}
          {named(props.title)}
        </h1>
        {facts.length > 0 && <div className={styles.facts}>{facts}</div>}
      </div>
      {props.action !== undefined && <div className={`${styles.action} screen-only`}>{props.action}</div>}
    </header>
  );
}
