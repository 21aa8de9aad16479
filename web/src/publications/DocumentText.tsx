import { InfoCircleOutlined } from '@ant-design/icons';
import type { TraceNode } from '@meritloop/engine';
import type {
  DocumentBlock,
  DocumentFigure,
  DocumentRun,
  DocumentTable,
} from '@meritloop/server/contract/publications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Explained } from '../explain/index.ts';
import { DocumentChapters } from './DocumentChapters.tsx';
import styles from './DocumentText.module.css';

export interface ShownDocument {
  title: string;
  marks: string[];
  simulated: boolean;
  notice: { zh: string; en: string };
  blocks: DocumentBlock[];
  figures: Record<string, DocumentFigure>;
}

/** Where the explanation of a figure comes from, and under which key it is kept. */
export type Explains = (figure: string) => {
  key: readonly unknown[];
  load: (signal: AbortSignal) => Promise<TraceNode>;
};

/** A document as it reads, every number a way to its explanation. Its text is Chinese in either language. */
export function DocumentText({ content, explains }: { content: ShownDocument; explains: Explains }) {
  const runs = (line: readonly DocumentRun[]) => <Runs line={line} content={content} explains={explains} />;
  return (
    <article className={styles.sheet} lang="zh-CN">
      <p className={styles.marks}>
        {content.marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
      <h2 className={styles.title}>{content.title}</h2>
      <DocumentChapters blocks={content.blocks} show={(block) => <Block block={block} runs={runs} />} />
      {content.simulated && <p className={styles.note}>{content.notice.zh}</p>}
    </article>
  );
}

function Block({ block, runs }: { block: DocumentBlock; runs: (line: readonly DocumentRun[]) => ReactNode }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{runs(block.runs)}</h3>;
    case 'annex':
      return block.runs.length === 0 ? null : <h3 className={styles.annex}>{runs(block.runs)}</h3>;
    case 'paragraph':
      return <p>{runs(block.runs)}</p>;
    case 'note':
      return <p className={styles.note}>{runs(block.runs)}</p>;
    case 'table':
      return <TableBlock table={block} runs={runs} />;
  }
}

/** A table of the document: as printed at the desk, one card a row on a phone. */
function TableBlock({
  table,
  runs,
}: {
  table: DocumentTable;
  runs: (line: readonly DocumentRun[]) => ReactNode;
}) {
  if (table.rows.length === 0) return <p className={styles.note}>{table.empty}</p>;
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <colgroup>
          {table.columns.map((column) => (
            <col key={column.code} style={{ width: `${(column.width / whole) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.code} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => {
            const key = `${index}`;
            if (row.group !== undefined) {
              return (
                <tr key={key} className={styles.group}>
                  <th scope="colgroup" colSpan={table.columns.length}>
                    {runs(row.group)}
                  </th>
                </tr>
              );
            }
            return (
              <tr key={key}>
                {table.columns.map((column, place) => (
                  <td key={column.code} data-title={column.title} className={styles[column.align]}>
                    {(row.cells[place] ?? []).map((line, nth) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a frozen cell never move
                      <div key={nth}>{runs(line)}</div>
                    ))}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Longest figure that is itself the button; a longer one is text with a mark behind it, so that it flows. */
const shortest = 16;

function Runs(props: { line: readonly DocumentRun[]; content: ShownDocument; explains: Explains }) {
  const { t } = useTranslation('publications');
  return props.line.map((run, index) => {
    const key = `${index} ${run.figure ?? ''}`;
    const figure = run.figure === undefined ? undefined : props.content.figures[run.figure];
    if (run.figure === undefined || figure === undefined || figure.kind === 'date')
      return <span key={key}>{run.text}</span>;
    const trace = props.explains(run.figure);
    if (run.text.length <= shortest) {
      return (
        <Explained key={key} trace={trace} label={figure.label}>
          {run.text}
        </Explained>
      );
    }
    return (
      <span key={key}>
        {run.text}
        <span className={styles.mark}>
          <Explained trace={trace} label={figure.label}>
            <InfoCircleOutlined aria-hidden />
            <span className="visually-hidden">
              {t('documents.page.number')} {figure.label}
            </span>
          </Explained>
        </span>
      </span>
    );
  });
}
