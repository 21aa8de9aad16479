import { standings } from '@meritloop/server/contract/registry';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNameText } from '../ui/name/Name.tsx';
import { Choice, MembershipChoice, Names, NewUnit, Successor, UnitChoice } from './UnitChangeChoices.tsx';
import type { Known } from './UnitChangePage.tsx';
import type { ChangeKind, ChangeValues, SuccessorValues } from './unitChange.ts';

/** The fields of the chosen kind of change. */
export function UnitChangeFields({ known }: { known: Known }) {
  const kind = Form.useWatch(['change', 'kind'], Form.useFormInstance<ChangeValues>()) as
    | ChangeKind
    | undefined;
  const { t } = useTranslation('app');
  switch (kind) {
    case undefined:
      return null;
    case 'add_unit':
      return (
        <>
          <NewUnit path={['change', 'unit']} />
          <UnitChoice
            path={['change', 'places', 0, 'parentId']}
            label={t('unit.change.parent')}
            known={known}
          />
          <MembershipChoice path={['change', 'places', 0, 'membership']} />
        </>
      );
    case 'rename_unit':
      return (
        <>
          <UnitChoice path={['change', 'unitId']} label={t('unit.change.unit')} known={known} />
          <Names label={t('unit.change.newName')} path={['change']} />
        </>
      );
    case 'end_unit':
      return <UnitChoice path={['change', 'unitId']} label={t('unit.change.unit')} known={known} />;
    case 'merge_units':
      return (
        <>
          <UnitChoice path={['change', 'unitIds']} label={t('unit.change.units')} known={known} several />
          <Successor path={['change', 'into']} title={t('unit.change.into')} known={known} />
          <CarryGrants />
        </>
      );
    case 'split_unit':
      return <Split known={known} />;
    case 'add_membership':
      return (
        <>
          <UnitChoice path={['change', 'unitId']} label={t('unit.change.unit')} known={known} />
          <UnitChoice path={['change', 'parentId']} label={t('unit.change.parent')} known={known} />
          <MembershipChoice path={['change', 'membership']} />
        </>
      );
    case 'end_membership':
      return <MembershipToEnd known={known} />;
    case 'add_group':
    case 'add_post':
      return <Names label={t('unit.change.name')} path={['change']} />;
    case 'set_standing':
    case 'end_standing':
      return <Standing known={known} ends={kind === 'end_standing'} />;
    case 'assign_portfolio':
      return (
        <>
          <PostChoice known={known} />
          <UnitChoice path={['change', 'unitId']} label={t('unit.change.unit')} known={known} />
        </>
      );
    case 'end_post':
      return <PostChoice known={known} />;
    case 'end_portfolio':
      return <PortfolioToEnd known={known} />;
  }
}

function Split({ known }: { known: Known }) {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  const form = Form.useFormInstance<ChangeValues>();
  const parts = (Form.useWatch(['change', 'parts'], form) ?? []) as SuccessorValues[];
  const nameOf = (part: SuccessorValues | undefined, no: number): string => {
    const unit = known.units.find(({ id }) => id === part?.unitId);
    const named = part?.how === 'existing' ? unit && nameText(unit) : part?.unit?.name;
    return named === undefined || named === '' ? t('unit.change.partNo', { no }) : named;
  };
  return (
    <>
      <UnitChoice path={['change', 'unitId']} label={t('unit.change.unit')} known={known} />
      <Form.List name={['change', 'parts']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Successor
                key={key}
                path={[name]}
                within={['change', 'parts']}
                title={t('unit.change.partNo', { no: name + 1 })}
                known={known}
                drop={fields.length > 2 ? () => remove(name) : undefined}
              />
            ))}
            {fields.length < 10 && (
              <Form.Item>
                <Button onClick={() => add({ how: 'fresh' })}>{t('unit.change.addPart')}</Button>
              </Form.Item>
            )}
          </>
        )}
      </Form.List>
      <Form.Item name={['change', 'takesOver']} label={t('unit.change.takesOver')}>
        <Radio.Group
          options={parts.map((part, index) => ({ value: index, label: nameOf(part, index + 1) }))}
        />
      </Form.Item>
      <CarryGrants />
    </>
  );
}

function CarryGrants() {
  const { t } = useTranslation('app');
  return (
    <Form.Item name={['change', 'carryGrants']} valuePropName="checked">
      <Checkbox>{t('unit.change.carryGrants')}</Checkbox>
    </Form.Item>
  );
}

function MembershipToEnd({ known }: { known: Known }) {
  const { t } = useTranslation(['app', 'registry']);
  const nameText = useNameText();
  const form = Form.useFormInstance<ChangeValues>();
  const unitId = Form.useWatch(['change', 'unitId'], form) as string | undefined;
  const unit = known.units.find(({ id }) => id === unitId);
  return (
    <>
      <UnitChoice path={['change', 'unitId']} label={t('app:unit.change.unit')} known={known} />
      <Choice
        path={['change', 'membershipId']}
        label={t('app:unit.change.which')}
        options={(unit?.memberships ?? []).map((one) => ({
          value: one.id,
          label: `${nameText(one.parentName)} · ${t(`registry:membership.${one.kind}`)}`,
        }))}
      />
    </>
  );
}

function Standing({ known, ends }: { known: Known; ends: boolean }) {
  const { t } = useTranslation(['app', 'registry', 'ui']);
  const nameText = useNameText();
  return (
    <>
      <Choice
        path={['change', 'groupId']}
        label={t('app:unit.change.group')}
        options={known.organisation.groups.map((one) => ({ value: one.id, label: nameText(one) }))}
      />
      <UnitChoice path={['change', 'unitId']} label={t('app:unit.change.unit')} known={known} />
      {!ends && (
        <>
          <Choice
            path={['change', 'standing']}
            label={t('app:unit.change.standing')}
            options={standings.map((one) => ({ value: one, label: t(`registry:standing.${one}`) }))}
          />
          <Form.Item
            name={['change', 'until']}
            label={t('ui:form.optional', { field: t('app:unit.change.until') })}
            extra={t('app:unit.change.untilHelp')}
          >
            <Input type="date" min="1949-10-01" max="2099-12-31" />
          </Form.Item>
        </>
      )}
    </>
  );
}

function PostChoice({ known }: { known: Known }) {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  const options = known.organisation.posts.map((one) => ({ value: one.id, label: nameText(one) }));
  return <Choice path={['change', 'postId']} label={t('unit.change.post')} options={options} />;
}

function PortfolioToEnd({ known }: { known: Known }) {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  const options = known.organisation.posts.flatMap((post) =>
    post.portfolio.map((line) => ({ value: line.id, label: `${nameText(post)} · ${nameText(line.unit)}` })),
  );
  return <Choice path={['change', 'portfolioId']} label={t('unit.change.portfolio')} options={options} />;
}
