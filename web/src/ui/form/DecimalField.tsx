import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import { isDecimal, tidyDecimal } from './decimal.ts';
import styles from './Field.module.css';

/** A figure: unit inside the field, last value and target beside it; kept as the text that was typed. */
export function DecimalField(props: {
  name: string | (string | number)[];
  label: string;
  unit: string;
  required?: boolean;
  /** Last value, target: what helps to judge the figure while typing. */
  beside?: ReactNode;
  /** A check in words as one types, which does not refuse: "比上月少 12 个". */
  remark?: ReactNode;
  help?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.row}>
      <Form.Item
        name={props.name}
        label={props.required === true ? props.label : t('form.optional', { field: props.label })}
        extra={props.help}
        className={styles.figure ?? ''}
        getValueFromEvent={(event: React.ChangeEvent<HTMLInputElement>) => tidyDecimal(event.target.value)}
        validateTrigger="onBlur"
        rules={[
          {
            required: props.required ?? false,
            message: t('form.missing', { field: props.label }),
          },
          {
            validator: (_, value: string | undefined) =>
              value === undefined || value === '' || isDecimal(value)
                ? Promise.resolve()
                : Promise.reject(new Error(t('form.notNumber', { field: props.label }))),
          },
        ]}
      >
        <Input inputMode="decimal" autoComplete="off" suffix={named(props.unit)} maxLength={40} />
      </Form.Item>
      {props.beside !== undefined && <div className={styles.beside}>{props.beside}</div>}
      {props.remark !== undefined && (
        <div className={styles.remark} role="status">
          {props.remark}
        </div>
      )}
    </div>
  );
}
