import { Button } from 'antd';
import { useState } from 'react';
import { Explained } from '../../explain/index.ts';
import { CountStrip } from '../../ui/filter/CountStrip.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { Quantity } from '../../ui/number/Quantity.tsx';
import { PageTitle } from '../../ui/page/PageTitle.tsx';
import { SidePanel } from '../../ui/panel/SidePanel.tsx';
import { StatusWord } from '../../ui/status/StatusWord.tsx';
import { type Status, statuses } from '../../ui/status/status.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { rows, type SampleRow, trace } from './sample.ts';

const columns: Column<SampleRow>[] = [
  { key: 'name', title: '指标', cell: (row) => row.name, width: 220 },
  { key: 'unit', title: '责任单位', cell: (row) => row.unit, order: (row) => row.unit },
  {
    key: 'target',
    title: '目标',
    unit: '个',
    kind: 'number',
    cell: (row) => <Quantity value={row.target} />,
    order: (row) => Number(row.target),
  },
  {
    key: 'actual',
    title: '完成值',
    unit: '个',
    kind: 'number',
    cell: (row) =>
      row.actual === null ? (
        <Quantity value={null} missing={row.status} />
      ) : (
        <Explained trace={trace}>
          <Quantity value={row.actual} />
        </Explained>
      ),
    order: (row) => (row.actual === null ? null : Number(row.actual)),
  },
  {
    key: 'gap',
    title: '差距',
    unit: '个百分点',
    kind: 'number',
    cell: (row) => <Quantity value={row.gap} missing={row.status} signed />,
    order: (row) => (row.gap === null ? null : Number(row.gap)),
    phone: 'none',
  },
  {
    key: 'status',
    title: '状态',
    cell: (row) => <StatusWord status={row.status} />,
    order: (row) => statuses.indexOf(row.status),
    phone: 'head',
  },
];

export function GalleryTable() {
  const [status, setStatus] = useState<string>();
  const [open, setOpen] = useState<SampleRow>();
  const count = (each: Status) => ({
    value: each,
    label: <StatusWord status={each} />,
    count: rows.filter((row) => row.status === each).length,
  });
  const shown = rows.filter((row) => status === undefined || row.status === status);
  return (
    <>
      <PageTitle
        title="目标与差距"
        period="2026年1–6月"
        asOf="2026-07-05"
        scope="全市 · 7 个县区"
        action={<Button type="primary">导出汇总表</Button>}
      />
      <CountStrip
        counts={(['done', 'ahead', 'on_pace', 'behind', 'far_behind'] as const).map(count)}
        chosen={status}
        onChoose={setStatus}
      />
      <FilterBar
        filters={[
          { name: 'q', label: '搜索指标或单位' },
          { name: 'objective', label: '工作目标', choices: [{ value: 'a', label: '实力' }] },
          { name: 'unit', label: '责任单位', choices: [{ value: '甲县', label: '甲县' }] },
        ]}
        values={{}}
      />
      <DataTable
        id="gallery"
        caption="目标与差距"
        columns={columns}
        rows={shown}
        rowKey={(row) => row.id}
        empty={{ why: '没有符合条件的目标。', todo: '请放宽筛选条件。' }}
        onOpen={setOpen}
        excel="/api/sample.xlsx"
        total={{ label: '合计（只加目标）', cells: { target: <Quantity value="36521" /> } }}
      />
      <SidePanel open={open !== undefined} onClose={() => setOpen(undefined)} title={open?.name}>
        <p>{open?.unit}</p>
      </SidePanel>
    </>
  );
}
