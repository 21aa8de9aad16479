import type { CellVersion } from '@meritloop/server/platform/cell-history';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ChangedFields } from './ChangedFields.tsx';
import styles from './HistoryList.module.css';
import type { HistorySource } from './historyOf.ts';

/** 历史 of a cell, newest first: what changed, why, who did it and when, from which source. One way for every cell. */
export function HistoryList({ source, none }: { source: HistorySource; none?: string }) {
  const { t } = useTranslation('explain');
  const answer = useQuery({ queryKey: source.key, queryFn: ({ signal }) => source.load(signal) });
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading rows={4} />;
  const { versions } = answer.data;
  if (versions.length === 0) return <p>{none ?? t('history.none')}</p>;
  return (
    <ol className={styles.versions}>
      {versions.map((version) => (
        <li key={`${version.no} ${version.source} ${version.on}`}>
          <Version version={version} />
        </li>
      ))}
    </ol>
  );
}

function Version({ version }: { version: CellVersion }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const { no, on, by, changes, reason, document, source, origin, link } = version;
  return (
    <>
      <p className={styles.head}>
        <strong>{t('history.version', { no })}</strong> {on !== null && <DayText day={on} />}
        {link !== null && <WayLink path={link} />}
      </p>
      <ChangedFields changes={changes} />
      {reason !== null && (
        <p>
          {t('history.reason')}
          <Verbatim>{reason}</Verbatim>
        </p>
      )}
      {document !== null && (
        <p>
          {t('history.document')}
          <Verbatim>{document}</Verbatim>
        </p>
      )}
      {by.length > 0 && (
        <ul className={styles.by}>
          {by.map(({ did, post, at }) => (
            <li key={did.zh}>
              {say(did)} · {say(post)}
              {at !== null && <> · {momentWords(at)}</>}
            </li>
          ))}
        </ul>
      )}
      {source !== null && (
        <p className={styles.note}>
          {t('history.source')}
          <Name of={source} />
          {origin?.place != null && <> · {origin.place}</>}
          {origin?.url != null && (
            <>
              {' · '}
              <a href={origin.url} target="_blank" rel="noreferrer">
                {t('history.original')}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}

function WayLink({ path }: { path: string }) {
  const { t } = useTranslation('explain');
  return (
    <CityLink path={`/${path}`} className={styles.way}>
      {t('history.way')}
    </CityLink>
  );
}
