import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import { Loading } from '../state/Loading.tsx';
import styles from './Chart.module.css';
import { ChartBoundary } from './ChartBoundary.tsx';
import type { ChartOption } from './engine.ts';

const Canvas = lazy(async () => ({ default: (await import('./Canvas.tsx')).Canvas }));

export interface ChartTable {
  head: string[];
  /** First cell of a row is its name. */
  rows: ReactNode[][];
}

/** A chart with its words: title, one sentence for those who cannot see it, source and as-of below, its table one click away. */
export function Chart(props: {
  title: string;
  /** What the chart shows, in a sentence; read aloud instead of the picture. */
  summary: string;
  option: ChartOption;
  table: ChartTable;
  /** Source and as-of. */
  caption: ReactNode;
  height?: number;
}) {
  const { t } = useTranslation('ui');
  const [asTable, setAsTable] = useState(false);
  const table = <ChartAsTable title={props.title} table={props.table} />;
  return (
    <figure className={styles.figure}>
      <div className={styles.head}>
        <h3>{named(props.title)}</h3>
        <button
          type="button"
          className={`${styles.switch} screen-only`}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </div>
      {asTable ? (
        table
      ) : (
        <ChartBoundary instead={table}>
          <div role="img" aria-label={props.summary} style={{ height: props.height ?? 260 }}>
            <Suspense fallback={<Loading rows={6} />}>
              <Canvas option={props.option} />
            </Suspense>
          </div>
        </ChartBoundary>
      )}
      <figcaption className={styles.caption}>{props.caption}</figcaption>
    </figure>
  );
}

function ChartAsTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {named(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr key={String(name)}>
              <th scope="row">{named(name)}</th>
              {cells.map((cell, index) => (
                <td key={table.head[index + 1]}>{named(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
