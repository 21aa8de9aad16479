import { type ReleaseDay, setRelease, wordsLimit } from '@meritloop/server/contract/actuals';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';

interface Values {
  indicator: string;
  period: string;
  releasedOn: string;
  reason: string;
}

/** States a release day, or moves one that has not come yet. */
export function ReleasePanel(props: {
  release: ReleaseDay | undefined;
  indicators: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const { t } = useTranslation('actuals');
  const nameText = useNameText();
  const { tenant, person } = useVisitor();
  const act = useAct(setRelease);
  const { release } = props;
  const of = release === undefined ? 'new' : `${release.indicator.id}.${release.period}`;
  return (
    <SidePanel
      open
      onClose={props.onClose}
      title={
        release === undefined ? t('report.releases.set') : `${release.indicator.name} · ${release.period}`
      }
    >
      <DraftForm<Values>
        draftKey={`${tenant.id}.${person.id}.release.${of}`}
        initial={{
          indicator: release?.indicator.id ?? '',
          period: release?.period ?? '',
          releasedOn: release?.releasedOn ?? '',
          reason: '',
        }}
        submit={({ indicator, period, releasedOn, reason }, idempotencyKey) =>
          act.mutateAsync({
            // The form of a stated day asks for neither: they are what it is of.
            params: {
              tenant: tenant.id,
              indicator: release?.indicator.id ?? indicator,
              period: release?.period ?? period,
            },
            body: { releasedOn, reason },
            ifMatch: release?.version ?? 0,
            idempotencyKey,
          })
        }
        onDone={props.onClose}
        submitLabel={t('report.releases.save')}
        consequence={t('report.releases.note')}
      >
        {release === undefined && (
          <>
            <Form.Item name="indicator" label={t('report.releases.indicator')} rules={[{ required: true }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={props.indicators.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
              />
            </Form.Item>
            <Form.Item
              name="period"
              label={t('report.releases.period')}
              extra={t('report.ask.periodHelp')}
              rules={[{ required: true }]}
            >
              <Input maxLength={20} />
            </Form.Item>
          </>
        )}
        <Form.Item name="releasedOn" label={t('report.releases.day')} rules={[{ required: true }]}>
          <Input type="date" min={tenant.today} />
        </Form.Item>
        {release !== undefined && (
          <WordsField name="reason" label={t('report.releases.reason')} limit={wordsLimit} rows={2} />
        )}
      </DraftForm>
    </SidePanel>
  );
}
