import { type DocumentKind, documentKinds, produceDocument } from '@meritloop/server/contract/publications';
import { listUnits } from '@meritloop/server/contract/registry';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { useNameText } from '../ui/name/Name.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './DocumentPage.module.css';

const offered = ['system', 'group', 'office'] as const;

/** Kind, period and unit stand in the address, so that a preview can be linked to; the audience is chosen last. */
export function ProduceForm(props: {
  kind: DocumentKind;
  period: string;
  unit: string | undefined;
  periods: readonly string[];
}) {
  const { t } = useTranslation('publications');
  const nameText = useNameText();
  const say = useSay();
  const { tenant } = useVisitor();
  const set = useSetFilters();
  const go = useNavigate();
  const act = useAct(produceDocument);
  const [audience, setAudience] = useState<(typeof offered)[number]>('system');
  const { kind, period, unit } = props;
  const isOfUnit = kind === 'unit_sheet';
  const units = useAnswer(listUnits, { params: { tenant: tenant.id } }, { enabled: isOfUnit }).data?.units;
  const periods = [...new Set([...props.periods, ...(period === '' ? [] : [period])])];

  async function produce() {
    const made = await act.mutateAsync({
      params: { tenant: tenant.id },
      body: { kind, period, audience, ...(unit === undefined ? {} : { unitId: unit }) },
    });
    await go({
      to: '/$tenant/documents/$id',
      params: { tenant: tenant.id, id: made.id },
      search: made.existed ? { kept: 'before' } : {},
    });
  }

  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => void produce().catch(() => undefined)}>
      <Form.Item label={t('documents.produce.kind')} extra={t(`documents.kindSays.${kind}`)} htmlFor="kind">
        <Select<string>
          id="kind"
          value={kind}
          options={documentKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
          onChange={(value) => set({ kind: value, unit: undefined })}
        />
      </Form.Item>
      <Form.Item label={t('documents.produce.period')} htmlFor="period">
        <Select<string>
          id="period"
          value={period}
          options={periods.map((value) => ({ value, label: say(periodName(value)) }))}
          onChange={(value) => set({ period: value })}
        />
      </Form.Item>
      {isOfUnit && (
        <Form.Item label={t('documents.produce.unit')} htmlFor="unit">
          <Select<string>
            id="unit"
            value={unit ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={(units ?? []).map(({ id, name }) => ({ value: id, label: nameText(name) }))}
            onChange={(value: string) => set({ unit: value })}
          />
        </Form.Item>
      )}
      <Form.Item label={t('documents.produce.audience')}>
        <Radio.Group
          aria-label={t('documents.produce.audience')}
          value={audience}
          onChange={(event) => setAudience(event.target.value)}
          options={offered.map((value) => ({ value, label: t(`documents.audience.${value}`) }))}
        />
      </Form.Item>
      {act.error !== null && <ErrorState error={act.error} />}
      <Button
        type="primary"
        htmlType="submit"
        loading={act.isPending}
        disabled={period === '' || (isOfUnit && unit === undefined)}
      >
        {t('documents.produce.submit')}
      </Button>
      <p className={styles.consequence}>{t('documents.produce.consequence')}</p>
    </Form>
  );
}
