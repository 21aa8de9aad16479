import { type RunHead, startRun } from '@meritloop/server/contract/assessments';
import { useNavigate } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import type { Scheme } from './SchemeInWords.tsx';

/** Starting a run: scheme and period, and what will happen, before it does. */
export function StartRunPanel(props: {
  schemes: readonly Scheme[];
  runs: readonly RunHead[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['assessments', 'ui']);
  const say = useSay();
  const { tenant, person } = useVisitor();
  const go = useNavigate();
  const act = useAct(startRun);
  const first = props.schemes[0];
  const required = (field: string) => [{ required: true, message: t('ui:form.missing', { field }) }];
  return (
    <SidePanel open onClose={props.onClose} title={t('assessments:start.title')}>
      <DraftForm
        draftKey={`${tenant.id}.${person.id}.run`}
        initial={{ schemeId: first?.id ?? '', period: first?.periods[0] ?? '' }}
        submit={async (body, idempotencyKey) => {
          const run = await act.mutateAsync({ params: { tenant: tenant.id }, body, idempotencyKey });
          await go({ to: '/$tenant/runs/$id', params: { tenant: tenant.id, id: run.id } });
        }}
        onDone={() => undefined}
        submitLabel={t('assessments:start.submit')}
        consequence={<Consequence />}
      >
        {(form) => (
          <>
            <Form.Item
              name="schemeId"
              label={t('assessments:start.scheme')}
              rules={required(t('assessments:start.scheme'))}
            >
              <Select
                options={props.schemes.map((one) => ({
                  value: one.id,
                  label: `${say(one.name)} ${t('assessments:scheme.version', { version: one.version })}`,
                }))}
                onChange={(id) =>
                  form.setFieldValue('period', props.schemes.find((one) => one.id === id)?.periods[0] ?? '')
                }
              />
            </Form.Item>
            <PeriodField {...props} />
          </>
        )}
      </DraftForm>
    </SidePanel>
  );
}

function Consequence() {
  const { t } = useTranslation('assessments');
  const { tenant } = useVisitor();
  const [before, after] = t('start.consequence', { day: '\n' }).split('\n');
  return (
    <>
      {before}
      <DayText day={tenant.today} />
      {after}
    </>
  );
}

/** Periods with figures that the chosen scheme reads; those computed before say so. */
function PeriodField({ schemes, runs }: { schemes: readonly Scheme[]; runs: readonly RunHead[] }) {
  const { t } = useTranslation(['assessments', 'ui']);
  const say = useSay();
  const schemeId: string | undefined = Form.useWatch('schemeId');
  const scheme = schemes.find((one) => one.id === schemeId);
  const label = t('assessments:start.period');
  return (
    <Form.Item
      name="period"
      label={label}
      rules={[{ required: true, message: t('ui:form.missing', { field: label }) }]}
      extra={scheme?.periods.length === 0 ? t('assessments:start.noPeriods') : undefined}
    >
      <Select
        options={(scheme?.periods ?? []).map((period) => {
          const times = runs.filter((run) => run.scheme.id === schemeId && run.period === period).length;
          const name = say(periodName(period));
          return {
            value: period,
            label: times === 0 ? name : t('assessments:start.done', { period: name, times }),
          };
        })}
      />
    </Form.Item>
  );
}
