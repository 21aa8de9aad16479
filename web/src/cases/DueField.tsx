import type { FormField } from '@meritloop/server/contract/cases';
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import styles from './StepFields.module.css';

/** A day, kept as `YYYY-MM-DD`; below it what is suggested, and where that number of days comes from. */
export function DueField({ field }: { field: FormField }) {
  const { t } = useTranslation(['cases', 'ui']);
  const say = useSay();
  const { tenant } = useVisitor();
  const label = say(field.label);
  const { suggested } = field;
  return (
    <Form.Item
      name={['form', field.name]}
      label={field.required ? label : t('ui:form.optional', { field: label })}
      rules={[{ required: field.required, message: t('cases:step.dueMissing', { field: label }) }]}
      getValueProps={(day: string | undefined) => ({
        value: day === undefined || day === '' ? null : dayjs(day),
      })}
      getValueFromEvent={(day: Dayjs | null) => day?.format('YYYY-MM-DD') ?? ''}
      extra={suggested !== null && t('cases:step.dueHelp', { day: suggested.on, says: say(suggested.says) })}
    >
      <DatePicker
        className={styles.day ?? ''}
        format="YYYY-MM-DD"
        placeholder={t('cases:step.dueExample')}
        showNow={false}
        minDate={dayjs(tenant.today)}
      />
    </Form.Item>
  );
}
