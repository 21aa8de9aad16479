import {
  downloadRegister,
  previewImport,
  readImport,
  registerFileLimit,
} from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { fileContent } from '../api/fileContent.ts';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FileDrop } from '../ui/load/FileDrop.tsx';
import load from '../ui/load/load.module.css';
import { Colon } from '../ui/name/Marks.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ImportConfirm } from './ImportConfirm.tsx';
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
  const preview = answer.data?.id === shown ? answer.data : undefined;
  const send = async (file: File) => {
    const body = { fileName: file.name.slice(0, 200), content: await fileContent(file) };
    const { id } = await upload.mutateAsync({ params: { tenant: tenant.id }, body });
    set({ import: id });
  };
  return (
    <div className={load.page}>
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
          <FileDrop
            accept=".xlsx"
            limit={registerFileLimit}
            busy={upload.isPending}
            says={upload.isPending ? t('register.load.reading') : t('register.load.drop')}
            help={t('register.load.dropHelp')}
            tooLarge={(name) => (
              <>
                {name}
                <Colon />
                {t('register.load.dropHelp')}
              </>
            )}
            // A refusal is shown below by the act itself.
            onFile={(file) => void send(file).catch(() => undefined)}
          />
          {upload.error !== null && <ErrorState error={upload.error} />}
          <p className={load.note}>
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
