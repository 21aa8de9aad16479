import type { DocumentBlock } from '@meritloop/server/contract/publications';
import { Button } from 'antd';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from '../ui/printing.ts';
import styles from './DocumentText.module.css';
import { chaptersOf, rowsAtOnce } from './documentChapters.ts';

/**
 * The blocks of a document; a long one folds by chapter, with one way to see all of it. Paper shows every chapter, and
 * so does the browser's own search, which opens the chapter that it finds something in.
 */
export function DocumentChapters(props: {
  blocks: readonly DocumentBlock[];
  show: (block: DocumentBlock) => ReactNode;
}) {
  const { t, i18n } = useTranslation('publications');
  const printing = usePrinting();
  const chapters = useMemo(() => chaptersOf(props.blocks), [props.blocks]);
  const [open, setOpen] = useState<ReadonlySet<number>>();
  const rows = chapters.reduce((sum, chapter) => sum + chapter.rows, 0);
  if (rows <= rowsAtOnce || chapters.every(({ title }) => title === '')) return <Blocks {...props} />;
  const isOpen = (nth: number) => (open === undefined ? chapters[nth]?.open === true : open.has(nth));
  const all = chapters.flatMap(({ title }, nth) => (title === '' ? [] : [nth]));
  const allOpen = all.every(isOpen);
  const turn = (nth: number, to: boolean) => {
    if (isOpen(nth) === to) return;
    setOpen(new Set(all.filter((one) => (one === nth ? to : isOpen(one)))));
  };
  return (
    <>
      <p className={`${styles.turn} screen-only`} lang={i18n.language}>
        <Button onClick={() => setOpen(new Set(allOpen ? [] : all))}>
          {t(allOpen ? 'documents.chapters.fold' : 'documents.chapters.unfold')}
        </Button>
      </p>
      {chapters.map((chapter, nth) =>
        chapter.title === '' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: chapters of a frozen document never move
          <Blocks key={nth} blocks={chapter.blocks} show={props.show} />
        ) : (
          <details
            // biome-ignore lint/suspicious/noArrayIndexKey: chapters of a frozen document never move
            key={nth}
            className={styles.chapter}
            open={printing || isOpen(nth)}
            onToggle={({ currentTarget }) => {
              if (!printing) turn(nth, currentTarget.open);
            }}
          >
            <summary>
              <h3>{chapter.title}</h3>
              {chapter.rows > 0 && (
                <span className={`${styles.note} screen-only`} lang={i18n.language}>
                  {t('documents.chapters.rows', { count: chapter.rows })}
                </span>
              )}
            </summary>
            <Blocks blocks={chapter.blocks} show={props.show} />
          </details>
        ),
      )}
    </>
  );
}

function Blocks(props: { blocks: readonly DocumentBlock[]; show: (block: DocumentBlock) => ReactNode }) {
  return props.blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a frozen document never move
    <Fragment key={index}>{props.show(block)}</Fragment>
  ));
}
