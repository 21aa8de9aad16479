import type { Figure } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { Name, useNameText } from '../ui/name/Name.tsx';
import styles from './SourceText.module.css';

/** Who published or recorded a figure, with the publication where it has an address. */
export function SourceText({
  source,
  whole,
  wide,
}: {
  source: Figure['source'];
  /** With the publication, its file and row. */
  whole?: boolean;
  /** One line, as wide as a column of its own. */
  wide?: boolean;
}) {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  const name = source.publisher ?? source.name;
  const words =
    source.publisher === null || source.name === source.publisher
      ? name
      : `${source.publisher} · ${source.name}`;
  const shown = whole === true ? words : name;
  return (
    <span
      className={whole === true ? styles.whole : wide === true ? styles.wide : styles.short}
      title={nameText(words)}
    >
      {source.url === null ? (
        <Name of={shown} />
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          <Name of={shown} />
        </a>
      )}
      {whole === true && source.file !== null && (
        <span className={styles.row}>
          {source.row === null ? source.file : t('figure.sourceRow', { file: source.file, row: source.row })}
        </span>
      )}
    </span>
  );
}
