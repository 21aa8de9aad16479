import { downloadObservations, type Figure, listObservations } from '@meritloop/server/contract/actuals';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { figureHistory, HistoryButton } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { Names, named, Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './FiguresPage.module.css';

const route = getRouteApi('/$tenant/figures/$indicator/$subject');

/** 数据沿革: every version of the figures of one indicator and subject, latest first. */
export function FiguresPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { tenant } = useVisitor();
  const { indicator, subject } = route.useParams();
  const answer = useAnswer(listObservations, {
    params: { tenant: tenant.id },
    query: { indicator, subject },
  });
  const known = answer.data;
  return (
    <>
      <PageTitle
        title={known === undefined ? t('figures.title') : `${known.indicator.name} · ${t('figures.title')}`}
        scope={known?.subject.name}
        asOf={tenant.today}
      />
      {known !== undefined && known.indicator.definition !== '' && (
        <p className={styles.definition}>
          {t('facts.definition')}
          <Colon />
          <Verbatim>{known.indicator.definition}</Verbatim>
        </p>
      )}
      <DataTable
        id="figures"
        caption={t('figures.caption')}
        columns={useColumns(known?.figures ?? [], {
          tenant: tenant.id,
          indicator,
          subject,
          label: known?.indicator.name ?? '',
        })}
        rows={known?.figures.toReversed()}
        rowKey={(one) => one.observationId}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('figures.empty'), todo: t('figures.emptyTodo') }}
        excel={addressOf(downloadObservations, {
          params: { tenant: tenant.id },
          query: { indicator, subject, language },
        })}
      />
    </>
  );
}

function useColumns(
  figures: readonly Figure[],
  of: { tenant: string; indicator: string; subject: string; label: string },
): Column<Figure>[] {
  const { t } = useTranslation('actuals');
  const next = new Map(figures.map((one) => [one.supersedes, one.version]));
  return [
    {
      key: 'period',
      title: t('figures.period'),
      cell: (one) => <PeriodText period={one.period} />,
      order: (one) => one.period,
    },
    {
      key: 'value',
      title: t('figures.value'),
      kind: 'number',
      phone: 'head',
      cell: (one) => <Value figure={one} supersededBy={next.get(one.observationId)} />,
    },
    {
      key: 'status',
      title: t('figures.status'),
      cell: (one) => t(`figures.${one.status ?? 'unstated'}`),
    },
    { key: 'version', title: t('figures.version'), kind: 'number', cell: (one) => one.version },
    { key: 'reason', title: t('figures.reason'), cell: (one) => one.reason ?? '' },
    { key: 'source', title: t('figures.source'), cell: (one) => <Source figure={one} /> },
    { key: 'recordedOn', title: t('figures.recordedOn'), cell: (one) => one.recordedOn ?? '' },
    { key: 'people', title: t('figures.people'), cell: (one) => <People figure={one} /> },
    {
      key: 'history',
      title: t('figures.history'),
      cell: ({ period }) => (
        <HistoryButton
          source={figureHistory(of.tenant, { indicator: of.indicator, subject: of.subject, period })}
          label={`${of.label} ${period}`}
        />
      ),
    },
  ];
}

function Value({ figure, supersededBy }: { figure: Figure; supersededBy: number | undefined }) {
  const { t } = useTranslation('actuals');
  const missing =
    figure.valueText !== '' ? figure.valueText : figure.note !== '' ? figure.note : figure.words;
  return (
    <>
      <span className={supersededBy === undefined ? undefined : styles.superseded}>
        {figure.value !== null && (figure.op === '~' ? `${t('facts.about')} ` : signs[figure.op])}
        <Quantity value={figure.value} unit={figure.unit} missing={missing} />
      </span>
      {supersededBy !== undefined && (
        <span className={styles.note}>{t('figures.superseded', { version: supersededBy })}</span>
      )}
    </>
  );
}

const signs = { '=': '', '>=': '≥ ', '<=': '≤ ' } as const;

function Source({ figure }: { figure: Figure }) {
  const { t } = useTranslation('actuals');
  const { file, row, url } = figure.origin;
  return (
    <>
      <Verbatim>{figure.source}</Verbatim>
      {file !== null && (
        <span className={styles.note}>
          {file}
          {row !== null && named(`，${t('figures.row', { row })}`)}
        </span>
      )}
      {url !== null && (
        <a href={url} target="_blank" rel="noreferrer">
          {t('figures.link')}
        </a>
      )}
    </>
  );
}

function People({ figure }: { figure: Figure }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const names = (['enteredBy', 'signedBy', 'reviewedBy', 'lockedBy'] as const).flatMap((who) => {
    const post = figure[who];
    return post === null ? [] : [t(`figures.${who}`, { post: say(post) })];
  });
  return (
    <span className={styles.people}>
      <Names of={names} />
    </span>
  );
}
