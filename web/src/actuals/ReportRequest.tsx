import { periodWords, tryPeriod } from '@meritloop/engine';
import type { RequestPage } from '@meritloop/server/contract/actuals';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { DueText } from './DueText.tsx';
import { EntryWords } from './EntryWords.tsx';
import { nameOfRequest } from './nameOfRequest.ts';
import { ReportForm } from './ReportForm.tsx';
import styles from './ReportPage.module.css';
import { SpokenAct, type SpokenName } from './SpokenAct.tsx';
import { StateWord } from './StateWord.tsx';
import { timeWords } from './timeWords.ts';

/** Saves what a form holds and answers the version that stands then. */
export type Save = () => Promise<number>;

/** One thing that is asked, on the page of its matter: a form where it is one's turn, else what was entered. */
export function ReportRequest(props: {
  request: RequestPage;
  today: string;
  onForm: (save: Save | undefined) => void;
}) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const { tenant } = useVisitor();
  const { request } = props;
  const [speaking, setSpeaking] = useState<SpokenName>();
  const may = (act: string) => request.abilities[act]?.may === true;
  const form = may('enter') && (request.state === 'open' || request.state === 'returned');
  const period = tryPeriod(request.period);
  const latest = request.entries[0];
  const sentBack = request.steps.findLast((step) => step.act === 'return' || step.act === 'send_back');
  const spoken = (['send_back', 'return', 'correct'] as const).filter(may);
  const title =
    request.kind === 'words'
      ? t('report.page.words')
      : t('report.page.figure', {
          name: nameOfRequest(request),
          period: period === null ? request.period : say(periodWords(period)),
        });
  return (
    <section className={styles.request} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <StateWord state={request.state} />
        <DueText request={request} today={props.today} />
      </div>
      {request.state === 'returned' && sentBack !== undefined && (
        <div className={styles.returned}>
          {t('page.returned', { post: say(sentBack.by), time: timeWords(sentBack.at) })}
          <p>
            <Verbatim>{sentBack.words}</Verbatim>
          </p>
        </div>
      )}
      {form ? (
        <ReportForm request={request} onForm={props.onForm} />
      ) : latest === undefined ? (
        <p className={styles.note}>{t('list.notSeen')}</p>
      ) : (
        <>
          <EntryWords entry={latest} name={request.indicator?.name} tasks={request.tasks} />
          {request.warnings.map(({ code, text }) => (
            <p key={code} className={styles.note}>
              {t('form.check', { text: say(text) })}
            </p>
          ))}
        </>
      )}
      <div className={`${styles.foot} screen-only`}>
        {spoken.map((name) => (
          <Button key={name} size="small" onClick={() => setSpeaking(name)}>
            {name === 'send_back'
              ? t('act.sendBack')
              : name === 'return'
                ? t('act.return', { unit: request.unit.name })
                : t('act.correct')}
          </Button>
        ))}
        <Link to="/$tenant/requests/$request" params={{ tenant: tenant.id, request: request.id }}>
          {t('report.page.alone')}
        </Link>
      </div>
      {speaking !== undefined && (
        <SpokenAct name={speaking} request={request} onClose={() => setSpeaking(undefined)} />
      )}
    </section>
  );
}
