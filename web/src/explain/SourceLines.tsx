import type { SourceRef } from '@meritloop/engine';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { named } from '../ui/name/Name.tsx';
import styles from './TraceTree.module.css';
import { explain } from './words.zh.ts';

/** The parts of a record's key; its status and tier in words. */
function keyText(key: string, t: TFunction<'explain'>): string {
  return key
    .split(' | ')
    .map((part) => (Object.hasOwn(explain.key, part) ? t(`key.${part as keyof typeof explain.key}`) : part))
    .join(' · ');
}

/** Where a figure comes from: publication or file and row, who recorded it, and when. */
export function SourceLines({ source }: { source: SourceRef }) {
  const { t } = useTranslation('explain');
  const recorded = [source.recordedBy, source.recordedAt].filter((part) => part !== undefined).join(' · ');
  return (
    <dl className={styles.steps}>
      {source.origin !== undefined && (
        <div>
          <dt>{t('origin')}</dt>
          <dd>
            {/^https?:\/\//.test(source.origin) ? (
              <a href={source.origin} target="_blank" rel="noreferrer">
                {source.origin}
              </a>
            ) : (
              source.origin
            )}
          </dd>
        </div>
      )}
      {recorded !== '' && (
        <div>
          <dt>{t('recorded')}</dt>
          <dd>{named(recorded)}</dd>
        </div>
      )}
      <div>
        <dt>{t('observation')}</dt>
        <dd>{keyText(source.observation, t)}</dd>
      </div>
    </dl>
  );
}
