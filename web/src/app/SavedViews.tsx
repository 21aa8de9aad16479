import { DeleteOutlined } from '@ant-design/icons';
import { deleteView, listViews, saveView } from '@meritloop/server/contract/registry';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Popover, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useFault } from '../ui/state/useFault.ts';
import styles from './SavedViews.module.css';

/** Filters kept under a name: choosing a view sets the address, and the address is what is kept. */
export function SavedViews(props: { page: string; query: Record<string, string | undefined> }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const go = useNavigate();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listViews, { params, query: { page: props.page } });
  const views = answer.data?.views ?? [];
  const query = Object.fromEntries(
    Object.entries(props.query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const same = (other: Record<string, string>) =>
    JSON.stringify(Object.entries(other).sort()) === JSON.stringify(Object.entries(query).sort());
  const chosen = views.find((view) => same(view.query));
  return (
    <span className={`${styles.views} screen-only`}>
      <Select<string>
        className={styles.choice ?? ''}
        aria-label={t('standings.views.label')}
        placeholder={t('standings.views.label')}
        notFoundContent={t('standings.views.none')}
        value={chosen?.id ?? null}
        options={views.map((view) => ({
          value: view.id,
          label: view.shared ? t('standings.views.common', { name: view.name }) : view.name,
        }))}
        popupMatchSelectWidth={false}
        onChange={(id) => {
          const view = views.find((one) => one.id === id);
          if (view !== undefined) void go({ to: '.', search: view.query as never, resetScroll: false });
        }}
      />
      {chosen === undefined ? (
        <Keep page={props.page} query={query} mayShare={answer.data?.abilities.shareViews?.may === true} />
      ) : (
        chosen.own && <Remove view={chosen} />
      )}
    </span>
  );
}

function Keep(props: { page: string; query: Record<string, string>; mayShare: boolean }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const id = useId();
  const keep = useAct(saveView);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      arrow={false}
      placement="bottomLeft"
      content={
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(
              {
                params: { tenant: tenant.id },
                body: { page: props.page, name, query: props.query, shared },
              },
              { onSuccess: () => setOpen(false) },
            );
          }}
        >
          <label htmlFor={id}>{t('standings.views.name')}</label>
          <Input id={id} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
          {props.mayShare && (
            <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
              {t('standings.views.shared')}
            </Checkbox>
          )}
          {keep.error !== null && <Fault error={keep.error} />}
          <Button
            type="primary"
            htmlType="submit"
            size="small"
            disabled={name.trim() === ''}
            loading={keep.isPending}
          >
            {t('standings.views.keep')}
          </Button>
        </form>
      }
    >
      <Button type="link" size="small">
        {t('standings.views.save')}
      </Button>
    </Popover>
  );
}

function Remove({ view }: { view: { id: string; name: string; version: number } }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const remove = useAct(deleteView);
  return (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('standings.views.delete', { name: view.name })}
      loading={remove.isPending}
      onClick={() => remove.mutate({ params: { tenant: tenant.id, id: view.id }, ifMatch: view.version })}
    />
  );
}

function Fault({ error }: { error: Error }) {
  const { what, why } = useFault(error);
  return (
    <p role="alert">
      {what} {why}
    </p>
  );
}
