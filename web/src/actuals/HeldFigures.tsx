import type { HeldFigure } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

/** 已有，不必再报: figures of the matter that nobody of this unit has to enter, each with its source or reason. */
export function HeldFigures({ held, excel }: { held: readonly HeldFigure[]; excel: string }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  if (held.length === 0) return null;
  const columns: Column<HeldFigure>[] = [
    { key: 'figure', title: t('list.figure'), width: 240, cell: (one) => one.indicator.name },
    { key: 'subject', title: t('list.subject'), cell: (one) => one.subject.name },
    { key: 'period', title: t('list.period'), cell: (one) => <PeriodText period={one.period} /> },
    {
      key: 'value',
      title: t('report.page.value'),
      kind: 'number',
      cell: (one) => (
        <Quantity
          value={one.held?.value ?? null}
          unit={one.indicator.unit}
          missing={
            one.reason === 'in_flight' ? t('report.page.another') : t(`report.ask.reason.${one.reason}`)
          }
        />
      ),
    },
    { key: 'why', title: t('report.page.why'), cell: (one) => say(one.says) },
  ];
  return (
    <section aria-labelledby="held-figures">
      <h2 id="held-figures">{t('report.page.held')}</h2>
      <p>{t('report.page.heldNote')}</p>
      <DataTable
        id="held-figures"
        caption={t('report.page.heldCaption')}
        columns={columns}
        rows={[...held]}
        rowKey={(one) => `${one.indicator.id} ${one.subject.id}`}
        excel={excel}
        empty={{ why: '' }}
      />
    </section>
  );
}
