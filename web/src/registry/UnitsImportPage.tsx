import {
  downloadUnitsWorkbook,
  previewUnitImport,
  unitsFileLimit,
} from '@meritloop/server/contract/registry';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { fileContent } from '../api/fileContent.ts';
import { useAct } from '../api/useAct.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { holds, useVisitor } from '../shell/visitor.ts';
import { FileDrop } from '../ui/load/FileDrop.tsx';
import load from '../ui/load/load.module.css';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { UnitsImportConfirm } from './UnitsImportConfirm.tsx';
import styles from './UnitsImportPage.module.css';
import { UnitsImportFaults, UnitsImportRows } from './UnitsImportPreview.tsx';

/** As far back as the record goes: units that have been there for long. */
const sinceEver = '1949-10-01';

/** Units from Excel or CSV in two steps: what would be added, and then exactly that. */
export function UnitsImportPage() {
  const { t, i18n } = useTranslation('registry');
  const visitor = useVisitor();
  const { tenant } = visitor;
  const params = { tenant: tenant.id };
  const dayId = useId();
  const [effectiveOn, setEffectiveOn] = useState(sinceEver);
  const [sent, setSent] = useState<{ fileName: string; content: string }>();
  const preview = useAct(previewUnitImport);
  const read = (file: { fileName: string; content: string }, day: string) => {
    setSent(file);
    // A refusal is shown below by the act itself.
    preview.mutate({ params, body: { ...file, effectiveOn: day } });
  };
  const choose = async (file: File) =>
    read({ fileName: file.name.slice(0, 200), content: await fileContent(file) }, effectiveOn);
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const head = (
    <PageTitle
      title={t('load.title')}
      asOf={tenant.today}
      above={<CityLink path="/units">{t('load.back')}</CityLink>}
    />
  );
  if (!holds(visitor, 'office') || tenant.kind === 'published') {
    return (
      <>
        {head}
        <EmptyState why={t('load.forbidden')} />
      </>
    );
  }
  return (
    <div className={load.page}>
      {head}
      <p className={load.note}>{t('load.first')}</p>
      <p>
        <a href={addressOf(downloadUnitsWorkbook, { params, query: { language } })}>{t('load.template')}</a>
      </p>
      <div className={styles.day}>
        <label htmlFor={dayId}>{t('load.day')}</label>
        <Input
          id={dayId}
          type="date"
          min={sinceEver}
          max="2099-12-31"
          value={effectiveOn}
          onChange={({ target }) => {
            if (target.value === '') return;
            setEffectiveOn(target.value);
            if (sent !== undefined) read(sent, target.value);
          }}
        />
        <p className={load.note}>{t('load.dayHelp')}</p>
      </div>
      <FileDrop
        accept=".xlsx,.csv"
        limit={unitsFileLimit}
        busy={preview.isPending}
        says={preview.isPending ? t('load.reading') : t('load.drop')}
        help={t('load.dropHelp')}
        tooLarge={(name) => t('load.tooLarge', { name })}
        onFile={(file) => void choose(file)}
      />
      {preview.error !== null && <ErrorState error={preview.error} />}
      {sent !== undefined && preview.data !== undefined && (
        <>
          <p>{t('load.file', { name: sent.fileName })}</p>
          {preview.data.faults.length > 0 && <UnitsImportFaults faults={preview.data.faults} />}
          <UnitsImportRows rows={preview.data.rows} />
          {preview.data.faults.length === 0 && (
            <UnitsImportConfirm
              key={`${sent.fileName} ${preview.data.version} ${effectiveOn}`}
              file={{ ...sent, effectiveOn }}
              version={preview.data.version}
              count={preview.data.rows.filter(({ state }) => state === 'new').length}
            />
          )}
        </>
      )}
    </div>
  );
}
