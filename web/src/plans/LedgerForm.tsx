import { addLedgerEntry, editLedgerEntry, type LedgerEntry } from '@meritloop/server/contract/plans';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { useNameText } from '../ui/name/Name.tsx';

export interface LedgerNames {
  units: readonly { id: string; name: string }[];
  matters: readonly { id: string; number: string; title: string }[];
}

interface LedgerValues
  extends Pick<
    LedgerEntry,
    'kind' | 'title' | 'level' | 'state' | 'period' | 'printed' | 'source' | 'document' | 'note'
  > {
  unitId: string | null;
  matterId: string | null;
  reason: string;
}

/** Records an entry, or changes one with the reason. There is no field for a person. */
export function LedgerForm(props: LedgerNames & { entry?: LedgerEntry; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const { tenant, person } = useVisitor();
  const [add, edit] = [useAct(addLedgerEntry), useAct(editLedgerEntry)];
  const { entry, units, matters, onDone } = props;
  const kept = entry === undefined ? 'new' : `${entry.id}.${entry.version}`;
  const submit = ({ reason, ...typed }: LedgerValues, idempotencyKey: string) => {
    const body = { ...typed, unitId: typed.unitId ?? null, matterId: typed.matterId ?? null };
    if (entry === undefined) return add.mutateAsync({ params: { tenant: tenant.id }, body, idempotencyKey });
    const params = { tenant: tenant.id, id: entry.id };
    return edit.mutateAsync({ params, body: { ...body, reason }, ifMatch: entry.version, idempotencyKey });
  };
  const required = (field: string) => [
    { required: true, whitespace: true, message: t('tasks.form.missing', { field }) },
  ];
  const texts = ['source', 'document'] as const;
  return (
    <DraftForm<LedgerValues>
      draftKey={`${tenant.id}.${person.id}.ledger.${kept}`}
      initial={valuesOf(entry, tenant.today)}
      submit={submit}
      onDone={onDone}
      submitLabel={t('ledger.form.save')}
      consequence={t('ledger.form.consequence')}
      others={<Button onClick={onDone}>{t('ledger.form.cancel')}</Button>}
    >
      <Form.Item name="title" label={t('ledger.entry')} rules={required(t('ledger.entry'))}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="kind" label={t('ledger.kind')}>
        <Select options={useOptions('kinds', ['assessment', 'pilot', 'award', 'streak'])} />
      </Form.Item>
      <Form.Item name="level" label={t('ledger.level')}>
        <Select options={useOptions('levels', ['national', 'provincial', 'municipal', ''])} />
      </Form.Item>
      <Form.Item name="state" label={t('ledger.state')}>
        <Select options={useOptions('states', ['expected', 'achieved', 'missed'])} />
      </Form.Item>
      <Form.Item
        name="period"
        label={t('ledger.period')}
        extra={t('ledger.form.periodHelp')}
        rules={required(t('ledger.period'))}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="unitId" label={t('ledger.unit')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
        />
      </Form.Item>
      <Form.Item name="matterId" label={t('ledger.matter')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={matters.map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${nameText(title)}`,
          }))}
        />
      </Form.Item>
      <WordsField
        name="printed"
        label={t('ledger.printed')}
        limit={1000}
        rows={2}
        help={t('ledger.form.printedHelp')}
      />
      {texts.map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`ledger.${name}`)}
          {...(name === 'source' ? { extra: t('ledger.form.sourceHelp') } : {})}
        >
          <Input maxLength={300} />
        </Form.Item>
      ))}
      <WordsField name="note" label={t('ledger.note')} limit={500} rows={2} />
      {entry !== undefined && (
        <WordsField name="reason" label={t('ledger.form.reason')} limit={500} rows={2} required />
      )}
    </DraftForm>
  );
}

function useOptions(name: 'kinds' | 'levels' | 'states', values: readonly string[]) {
  const { t } = useTranslation('plans');
  return values.map((value) => ({
    value,
    label: t(`ledger.${name}.${value === '' ? 'unstated' : value}` as 'ledger.kinds.award'),
  }));
}

function valuesOf(entry: LedgerEntry | undefined, today: string): LedgerValues {
  return {
    kind: entry?.kind ?? 'assessment',
    title: entry?.title ?? '',
    level: entry?.level ?? 'provincial',
    state: entry?.state ?? 'expected',
    period: entry?.period ?? today.slice(0, 4),
    printed: entry?.printed ?? '',
    source: entry?.source ?? '',
    document: entry?.document ?? '',
    note: entry?.note ?? '',
    unitId: entry?.unit?.id ?? null,
    matterId: entry?.matter?.id ?? null,
    reason: '',
  };
}
