import { importUnits } from '@meritloop/server/contract/registry';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import load from '../ui/load/load.module.css';
import { ErrorState } from '../ui/state/ErrorState.tsx';

/** The second step: the document that it rests on, the reason, and exactly what was previewed. */
export function UnitsImportConfirm(props: {
  file: { fileName: string; content: string; effectiveOn: string };
  version: number;
  count: number;
}) {
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  const act = useAct(importUnits);
  const params = { tenant: tenant.id };
  if (act.data !== undefined) {
    return (
      <div role="status" className={load.done}>
        <p>{t('load.done', { count: act.data.added })}</p>
        <CityLink path="/units">{t('load.see')}</CityLink>
      </div>
    );
  }
  if (props.count === 0) return <p className={load.confirm}>{t('load.nothing')}</p>;
  const required = (field: string) => [
    { required: true, whitespace: true, min: 2, message: t('load.missing', { field }) },
  ];
  return (
    <Form<{ document: string; reason: string }>
      className={load.confirm ?? ''}
      layout="vertical"
      requiredMark={false}
      onFinish={(words) =>
        act.mutate({
          params,
          body: { ...props.file, ...words },
          ifMatch: props.version,
          idempotencyKey: crypto.randomUUID(),
        })
      }
    >
      <Form.Item name="document" label={t('changes.document')} rules={required(t('changes.document'))}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="reason" label={t('changes.reason')} rules={required(t('changes.reason'))}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {act.error !== null && <ErrorState error={act.error} />}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('load.apply', { count: props.count })}
      </Button>
    </Form>
  );
}
