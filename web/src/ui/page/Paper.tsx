import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import styles from './Paper.module.css';

/**
 * A sheet for reading and printing, always a draft 送审稿: its marks at the head, no letterhead, document number,
 * classification or seal. On screen the way back and the print button stand above it.
 */
export function Paper(props: {
  back: ReactNode;
  /** Words of the print button. */
  print: string;
  /** Whether what stands on it is simulated: then it says so at its head, wherever the paper goes. */
  simulated: boolean;
  /** Such as 送审稿. */
  mark: string;
  title: string;
  /** One line below the title: whose, which period, as of when. */
  facts: ReactNode;
  footer: ReactNode;
  /** Words above the room left for what is written by hand; no such room without. */
  opinion?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <>
      <div className={`${styles.tools} screen-only`}>
        {props.back}
        <Button type="primary" onClick={() => window.print()}>
          {props.print}
        </Button>
      </div>
      <article className={styles.sheet}>
        <header>
          <p className={styles.marks}>
            {props.simulated && <span>{t('page.simulated')}</span>}
            <span>{props.mark}</span>
          </p>
          <h1>{named(props.title)}</h1>
          <p className={styles.facts}>{props.facts}</p>
        </header>
        {props.children}
        {props.opinion !== undefined && <div className={styles.opinion}>{props.opinion}</div>}
        <footer>{props.footer}</footer>
      </article>
    </>
  );
}
