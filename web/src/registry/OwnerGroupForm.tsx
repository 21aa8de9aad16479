import { CloseOutlined } from '@ant-design/icons';
import { createOwnerGroup, editOwnerGroup, listUnits } from '@meritloop/server/contract/registry';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import styles from './OwnerGroupsPage.module.css';
import type { OwnerGroupShown } from './OwnerGroupsPage.tsx';

interface Values {
  name: string;
  members: { unitId: string; from: string; to: string }[];
}

/** Name and dated members of an owner group. */
export function OwnerGroupForm(props: { group: OwnerGroupShown | undefined; onDone: () => void }) {
  const { t } = useTranslation('registry');
  const nameText = useNameText();
  const { tenant, person } = useVisitor();
  const { group, onDone } = props;
  const [create, edit] = [useAct(createOwnerGroup), useAct(editOwnerGroup)];
  const known = useAnswer(listUnits, { params: { tenant: tenant.id } }).data?.units ?? [];
  const former = (group?.members ?? [])
    .map(({ unit }) => unit)
    .filter(({ id }) => !known.some((unit) => unit.id === id));
  const units = [...known, ...former].map(({ id, name }) => ({ value: id, label: nameText(name) }));
  const needed = (field: string) => [{ required: true, message: t('ownerGroups.missing', { field }) }];
  return (
    <DraftForm<Values>
      draftKey={`${tenant.id}.${person.id}.owner-group.${group === undefined ? 'new' : `${group.id}.${group.version}`}`}
      initial={{
        name: group?.name ?? '',
        members: group?.members.map(({ unit, from, to }) => ({ unitId: unit.id, from, to: to ?? '' })) ?? [],
      }}
      submit={(values, idempotencyKey) => {
        const body = {
          name: values.name,
          members: (values.members ?? []).map(({ unitId, from, to }) => ({
            unitId,
            from,
            to: (to ?? '') === '' ? null : to,
          })),
        };
        if (group === undefined)
          return create.mutateAsync({ params: { tenant: tenant.id }, body, idempotencyKey });
        const params = { tenant: tenant.id, group: group.id };
        return edit.mutateAsync({ params, body, ifMatch: group.version, idempotencyKey });
      }}
      onDone={onDone}
      submitLabel={t('ownerGroups.save')}
      consequence={t('ownerGroups.remark')}
      others={<Button onClick={onDone}>{t('ownerGroups.cancel')}</Button>}
    >
      <Form.Item name="name" label={t('ownerGroups.name')} rules={needed(t('ownerGroups.name'))}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.List name="members">
        {(rows, { add, remove }) => (
          <fieldset className={styles.members}>
            <legend>{t('ownerGroups.members')}</legend>
            {rows.map((row) => (
              <div key={row.key} className={styles.member}>
                <Form.Item
                  name={[row.name, 'unitId']}
                  label={t('ownerGroups.unit')}
                  className={styles.unit ?? ''}
                  rules={needed(t('ownerGroups.unit'))}
                >
                  <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
                </Form.Item>
                <Button
                  className={styles.remove ?? ''}
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t('ownerGroups.removeMember')}
                  title={t('ownerGroups.removeMember')}
                  onClick={() => remove(row.name)}
                />
                <Form.Item
                  name={[row.name, 'from']}
                  label={t('ownerGroups.from')}
                  rules={needed(t('ownerGroups.from'))}
                >
                  <Input type="date" />
                </Form.Item>
                <Form.Item
                  name={[row.name, 'to']}
                  label={t('ownerGroups.to')}
                  extra={t('ownerGroups.toHelp')}
                >
                  <Input type="date" />
                </Form.Item>
              </div>
            ))}
            <Button
              type="dashed"
              onClick={() => add({ unitId: undefined, from: `${tenant.today.slice(0, 4)}-01-01`, to: '' })}
            >
              {t('ownerGroups.addMember')}
            </Button>
          </fieldset>
        )}
      </Form.List>
    </DraftForm>
  );
}
