import { Button } from 'antd';
import type { ReactNode } from 'react';
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
  /** Such as 模拟数据 and 送审稿. */
  marks: readonly string[];
  title: string;
  /** One line below the title: whose, which period, as of when. */
  facts: ReactNode;
  footer: ReactNode;
  /** Words above the room left for what is written by hand; no such room without. */
  opinion?: string;
  children: ReactNode;
}) {
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
            {props.marks.map((mark) => (
              <span key={mark}>{mark}</span>
            ))}
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
