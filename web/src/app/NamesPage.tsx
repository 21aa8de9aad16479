import { downloadNames, listNames, nameKinds } from '@meritloop/server/contract/app';
import { keepName } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Verbatim } from '../ui/name/Name.tsx';
import { Lead } from '../ui/page/Lead.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

type Row = z.output<typeof listNames.reply>['names'][number];
const route = getRouteApi('/$tenant/names');

/** 英文名称: what the city calls things, and what that is in English; whatever has no English stays Chinese. */
export function NamesPage() {
  const { t, i18n } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const filters = route.useSearch();
  const answer = useAnswer(listNames, { params: { tenant: tenant.id } });
  const [open, setOpen] = useState<string>();
  const may = answer.data?.abilities.keepNames;
  const wanted = filters.text?.trim().toLowerCase() ?? '';
  const rows = answer.data?.names.filter(
    (row) =>
      (filters.kind === undefined || row.kinds.some((kind) => kind === filters.kind)) &&
      (filters.english === undefined || (row.nameEn === null) === (filters.english === 'none')) &&
      [row.name, row.nameEn ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
  const chosen = answer.data?.names.find(({ name }) => name === open);
  const columns: Column<Row>[] = [
    { key: 'name', title: t('names.name'), cell: (row) => <Verbatim>{row.name}</Verbatim>, width: 320 },
    {
      key: 'english',
      title: t('names.english'),
      cell: (row) => row.nameEn ?? t('names.none'),
      phone: 'line',
    },
    {
      key: 'kinds',
      title: t('names.kinds'),
      cell: (row) => row.kinds.map((kind) => t(`names.kind.${kind}`)).join(' · '),
    },
  ];
  return (
    <>
      <PageTitle title={t('names.title')} scope={say(tenant.name)} />
      <Lead>{t('names.lead')}</Lead>
      {may !== undefined && !may.may && <Lead>{say(may.why)}</Lead>}
      <FilterBar
        filters={[
          { name: 'text', label: t('names.text') },
          {
            name: 'kind',
            label: t('names.kinds'),
            choices: nameKinds.map((value) => ({ value, label: t(`names.kind.${value}`) })),
          },
          {
            name: 'english',
            label: t('names.english'),
            choices: (['given', 'none'] as const).map((value) => ({ value, label: t(`names.has.${value}`) })),
          },
        ]}
        values={filters}
      />
      <DataTable
        id="names"
        caption={t('names.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('names.empty') }}
        excel={addressOf(downloadNames, {
          params: { tenant: tenant.id },
          query: {
            text: filters.text,
            kind: nameKinds.find((kind) => kind === filters.kind),
            english: filters.english,
            language: i18n.language === 'en' ? 'en' : 'zh',
          },
        })}
        {...(may?.may === true ? { onOpen: (row: Row) => setOpen(row.name) } : {})}
      />
      <SidePanel open={chosen !== undefined} onClose={() => setOpen(undefined)} title={t('names.title')}>
        {chosen !== undefined && (
          <NameForm key={chosen.name} row={chosen} onDone={() => setOpen(undefined)} />
        )}
      </SidePanel>
    </>
  );
}

function NameForm({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const act = useAct(keepName);
  return (
    <Form
      layout="vertical"
      initialValues={{ nameEn: row.nameEn ?? '' }}
      onFinish={({ nameEn }: { nameEn: string }) =>
        act.mutate(
          {
            params: { tenant: tenant.id },
            body: { name: row.name, nameEn: nameEn.trim() === '' ? null : nameEn.trim() },
            ifMatch: row.version,
          },
          { onSuccess: onDone },
        )
      }
    >
      <p>
        <Verbatim>{row.name}</Verbatim>
      </p>
      <Form.Item name="nameEn" label={t('names.english')} extra={t('names.help')}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
      {act.error !== null && <ErrorState error={act.error} />}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('names.save')}
      </Button>
    </Form>
  );
}
