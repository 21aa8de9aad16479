import { type Nature, natures, type Operator, type Tier, tiers } from '@meritloop/engine';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsField } from '../ui/form/WordsField.tsx';
import styles from './MatterForm.module.css';

/** The one value of a target without tiers, or its tiers. */
const tierKeys = ['one', ...tiers] as const;
type TierKey = (typeof tierKeys)[number];

/** What of a target may be revised, as the form holds it: figures as typed, '' for nothing. */
export interface PromiseValues {
  op: Operator;
  period: string;
  nature: Nature | '';
  state: 'set' | 'awaiting_target';
  due: string;
  note: string;
  tiers: Record<TierKey, { value: string; second: string }>;
}

const ops = [
  ['>=', 'ge'],
  ['<=', 'le'],
  ['=', 'eq'],
  ['~', 'about'],
  ['in', 'in'],
  ['', 'plain'],
] as const;

/** The promise of a target: operator, tiers, period, nature, state and due day. */
export function TierFields({ unit }: { unit: string }) {
  const { t } = useTranslation(['plans', 'ui']);
  const op = Form.useWatch<string | undefined>('op');
  const withSecond = op === '~' || op === 'in';
  const decimal = (field: string) => [
    { pattern: /^-?\d+(\.\d+)?$/, message: t('ui:form.notNumber', { field }) },
  ];
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="state" label={t('plans:register.revise.state')}>
          <Select
            options={(['set', 'awaiting_target'] as const).map((value) => ({
              value,
              label: t(`plans:register.states.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="op" label={t('plans:register.revise.op')}>
          <Select options={ops.map(([value, name]) => ({ value, label: t(`plans:register.ops.${name}`) }))} />
        </Form.Item>
      </div>
      {tierKeys.map((tier) => (
        <div key={tier} className={styles.pair}>
          <Form.Item
            name={['tiers', tier, 'value']}
            label={t(`plans:register.tiers.${tier}`)}
            rules={decimal(t(`plans:register.tiers.${tier}`))}
          >
            <Input inputMode="decimal" autoComplete="off" suffix={unit} maxLength={40} />
          </Form.Item>
          {withSecond && (
            <Form.Item
              name={['tiers', tier, 'second']}
              label={`${t(`plans:register.tiers.${tier}`)} · ${t('plans:register.revise.second')}`}
              rules={decimal(t(`plans:register.tiers.${tier}`))}
              {...(tier === 'one' ? { extra: t('plans:register.revise.secondHelp') } : {})}
            >
              <Input inputMode="decimal" autoComplete="off" suffix={unit} maxLength={40} />
            </Form.Item>
          )}
        </div>
      ))}
      <div className={styles.pair}>
        <Form.Item
          name="period"
          label={t('plans:register.revise.period')}
          rules={[
            {
              required: true,
              message: t('plans:register.form.missing', { field: t('plans:register.revise.period') }),
            },
          ]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="nature" label={t('plans:register.revise.nature')}>
          <Select
            options={[
              { value: '', label: t('plans:register.revise.none') },
              ...natures.map((value) => ({ value, label: t(`plans:register.natures.${value}`) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="due" label={t('plans:register.revise.due')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <WordsField name="note" label={t('plans:register.revise.note')} limit={2000} rows={2} />
    </>
  );
}

const names = { one: '', floor: 'floor', stretch: 'stretch', summit: 'summit' } as const;

/** The promise as the server takes it; a target without any figure has one tier without a value. */
export function promiseOf(values: PromiseValues) {
  const stated = tierKeys.flatMap((tier) => {
    const { value = '', second = '' } = values.tiers[tier] ?? {};
    if ((value ?? '') === '') return [];
    return [{ tier: names[tier], value, value2: (second ?? '') === '' ? null : second }];
  });
  return {
    op: values.op,
    tiers: stated.length > 0 ? stated : [{ tier: '' as const, value: null, value2: null }],
    period: values.period,
    nature: values.nature === '' ? null : values.nature,
    state: values.state,
    due: (values.due ?? '') === '' ? null : values.due,
    note: values.note ?? '',
  };
}

type Tiers = readonly { tier: '' | Tier; value: string | null; value2: string | null }[];

export function promiseValues(
  target:
    | {
        op: Operator;
        period: string;
        nature: Nature | null;
        state: PromiseValues['state'];
        due: string | null;
        note: string;
        tiers: Tiers;
      }
    | undefined,
  year: string,
): PromiseValues {
  const of = (tier: TierKey) => {
    const found = target?.tiers.find((one) => one.tier === names[tier]);
    return { value: found?.value ?? '', second: found?.value2 ?? '' };
  };
  return {
    op: target?.op ?? '>=',
    period: target?.period ?? year,
    nature: target?.nature ?? '',
    state: target?.state ?? 'set',
    due: target?.due ?? '',
    note: target?.note ?? '',
    tiers: { one: of('one'), floor: of('floor'), stretch: of('stretch'), summit: of('summit') },
  };
}
