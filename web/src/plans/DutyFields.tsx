import { ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNameText } from '../ui/name/Name.tsx';
import styles from './MatterForm.module.css';
import type { Choices, MatterShown } from './MatterFormPage.tsx';

/** Whom the matter falls to, in order: the first lead leads or gathers. */
export function DutyFields({ choices, matter }: { choices: Choices; matter: MatterShown | undefined }) {
  const { t } = useTranslation('plans');
  const options = useOwnerOptions(choices, matter);
  return (
    <fieldset className={styles.duties}>
      <legend>{t('register.form.duties')}</legend>
      <p className={styles.note}>{t('register.form.dutiesHelp')}</p>
      <Form.List name="duties">
        {(rows, { add, remove, move }) => (
          <>
            {rows.map((row, index) => (
              <div key={row.key} className={styles.duty}>
                <Form.Item
                  name={[row.name, 'role']}
                  label={t('register.form.role')}
                  className={styles.role ?? ''}
                >
                  <Select
                    options={(['lead', 'co'] as const).map((role) => ({
                      value: role,
                      label: t(`panel.${role}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name={[row.name, 'owner']}
                  label={t('register.form.owner')}
                  className={styles.owner ?? ''}
                  rules={[
                    {
                      required: true,
                      message: t('register.form.missing', { field: t('register.form.owner') }),
                    },
                  ]}
                >
                  <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
                </Form.Item>
                <Form.Item
                  name={[row.name, 'printed']}
                  label={t('register.form.printed')}
                  className={styles.owner ?? ''}
                  dependencies={[['duties', row.name, 'owner']]}
                  rules={[
                    ({ getFieldValue }) => ({
                      required: getFieldValue(['duties', row.name, 'owner']) === 'words',
                      whitespace: true,
                      message: t('register.form.missing', { field: t('register.form.printed') }),
                    }),
                  ]}
                >
                  <Input maxLength={500} />
                </Form.Item>
                <span className={styles.acts}>
                  <Button
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t('register.form.up')}
                    title={t('register.form.up')}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <Button
                    icon={<CloseOutlined aria-hidden />}
                    aria-label={t('register.form.removeDuty')}
                    title={t('register.form.removeDuty')}
                    onClick={() => remove(row.name)}
                  />
                </span>
              </div>
            ))}
            <Button
              type="dashed"
              onClick={() => add({ role: rows.length === 0 ? 'lead' : 'co', owner: undefined, printed: '' })}
            >
              {t('register.form.addDuty')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Units, owner groups and words; former units and assessment groups only where the matter names them. */
function useOwnerOptions(choices: Choices, matter: MatterShown | undefined) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const named = (kind: string, things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: `${kind}:${id}`, label: nameText(name) }));
  const former = (matter?.duties ?? []).flatMap(({ unit }) =>
    unit === null || choices.units.some(({ id }) => id === unit.id) ? [] : [unit],
  );
  const groups = (matter?.duties ?? []).flatMap(({ group }) => (group === null ? [] : [group]));
  const listed = [
    { label: t('register.form.ownerGroups'), options: named('ownerGroup', choices.ownerGroups) },
    { label: t('register.form.units'), options: named('unit', [...choices.units, ...former]) },
    { label: t('register.form.groupsOf'), options: named('group', groups) },
    { label: t('register.form.words'), options: [{ value: 'words', label: t('register.form.words') }] },
  ];
  return listed.filter(({ options }) => options.length > 0);
}
