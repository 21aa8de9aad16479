import { periodWords, tryPeriod } from '@meritloop/engine';
import { downloadReport, type readReport as endpoint, readReport } from '@meritloop/server/contract/actuals';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { BulkActs } from './BulkActs.tsx';
import { HeldFigures } from './HeldFigures.tsx';
import styles from './ReportPage.module.css';
import { ReportRequest, type Save } from './ReportRequest.tsx';

type Report = z.output<(typeof endpoint)['reply']>;

const route = getRouteApi('/$tenant/reports/$matter/$unit/$period');

/** One matter on one page: words and figures in one go, and what is held already to read only. */
export function ReportPage() {
  const { t } = useTranslation('actuals');
  const params = route.useParams();
  const answer = useAnswer(readReport, { params });
  const report = answer.data;
  const back = (
    <Link to="/$tenant/reports" params={{ tenant: params.tenant }}>
      {t('report.page.back')}
    </Link>
  );
  const here = report?.matter.id === params.matter && report.unit.id === params.unit;
  if (report === undefined || !here) {
    return (
      <>
        <PageTitle title={t('report.list.title')} above={back} />
        {answer.error !== null ? (
          <ErrorState error={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Loading rows={8} />
        )}
      </>
    );
  }
  return <OneReport key={`${params.matter} ${params.unit} ${params.period}`} report={report} back={back} />;
}

function OneReport({ report, back }: { report: Report; back: React.ReactNode }) {
  const { t, i18n } = useTranslation('actuals');
  const say = useSay();
  const { tenant } = useVisitor();
  const period = tryPeriod(report.period);
  const saves = useRef(new Map<string, Save>());
  async function saveAll(): Promise<ReadonlyMap<string, number>> {
    const versions = new Map<string, number>();
    // A copy: every saving renders its form anew, which sets its place in the map again.
    for (const [id, save] of [...saves.current]) versions.set(id, await save());
    return versions;
  }
  return (
    <>
      <PageTitle
        title={report.matter.title}
        code={report.matter.number}
        period={period === null ? report.period : say(periodWords(period))}
        scope={report.unit.name}
        above={back}
      />
      {report.matter.text !== null && (
        <p className={styles.clause}>
          <span className={styles.note}>{t('report.page.clause')}</span>{' '}
          <Verbatim>{report.matter.text}</Verbatim>
        </p>
      )}
      <div className={styles.work}>
        <div className={styles.requests}>
          {report.requests.map((request) => (
            <ReportRequest
              key={request.id}
              request={request}
              today={tenant.today}
              onForm={(save) => {
                if (save === undefined) saves.current.delete(request.id);
                else saves.current.set(request.id, save);
              }}
            />
          ))}
        </div>
        <div className={styles.bar}>
          <BulkActs rows={report.requests} before={saveAll} />
        </div>
      </div>
      <HeldFigures
        held={report.held}
        excel={addressOf(downloadReport, {
          params: {
            tenant: tenant.id,
            matter: report.matter.id,
            unit: report.unit.id,
            period: report.period,
          },
          query: { language: i18n.language === 'en' ? 'en' : 'zh' },
        })}
      />
    </>
  );
}
