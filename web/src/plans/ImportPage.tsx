import {
  downloadRegister,
  previewImport,
  readImport,
  registerFileLimit,
} from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ImportConfirm } from './ImportConfirm.tsx';
import styles from './ImportPage.module.css';
import { ImportPreview } from './ImportPreview.tsx';

const route = getRouteApi('/$tenant/matters/import');

export type Preview = z.output<typeof readImport.reply>;

/** The register from Excel in two steps: what would change, and then exactly that. */
export function ImportPage() {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const { import: shown } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id, import: shown ?? '' };
  const answer = useAnswer(readImport, { params }, { enabled: shown !== undefined });
  const upload = useAct(previewImport);
  const [tooLarge, setTooLarge] = useState<string>();
  const preview = answer.data?.id === shown ? answer.data : undefined;
  const send = async (file: File) => {
    setTooLarge(undefined);
    if (file.size > registerFileLimit) {
      setTooLarge(file.name);
      return;
    }
    const content = base64(new Uint8Array(await file.arrayBuffer()));
    const body = { fileName: file.name.slice(0, 200), content };
    const { id } = await upload.mutateAsync({ params: { tenant: tenant.id }, body });
    set({ import: id });
  };
  return (
    <div className={styles.page}>
      <PageTitle
        title={t('register.load.title')}
        asOf={tenant.today}
        above={<CityLink path="/matters">{t('register.load.back')}</CityLink>}
        action={
          shown !== undefined && (
            <Button
              onClick={() => {
                upload.reset();
                set({ import: undefined });
              }}
            >
              {t('register.load.another')}
            </Button>
          )
        }
      />
      {shown === undefined && (
        <>
          <Upload.Dragger
            accept=".xlsx"
            showUploadList={false}
            disabled={upload.isPending}
            beforeUpload={(file) => {
              // A refusal is shown below by the act itself.
              void send(file).catch(() => undefined);
              return false;
            }}
          >
            <p className={styles.drop}>
              {upload.isPending ? t('register.load.reading') : t('register.load.drop')}
            </p>
            <p className={styles.note}>{t('register.load.dropHelp')}</p>
          </Upload.Dragger>
          {tooLarge !== undefined && (
            <p role="alert" className={styles.alert}>
              {tooLarge}
              <Colon />
              {t('register.load.dropHelp')}
            </p>
          )}
          {upload.error !== null && <ErrorState error={upload.error} />}
          <p className={styles.note}>
            {t('register.load.first')}{' '}
            <a href={addressOf(downloadRegister, { params: { tenant: tenant.id }, query: {} })}>
              {t('register.load.getFilled')}
            </a>{' '}
            ·{' '}
            <a href={addressOf(downloadRegister, { params: { tenant: tenant.id }, query: { empty: 'yes' } })}>
              {t('register.load.getEmpty')}
            </a>
          </p>
        </>
      )}
      {shown !== undefined && answer.error !== null && <ErrorState error={answer.error} />}
      {shown !== undefined && answer.error === null && preview === undefined && <Loading rows={10} />}
      {preview !== undefined && <Previewed key={preview.id} preview={preview} again={answer.refetch} />}
    </div>
  );
}

function Previewed({ preview, again }: { preview: Preview; again: () => unknown }) {
  const [remove, setRemove] = useState<ReadonlySet<string>>(new Set());
  // One place for the second step, before and after it is applied: what it answered stays on screen.
  return (
    <>
      {!preview.applied && <ImportPreview preview={preview} remove={remove} onRemove={setRemove} />}
      {(preview.applied || preview.faults.length === 0) && (
        <ImportConfirm preview={preview} remove={remove} again={again} />
      )}
    </>
  );
}

/** Bytes as base64, in portions that a call's arguments can hold. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
