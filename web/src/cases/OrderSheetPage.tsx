import { type CaseFile, readCase, type StepTaken } from '@meritloop/server/contract/cases';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { Paper } from '../ui/page/Paper.tsx';
import { PaperTable } from '../ui/page/PaperTable.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './OrderSheetPage.module.css';

const route = getRouteApi('/$tenant/cases/$id/sheet');

/** The case as one sheet of paper, a draft 送审稿: no letterhead, document number, classification or seal. */
export function OrderSheetPage() {
  const params = route.useParams();
  const answer = useAnswer(readCase, { params });
  if (answer.data === undefined) {
    return answer.error === null ? <Loading rows={12} /> : <ErrorState error={answer.error} />;
  }
  return <Sheet file={answer.data} />;
}

function Sheet({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const { tenant } = useVisitor();
  return (
    <Paper
      back={
        <Link to="/$tenant/cases/$id" params={route.useParams()}>
          {t('sheet.back')}
        </Link>
      }
      print={t('sheet.print')}
      simulated={tenant.kind === 'simulated'}
      mark={t('sheet.draft')}
      title={t('sheet.title')}
      opinion={t('sheet.opinion')}
      facts={
        <>
          {say(tenant.name)} · {t('registerNumber')} {file.number} · {t('sheet.asOf')}{' '}
          <DayText day={file.asOf} />
        </>
      }
      footer={
        <>
          {tenant.kind === 'simulated' && <p>{say(tenant.notice)}</p>}
          <p>{t('sheet.about')}</p>
          <p>{t('notDocumentNumber')}</p>
        </>
      }
    >
      <Facts file={file} />
      <Way steps={file.steps} />
    </Paper>
  );
}

function Facts({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const rows: [string, string][] = [
    [t('sheet.name'), file.title],
    [t('file.unit'), file.unit.name],
    ...(file.matter === null
      ? []
      : ([[t('file.matter'), `${file.matter.number} ${file.matter.title}`]] as [string, string][])),
    ...(file.matter?.text == null ? [] : ([[t('sheet.promise'), file.matter.text]] as [string, string][])),
    ...(file.target === null
      ? []
      : ([[t('file.target'), `${file.target.name}（${file.target.period}）`]] as [string, string][])),
    [t('file.basis'), file.basis === null ? t('file.basisNone') : say(file.basis.sentence)],
    [t('file.state'), say(file.state.name)],
    file.closedOn === null ? [t('file.due'), file.dueOn ?? t('due.none')] : [t('file.ended'), file.closedOn],
  ];
  return (
    <PaperTable>
      <tbody>
        {rows.map(([term, words]) => (
          <tr key={term}>
            <th scope="row">{term}</th>
            <td>
              <Name of={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

function Way({ steps }: { steps: readonly StepTaken[] }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  return (
    <PaperTable>
      <caption>{t('file.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.step')}</th>
          <th scope="col">{t('sheet.day')}</th>
          <th scope="col">{t('sheet.who')}</th>
          <th scope="col">{t('sheet.content')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.no}>
            <td>{say(step.name)}</td>
            <td className={styles.day}>{step.on}</td>
            <td>{say(step.by)}</td>
            <td>
              {step.filled.length === 0
                ? t('sheet.none')
                : step.filled.map((field) => (
                    <p key={field.name}>
                      {say(field.label)}
                      <Colon />
                      <Verbatim>{field.value}</Verbatim>
                    </p>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}
