import type { BackupSummary, readSettings } from '@meritloop/server/contract/registry';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { momentWords } from '../../ui/number/moment.ts';
import { FactList } from '../../ui/page/FactList.tsx';
import { Part } from '../../ui/page/Part.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import styles from './Officers.module.css';

type State = z.output<typeof readSettings.reply>['state']['backups'];

/** How the installation's backups stand: when, how large, where, and whether a drill has restored them. */
export function Backups({ state }: { state: State }) {
  const { t } = useTranslation('registry');
  const when = (at: string | null) => (at === null ? t('officers.backup.never') : momentWords(at));
  const columns: Column<BackupSummary>[] = [
    { key: 'at', title: t('officers.backup.at'), cell: (one) => when(one.startedAt), phone: 'head' },
    {
      key: 'state',
      title: t('officers.backup.state'),
      cell: (one) => (
        <span className={styles.backup}>
          {t(`officers.backup.${one.state}`)}
          {one.fault !== null && <span className={styles.aside}>{one.fault}</span>}
        </span>
      ),
    },
    {
      key: 'drill',
      title: t('officers.backup.drill'),
      cell: (one) => (
        <span className={styles.backup}>
          {one.verified === null ? t('officers.backup.notDrilled') : null}
          {one.verified === true && t('officers.backup.drilled', { at: when(one.verifiedAt) })}
          {one.verified === false && t('officers.backup.drillFailed', { at: when(one.verifiedAt) })}
          {one.verifyFault !== null && <span className={styles.aside}>{one.verifyFault}</span>}
        </span>
      ),
    },
    {
      key: 'size',
      title: t('officers.backup.size'),
      kind: 'number',
      cell: (one) => sizeWords(one.fileBytes),
    },
    { key: 'rows', title: t('officers.backup.rows'), kind: 'number', cell: (one) => one.rows },
    {
      key: 'place',
      title: t('officers.backup.place'),
      cell: (one) => <span className={styles.place}>{one.place}</span>,
    },
    {
      key: 'hash',
      title: 'SHA-256',
      cell: (one) => one.sha256 !== null && <code className={styles.place}>{one.sha256.slice(0, 16)}…</code>,
    },
  ];
  return (
    <Part title={t('officers.backup.title')}>
      {state.late && (
        <p role="alert" className={styles.late}>
          {t(state.lastGoodAt === null ? 'officers.backup.none' : 'officers.backup.late')}
        </p>
      )}
      <FactList
        facts={[
          [t('officers.backup.lastGood'), when(state.lastGoodAt)],
          [t('officers.backup.lastDrilled'), when(state.lastVerifiedAt)],
        ]}
      />
      <p className={styles.aside}>{t('officers.backup.note')}</p>
      {state.recent.length > 0 && (
        <DataTable
          id="backups"
          caption={t('officers.backup.caption')}
          columns={columns}
          rows={state.recent}
          rowKey={(one) => `${one.startedAt} ${one.place}`}
          empty={{ why: '' }}
        />
      )}
    </Part>
  );
}

function sizeWords(bytes: number | null): string | null {
  if (bytes === null) return null;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
