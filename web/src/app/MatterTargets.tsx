import { downloadTargets } from '@meritloop/server/contract/app';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { AddTarget, ReviseTarget } from '../plans/index.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './MatterPage.module.css';
import type { MatterFile, MatterStanding } from './MatterPage.tsx';
import { MatterRevisions } from './MatterRevisions.tsx';
import { Section } from './Section.tsx';
import { useStandingColumns } from './useStandingColumns.tsx';

type Line = MatterStanding['targets'][number];

/** The targets of a matter with where each stands; the office revises them here, and what they were stays below. */
export function MatterTargets({ file, lines }: { file: MatterFile; lines: readonly Line[] | undefined }) {
  const { t, i18n } = useTranslation(['app', 'plans']);
  const { tenant } = useVisitor();
  const [open, setOpen] = useState<string>();
  const may = file.abilities.reviseTargets?.may === true && file.withdrawn === null;
  const columns = useColumns(may, setOpen);
  const revising = file.targets.find(({ id }) => id === open);
  const close = () => setOpen(undefined);
  return (
    <Section title={t('app:matter.targets')}>
      {file.targets.length === 0 ? (
        <EmptyState
          why={t('app:matter.noTargets')}
          {...(may ? { todo: t('app:matter.noTargetsTodo') } : {})}
        />
      ) : (
        <DataTable
          id="matter-targets"
          caption={t('app:matter.targetsCaption')}
          columns={columns}
          rows={lines}
          rowKey={({ id }) => id}
          excel={addressOf(downloadTargets, {
            params: { tenant: tenant.id },
            query: { matter: file.id, language: i18n.language === 'en' ? 'en' : 'zh' },
          })}
          empty={{ why: t('app:matter.noTargets') }}
        />
      )}
      {may && (
        <Button className={styles.add ?? ''} onClick={() => setOpen('new')}>
          {t('plans:register.revise.add')}
        </Button>
      )}
      <MatterRevisions targets={file.targets} />
      <SidePanel
        open={open !== undefined}
        onClose={close}
        title={revising?.indicator.name ?? t('plans:register.revise.titleAdd')}
      >
        <Suspense fallback={<Loading rows={6} />}>
          {revising !== undefined && <ReviseTarget key={revising.version} target={revising} onDone={close} />}
          {open === 'new' && <AddTarget matter={file} onDone={close} />}
        </Suspense>
      </SidePanel>
    </Section>
  );
}

function useColumns(may: boolean, onRevise: (id: string) => void): Column<Line>[] {
  const { t } = useTranslation(['app', 'plans']);
  const say = useSay();
  return [
    {
      key: 'indicator',
      title: t('app:targets.column.indicator'),
      cell: (line) => (
        <>
          <CityLink path={`/targets/${line.id}`}>
            <Name of={line.indicator} />
          </CityLink>
          {line.filter !== '' && (
            <span className={styles.aside}>
              <Name of={line.filter} />
            </span>
          )}
        </>
      ),
    },
    { key: 'subject', title: t('app:targets.column.subject'), cell: (line) => line.subject.name },
    {
      key: 'period',
      title: t('app:target.period'),
      cell: (line) => <PeriodText period={line.period} />,
      phone: 'none',
    },
    ...useStandingColumns((line: Line) => line),
    {
      key: 'gap',
      title: t('app:targets.column.gap'),
      cell: (line) => <div className={styles.sentence}>{say(line.standing.sentence)}</div>,
      width: 216,
    },
    ...(may
      ? [
          {
            key: 'revise',
            title: t('plans:register.revise.open'),
            cell: (line: Line) => (
              <Button size="small" onClick={() => onRevise(line.id)}>
                {t('plans:register.revise.open')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
