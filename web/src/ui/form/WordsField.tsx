import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Field.module.css';

/** Words with a limit that is counted as one types; more than the limit stays in the field and is named, not cut. */
export function WordsField(props: {
  name: string | (string | number)[];
  label: string;
  limit: number;
  required?: boolean;
  rows?: number;
  help?: ReactNode;
  placeholder?: string;
}) {
  const { t } = useTranslation('ui');
  return (
    <Form.Item
      name={props.name}
      label={props.required === true ? props.label : t('form.optional', { field: props.label })}
      extra={props.help}
      // The count stands at the right below the field: words of help leave room for it.
      className={styles.counted ?? ''}
      validateTrigger="onBlur"
      rules={[
        {
          required: props.required ?? false,
          whitespace: props.required ?? false,
          message: t('form.missing', { field: props.label }),
        },
        { max: props.limit, message: t('form.tooLong', { field: props.label, limit: props.limit }) },
      ]}
    >
      <Input.TextArea
        autoSize={{ minRows: props.rows ?? 3, maxRows: 12 }}
        count={{ show: true, max: props.limit }}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
    </Form.Item>
  );
}
