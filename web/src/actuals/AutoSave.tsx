import { Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { bodyOf, type EntryValues } from './entryValues.ts';

/** Watches the form and has it saved a moment after the last key. */
export function AutoSave(props: {
  form: FormInstance<EntryValues>;
  schedule: (values: EntryValues) => void;
}) {
  const { form, schedule } = props;
  // Read in the first rendering, before anyone can have typed: what the form begins with needs no saving.
  const [start] = useState(() => JSON.stringify(bodyOf(form.getFieldsValue(true))));
  const before = useRef(start);
  const said = Form.useWatch((values) => JSON.stringify(bodyOf(values)), { form, preserve: true }) ?? start;
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    schedule(form.getFieldsValue(true));
  }, [said, form, schedule]);
  return null;
}
