import { downloadPeers, type Figure, readPeers } from '@meritloop/server/contract/app';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { Name, useNameText } from '../ui/name/Name.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { FigureText } from './FigureText.tsx';
import styles from './PeersPage.module.css';
import { RankStanding } from './RankStanding.tsx';
import { Section } from './Section.tsx';
import { SourceText } from './SourceText.tsx';

const route = getRouteApi('/$tenant/peers');

type Peers = z.output<typeof readPeers.reply>;
type Row = Peers['rows'][number];

/** One published indicator and period over a peer set, in the set's own order: no column sorts, nothing is ranked. */
export function PeersPage() {
  const { t, i18n } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const asked = route.useSearch();
  const params = { tenant: tenant.id };
  const answer = useAnswer(readPeers, { params, query: asked });
  const peers = answer.data;
  const indicator = peers?.indicators.find(({ code }) => code === peers.indicator);
  const chosen = {
    set: peers?.set ?? undefined,
    indicator: peers?.indicator ?? undefined,
    period: peers?.period ?? undefined,
    order: peers?.order,
  };
  const columns = usePeerColumns(indicator?.unit ?? '', peers?.rows ?? []);
  const inOrder = peers?.direction === 'band' ? 'set' : (peers?.order ?? 'figure');
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      <PageTitle
        title={t('peers.title')}
        {...(indicator === undefined || peers?.period == null
          ? {}
          : { period: `${indicator.name} · ${say(periodName(peers.period))}` })}
        scope={peers?.sets.find(({ code }) => code === peers.set)?.name}
      />
      <p className={styles.lead}>{t(`peers.lead.${inOrder}`)}</p>
      {peers !== undefined && peers.sets.length === 0 ? (
        <EmptyState why={t('peers.emptyWhy')} todo={t('peers.emptyTodo')} />
      ) : (
        <>
          {peers !== undefined && <Choices peers={peers} />}
          <DataTable
            id="peers"
            caption={t('peers.caption')}
            columns={columns}
            rows={peers?.rows}
            rowKey={(row) => row.unit.id}
            error={answer.error}
            onRetry={() => void answer.refetch()}
            empty={{ why: t('peers.emptyWhy'), todo: t('peers.emptyTodo') }}
            excel={addressOf(downloadPeers, { params, query: { ...chosen, language } })}
          />
          {peers !== undefined && peers.ranks.length > 0 && (
            <div className={styles.ranks}>
              {peers.ranks.map((rank) => (
                <Section key={rank.targetId} title={`${t('rank.title')} · ${rank.indicator}`}>
                  <p>
                    <CityLink path={`/targets/${rank.targetId}`}>
                      <Name of={rank.subject} />
                    </CityLink>{' '}
                    · <StatusWord status={rank.status} /> {say(rank.sentence)}
                  </p>
                  <RankStanding rank={rank.standing} />
                </Section>
              ))}
            </div>
          )}
          <p className={styles.note}>
            {t('peers.printedOnly')} {t('peers.several')}
          </p>
        </>
      )}
    </>
  );
}

/** Set, indicator and period, in the address; a change of indicator lets the fullest period be chosen anew. */
function Choices({ peers }: { peers: Peers }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const set = useSetFilters();
  const indicator = peers.indicators.find(({ code }) => code === peers.indicator);
  return (
    <search className={`${styles.choices} screen-only`}>
      <Choice
        label={t('peers.set')}
        value={peers.set}
        options={peers.sets.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => set({ set: value, indicator: undefined, period: undefined })}
      />
      <Choice
        label={t('peers.indicator')}
        wide
        value={peers.indicator}
        options={peers.indicators.map(({ code, name, unit }) => ({
          value: code,
          label: unit === '' ? name : t('peers.indicatorChoice', { name, unit }),
        }))}
        onChange={(value) => set({ indicator: value, period: undefined })}
      />
      <Choice
        label={t('peers.period')}
        value={peers.period}
        options={(indicator?.periods ?? []).map((period, index) => ({
          value: period,
          label: t('peers.periodChoice', {
            period: say(periodName(period)),
            cities: indicator?.cities[index] ?? 0,
          }),
        }))}
        onChange={(value) => set({ indicator: peers.indicator ?? undefined, period: value })}
      />
      <Choice
        label={t('peers.order')}
        value={peers.order}
        options={(['figure', 'set'] as const).map((order) => ({
          value: order,
          label: t(`peers.orders.${order}`),
        }))}
        onChange={(value) => set({ order: value === 'set' ? 'set' : undefined })}
      />
    </search>
  );
}

function Choice(props: {
  label: string;
  value: string | null;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  wide?: boolean;
}) {
  const id = useId();
  const nameText = useNameText();
  return (
    <div className={props.wide === true ? styles.wide : styles.choice}>
      <label htmlFor={id}>{props.label}</label>
      <Select<string>
        id={id}
        value={props.value}
        options={props.options.map(({ value, label }) => ({ value, label: nameText(label) }))}
        onChange={props.onChange}
        showSearch={props.options.length > 8 ? { optionFilterProp: 'label' } : false}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}

/** A city's figures stand one below the other, each beside its own remark and source. */
function usePeerColumns(unit: string, rows: readonly Row[]): Column<Row>[] {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  const remark = (figure: Figure) => figure.valueText || figure.note || figure.words;
  const columns: Column<Row>[] = [
    { key: 'city', title: t('peers.column.city'), cell: (row) => row.unit.name, width: 160 },
    {
      key: 'figure',
      title: t('peers.column.figure'),
      ...(unit === '' ? {} : { unit }),
      kind: 'number',
      width: 200,
      cell: (row) =>
        row.figures.length === 0 ? (
          <span className={styles.none}>{t('peers.none')}</span>
        ) : (
          <Lines
            lines={row.figures.map((figure) => (
              <FigureText key={figure.observationId} figure={figure} bare={figure.unit === unit} />
            ))}
          />
        ),
      phone: 'head',
    },
    {
      key: 'rank',
      title: t('peers.column.rank'),
      cell: ({ printedRank: [printed] }) =>
        printed === undefined ? null : (
          <span title={nameText(printed.source.publisher ?? printed.source.name)}>
            {printed.value === null ? printed.words : t('rank.place', { place: printed.value })}
          </span>
        ),
    },
    {
      key: 'note',
      title: t('peers.column.note'),
      cell: (row) => (row.figures.some(remark) ? <Lines lines={row.figures.map(remark)} /> : null),
    },
    {
      key: 'source',
      title: t('peers.column.source'),
      cell: (row) =>
        row.figures.length === 0 ? null : (
          <Lines
            lines={row.figures.map((figure) => (
              <SourceText key={figure.observationId} source={figure.source} wide />
            ))}
          />
        ),
    },
  ];
  return columns.filter(
    ({ key }) =>
      (key !== 'note' || rows.some((row) => row.figures.some(remark))) &&
      (key !== 'rank' || rows.some((row) => row.printedRank.length > 0)),
  );
}

function Lines({ lines }: { lines: React.ReactNode[] }) {
  return (
    <span className={styles.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures of one city never change their order
        <span key={index}>{line}</span>
      ))}
    </span>
  );
}
