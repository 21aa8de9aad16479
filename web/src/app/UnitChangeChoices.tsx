import { membershipKinds, unitKinds } from '@meritloop/server/contract/registry';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Name, useNameText } from '../ui/name/Name.tsx';
import styles from './UnitChangePage.module.css';
import type { Known } from './UnitChangePage.tsx';
import type { ChangeValues, SuccessorValues } from './unitChange.ts';

/** Where a field stands in the form. */
type Path = (string | number)[];

/** Says that a field has to be filled in. */
function useRequired(): (field: string) => { required: true; message: string }[] {
  const { t } = useTranslation('app');
  return (field) => [{ required: true, message: t('unit.change.missing', { field }) }];
}

/** One of several, found by typing. */
export function Choice(props: {
  path: Path;
  label: string;
  options: { value: string; label: string }[];
  several?: boolean;
}) {
  const required = useRequired();
  return (
    <Form.Item name={props.path} label={props.label} rules={required(props.label)}>
      <Select
        {...(props.several === true ? { mode: 'multiple' as const } : {})}
        options={props.options}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
  );
}

export function UnitChoice(props: { path: Path; label: string; known: Known; several?: boolean }) {
  const nameText = useNameText();
  const options = props.known.units.map((unit) => ({ value: unit.id, label: nameText(unit) }));
  return <Choice {...props} options={options} />;
}

export function MembershipChoice({ path }: { path: Path }) {
  const { t } = useTranslation(['app', 'registry']);
  const options = membershipKinds.map((kind) => ({ value: kind, label: t(`registry:membership.${kind}`) }));
  return <Choice path={path} label={t('app:unit.change.membership')} options={options} />;
}

export function Names({ label, path }: { label: string; path: Path }) {
  const { t } = useTranslation(['app', 'ui']);
  const required = useRequired();
  return (
    <>
      <Form.Item name={[...path, 'name']} label={label} rules={required(label)}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[...path, 'nameEn']}
        label={t('ui:form.optional', { field: t('app:unit.change.nameEn') })}
      >
        <Input maxLength={120} autoComplete="off" lang="en" />
      </Form.Item>
    </>
  );
}

export function NewUnit({ path }: { path: Path }) {
  const { t } = useTranslation(['app', 'registry', 'ui']);
  return (
    <>
      <Names label={t('app:unit.change.name')} path={path} />
      <Choice
        path={[...path, 'kind']}
        label={t('app:unit.change.unitKind')}
        options={unitKinds.map((kind) => ({ value: kind, label: t(`registry:kind.${kind}`) }))}
      />
      <Form.Item
        name={[...path, 'functions']}
        label={t('ui:form.optional', { field: t('app:unit.change.functions') })}
      >
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** An existing unit or a new one. */
export function Successor(props: {
  path: Path;
  /** Path of the list that the fields stand in, which names them relative to itself. */
  within?: Path;
  title: string;
  known: Known;
  drop?: (() => void) | undefined;
}) {
  const { t } = useTranslation('app');
  const form = Form.useFormInstance<ChangeValues>();
  const how = Form.useWatch([...(props.within ?? []), ...props.path, 'how'], form) as
    | SuccessorValues['how']
    | undefined;
  return (
    <fieldset className={styles.part}>
      <legend>
        <Name of={props.title} />
      </legend>
      <Form.Item name={[...props.path, 'how']}>
        <Radio.Group
          aria-label={props.title}
          options={[
            { value: 'existing', label: t('unit.change.existing') },
            { value: 'fresh', label: t('unit.change.fresh') },
          ]}
        />
      </Form.Item>
      {how === 'existing' ? (
        <UnitChoice path={[...props.path, 'unitId']} label={t('unit.change.unit')} known={props.known} />
      ) : (
        <NewUnit path={[...props.path, 'unit']} />
      )}
      {props.drop !== undefined && (
        <Form.Item>
          <Button onClick={props.drop}>{t('unit.change.dropPart')}</Button>
        </Form.Item>
      )}
    </fieldset>
  );
}
