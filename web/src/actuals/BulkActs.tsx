import { actOnMany, type BulkAct, type RequestHead } from '@meritloop/server/contract/actuals';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeSignedOut } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useVisitor } from '../shell/visitor.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './RequestActs.module.css';

/** Which right each bulk act needs, in the order in which a request goes through the house. */
const rights = [
  ['hand_over', 'hand_over'],
  ['sign_and_submit', 'sign_off'],
  ['submit', 'submit'],
  ['pass', 'pass'],
  ['lock', 'lock'],
] as const satisfies readonly (readonly [BulkAct, string])[];

/**
 * Acts on several requests at once: all of them, or none with the first fault named. Only those are taken along on which
 * the server says that one may.
 */
export function BulkActs(props: {
  rows: readonly RequestHead[];
  /** Saves what is being typed, and answers the versions that the saving made. */
  before?: () => Promise<ReadonlyMap<string, number>>;
  size?: 'small';
}) {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  const answers = useQueryClient();
  const [busy, setBusy] = useState<BulkAct>();
  const [error, setError] = useState<Error>();
  const [invalid, setInvalid] = useState(false);
  const [done, setDone] = useState(0);
  const ready = rights
    .map(([act, right]) => ({ act, rows: props.rows.filter((row) => row.abilities[right]?.may === true) }))
    .filter(({ rows }) => rows.length > 0);

  async function run(act: BulkAct, rows: readonly RequestHead[]) {
    setBusy(act);
    setError(undefined);
    setInvalid(false);
    setDone(0);
    try {
      const versions = (await props.before?.()) ?? new Map<string, number>();
      const requests = rows.map(({ id, version }) => ({ id, version: versions.get(id) ?? version }));
      const answer = await call(actOnMany, { params: { tenant: tenant.id }, body: { act, requests } });
      setDone(answer.done.length);
    } catch (fault) {
      // A form that finds its own fault marks it where it is.
      if (!(fault instanceof Error)) {
        setInvalid(true);
        return;
      }
      noticeSignedOut(fault);
      setError(fault);
    } finally {
      await answers.invalidateQueries();
      setBusy(undefined);
    }
  }

  return (
    <>
      {error !== undefined && <ErrorState error={error} />}
      {invalid && <Alert type="error" showIcon title={t('report.bulk.invalid')} />}
      {done > 0 && <Alert type="success" showIcon title={t('report.bulk.done', { count: done })} />}
      {ready.length === 0 && done === 0 && props.size === 'small' && <span>{t('report.bulk.none')}</span>}
      {ready.length > 0 && (
        <div className={styles.acts}>
          {ready.map(({ act, rows }, index) => (
            <Button
              key={act}
              type={index === 0 ? 'primary' : 'default'}
              loading={busy === act}
              disabled={busy !== undefined && busy !== act}
              onClick={() => void run(act, rows)}
              {...(props.size === undefined ? {} : { size: props.size })}
            >
              {t(`report.bulk.${act}` as 'report.bulk.hand_over', { count: rows.length })}
            </Button>
          ))}
        </div>
      )}
      {ready.length > 0 && <span className={styles.note}>{t('report.bulk.note')}</span>}
    </>
  );
}
