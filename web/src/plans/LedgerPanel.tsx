import { type LedgerEntry, withdrawLedgerEntry } from '@meritloop/server/contract/plans';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { Name, named, Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { LedgerForm, type LedgerNames } from './LedgerForm.tsx';
import styles from './LedgerPage.module.css';
import { LedgerState } from './LedgerState.tsx';

/** One entry beside the list, as its source prints it; the office edits or withdraws it here. */
export function LedgerPanel(props: {
  entry: LedgerEntry | 'new' | undefined;
  units: LedgerNames['units'];
  matters: LedgerNames['matters'];
  onClose: () => void;
}) {
  const { t } = useTranslation('plans');
  const { entry, units, matters, onClose } = props;
  const title = entry === 'new' ? t('ledger.add') : (entry?.title ?? '');
  return (
    <SidePanel open={entry !== undefined} onClose={onClose} title={title}>
      {entry === 'new' && <LedgerForm units={units} matters={matters} onDone={onClose} />}
      {entry !== 'new' && entry !== undefined && (
        <Look key={`${entry.id} ${entry.version}`} {...{ entry, units, matters, onClose }} />
      )}
    </SidePanel>
  );
}

function Look({ entry, onClose, ...names }: { entry: LedgerEntry; onClose: () => void } & LedgerNames) {
  const { t } = useTranslation('plans');
  const [doing, setDoing] = useState<'edit' | 'withdraw'>();
  const back = () => setDoing(undefined);
  if (doing === 'edit') return <LedgerForm entry={entry} {...names} onDone={back} />;
  return (
    <>
      <Facts entry={entry} />
      {doing === 'withdraw' && <Withdraw entry={entry} onDone={onClose} onCancel={back} />}
      {doing === undefined && entry.abilities.edit?.may === true && (
        <div className={styles.acts}>
          <Button type="primary" onClick={() => setDoing('edit')}>
            {t('ledger.edit')}
          </Button>
          <Button onClick={() => setDoing('withdraw')}>{t('ledger.withdraw')}</Button>
        </div>
      )}
    </>
  );
}

function Facts({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const fact = (label: string, value: ReactNode) =>
    value === '' || value === null ? null : (
      <div>
        <dt>{label}</dt>
        <dd>{named(value)}</dd>
      </div>
    );
  const level = entry.levelPrinted || t(`ledger.levels.${entry.level === '' ? 'unstated' : entry.level}`);
  return (
    <dl className={styles.facts}>
      {fact(t('ledger.state'), <LedgerState state={entry.state} />)}
      {fact(t('ledger.kind'), t(`ledger.kinds.${entry.kind}`))}
      {fact(t('ledger.level'), level)}
      {fact(t('ledger.period'), <PeriodText period={entry.period} />)}
      {fact(t('ledger.unit'), entry.unit?.name ?? t('ledger.noUnit'))}
      {fact(
        t('ledger.matter'),
        entry.matter && (
          <Link to="/$tenant/matters" params={{ tenant: tenant.id }} search={{ look: entry.matter.id }}>
            {entry.matter.number} <Name of={entry.matter.title} />
          </Link>
        ),
      )}
      {fact(
        t('ledger.printed'),
        entry.printed === '' ? (
          ''
        ) : (
          <q>
            <Verbatim>{entry.printed}</Verbatim>
          </q>
        ),
      )}
      {fact(t('ledger.source'), entry.source)}
      {fact(t('ledger.document'), entry.document)}
      {fact(t('ledger.note'), entry.note)}
    </dl>
  );
}

function Withdraw(props: { entry: LedgerEntry; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('plans');
  const { tenant, person } = useVisitor();
  const act = useAct(withdrawLedgerEntry);
  const { entry } = props;
  return (
    <DraftForm<{ reason: string }>
      draftKey={`${tenant.id}.${person.id}.ledger-withdraw.${entry.id}.${entry.version}`}
      initial={{ reason: '' }}
      submit={(body, idempotencyKey) =>
        act.mutateAsync({
          params: { tenant: tenant.id, id: entry.id },
          body,
          ifMatch: entry.version,
          idempotencyKey,
        })
      }
      onDone={props.onDone}
      submitLabel={t('ledger.withdraw')}
      consequence={t('ledger.form.withdrawConsequence')}
      others={<Button onClick={props.onCancel}>{t('ledger.form.cancel')}</Button>}
    >
      <WordsField name="reason" label={t('ledger.form.withdrawReason')} limit={500} rows={2} required />
    </DraftForm>
  );
}
