import { downloadFillIn, uploadFillIn } from '@meritloop/server/contract/actuals';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAct } from '../api/useAct.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './FillInPanel.module.css';

const largest = 5_000_000;
const fields = [
  'value',
  'missingReason',
  'progress',
  'problems',
  'nextSteps',
  'expectedOn',
  'explanation',
] as const;
type Field = (typeof fields)[number];

/** Excel 填报: the workbook out, filled in, back as a preview with its faults, and then as drafts. */
export function FillInPanel(props: { open: boolean; period: string | undefined; onClose: () => void }) {
  const { t, i18n } = useTranslation('actuals');
  const say = useSay();
  const { tenant } = useVisitor();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ fileName: string; content: string }>();
  const [tooLarge, setTooLarge] = useState(false);
  const upload = useAct(uploadFillIn);
  const params = { tenant: tenant.id };
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const read = upload.data;
  const changed = read?.lines.filter(({ changes }) => changes.length > 0) ?? [];

  async function choose(chosen: File | undefined) {
    if (chosen === undefined) return;
    upload.reset();
    setFile(undefined);
    setTooLarge(chosen.size > largest);
    if (chosen.size > largest) return;
    const next = { fileName: chosen.name, content: await base64Of(chosen) };
    setFile(next);
    upload.mutate({ params, body: { ...next, save: false } });
    if (picker.current !== null) picker.current.value = '';
  }

  return (
    <SidePanel open={props.open} onClose={props.onClose} title={t('report.fillIn.title')}>
      <div className={styles.steps}>
        <p>{t('report.fillIn.step1')}</p>
        <Button href={addressOf(downloadFillIn, { params, query: { period: props.period, language } })}>
          {t('report.fillIn.download')}
        </Button>
        <p>{t('report.fillIn.step2')}</p>
        <input
          ref={picker}
          type="file"
          accept=".xlsx"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('report.fillIn.choose')}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <Button onClick={() => picker.current?.click()} loading={upload.isPending}>
          {t('report.fillIn.choose')}
        </Button>
        <p className={styles.note}>{t('report.fillIn.note')}</p>
      </div>
      {tooLarge && <Alert type="error" showIcon title={t('report.fillIn.tooLarge')} />}
      {upload.error !== null && <ErrorState error={upload.error} />}
      {file !== undefined && read !== undefined && (
        <section aria-live="polite">
          <p className={styles.note}>{t('report.fillIn.chosen', { name: file.fileName })}</p>
          {read.saved && (
            <Alert type="success" showIcon title={t('report.fillIn.saved', { count: changed.length })} />
          )}
          {read.faults.length > 0 && (
            <>
              <p className={styles.fault}>{t('report.fillIn.faults', { count: read.faults.length })}</p>
              <ul className={styles.list}>
                {read.faults.map(({ sheet, row, column, says, code }) => (
                  <li key={`${sheet} ${row} ${column} ${code}`}>
                    <strong>{t('report.fillIn.at', { sheet, row, column })}</strong> {say(says)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {changed.length > 0 && !read.saved && (
            <p>{t('report.fillIn.changed', { count: changed.length })}</p>
          )}
          {!read.saved && (
            <ul className={styles.list}>
              {changed.map(({ requestId, name, unit, period, changes }) => (
                <li key={requestId}>
                  <strong>{name}</strong> {unit} {period}
                  {changes.map(({ field, before, after }) => (
                    <div key={field} className={styles.change}>
                      {t(`report.fillIn.field.${field as Field}`)}
                      <Colon />
                      {before !== '' && <del>{before}</del>} <ins>{after}</ins>
                    </div>
                  ))}
                </li>
              ))}
            </ul>
          )}
          {changed.length === 0 && read.faults.length === 0 && <p>{t('report.fillIn.nothing')}</p>}
          <p className={styles.note}>
            {t('report.fillIn.unchanged', { count: read.lines.length - changed.length, empty: read.empty })}
          </p>
          {changed.length > 0 && read.faults.length === 0 && !read.saved && (
            <Button
              type="primary"
              loading={upload.isPending}
              onClick={() => upload.mutate({ params, body: { ...file, save: true } })}
            >
              {t('report.fillIn.save', { count: changed.length })}
            </Button>
          )}
        </section>
      )}
    </SidePanel>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
}
