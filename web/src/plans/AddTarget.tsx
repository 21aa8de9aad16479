import {
  type Aggregation,
  aggregations,
  type Direction,
  directions,
  type Measure,
  measures,
} from '@meritloop/engine';
import { addTarget, registerChoices } from '@meritloop/server/contract/plans';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './MatterForm.module.css';
import type { Choices, MatterShown } from './MatterFormPage.tsx';
import { type PromiseValues, promiseOf, promiseValues, TierFields } from './TierFields.tsx';

interface Values extends PromiseValues {
  indicator: string;
  name: string;
  unit: string;
  measure: Measure;
  aggregation: Aggregation;
  direction: Direction;
  subjectId: string;
}

/** A target more for a matter: a known indicator or a new one, of a subject and period. */
export function AddTarget(props: { matter: MatterShown; onDone: () => void }) {
  const { tenant } = useVisitor();
  const choices = useAnswer(registerChoices, { params: { tenant: tenant.id } });
  if (choices.error !== null) return <ErrorState error={choices.error} />;
  if (choices.data === undefined) return <Loading rows={6} />;
  return <AddForm {...props} choices={choices.data} />;
}

function AddForm({ matter, choices, onDone }: { matter: MatterShown; choices: Choices; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const { tenant, person } = useVisitor();
  const act = useAct(addTarget);
  return (
    <DraftForm<Values>
      draftKey={`${tenant.id}.${person.id}.target.${matter.id}.${matter.version}`}
      initial={{
        ...promiseValues(undefined, tenant.today.slice(0, 4)),
        indicator: choices.indicators[0]?.id ?? 'new',
        name: '',
        unit: '',
        measure: 'level',
        aggregation: 'latest',
        direction: 'higher',
        subjectId: choices.units[0]?.id ?? '',
      }}
      submit={(values, idempotencyKey) =>
        act.mutateAsync({
          params: { tenant: tenant.id, matter: matter.id },
          body: {
            ...promiseOf(values),
            indicator:
              values.indicator === 'new'
                ? {
                    name: values.name,
                    unit: values.unit ?? '',
                    measure: values.measure,
                    aggregation: values.aggregation,
                    direction: values.direction,
                  }
                : { id: values.indicator },
            subjectId: values.subjectId,
          },
          ifMatch: matter.version,
          idempotencyKey,
        })
      }
      onDone={onDone}
      submitLabel={t('register.revise.saveAdd')}
      others={<Button onClick={onDone}>{t('register.form.cancel')}</Button>}
    >
      <IndicatorFields choices={choices} />
      <Form.Item name="subjectId" label={t('register.revise.subject')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.units.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
        />
      </Form.Item>
      <TierFields unit="" />
    </DraftForm>
  );
}

function IndicatorFields({ choices }: { choices: Choices }) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const indicator = Form.useWatch<string | undefined>('indicator');
  return (
    <>
      <Form.Item name="indicator" label={t('register.revise.indicator')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...choices.indicators.map(({ id, name, unit }) => ({
              value: id,
              label: nameText(unit === '' ? name : `${name}（${unit}）`),
            })),
            { value: 'new', label: t('register.revise.newIndicator') },
          ]}
        />
      </Form.Item>
      {indicator === 'new' && (
        <div className={styles.pair}>
          <Form.Item
            name="name"
            label={t('register.revise.newIndicator')}
            rules={[
              {
                required: true,
                whitespace: true,
                message: t('register.form.missing', { field: t('register.revise.newIndicator') }),
              },
            ]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="unit" label={t('register.revise.unit')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="measure" label={t('register.revise.measure')}>
            <Select options={measures.map((value) => ({ value, label: t(`register.measures.${value}`) }))} />
          </Form.Item>
          <Form.Item name="aggregation" label={t('register.revise.aggregation')}>
            <Select
              options={aggregations.map((value) => ({ value, label: t(`register.aggregations.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="direction" label={t('register.revise.direction')}>
            <Select
              options={directions.map((value) => ({ value, label: t(`register.directions.${value}`) }))}
            />
          </Form.Item>
        </div>
      )}
    </>
  );
}
