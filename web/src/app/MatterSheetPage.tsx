import { readMatterStanding } from '@meritloop/server/contract/app';
import { listTasks, readMatter } from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Brackets } from '../ui/name/Marks.tsx';
import { Name, named, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { Paper } from '../ui/page/Paper.tsx';
import { PaperTable } from '../ui/page/PaperTable.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { FigureText } from './FigureText.tsx';
import { Owner } from './MatterEntry.tsx';
import type { MatterFile, MatterStanding } from './MatterPage.tsx';
import styles from './MatterSheetPage.module.css';
import { Said } from './MatterWords.tsx';
import { PromiseText } from './PromiseText.tsx';

const route = getRouteApi('/$tenant/matters/$id/sheet');
type Tasks = z.output<typeof listTasks.reply>['tasks'];

/** 事项登记表: the matter as one sheet of A4, a draft 送审稿: no letterhead, document number, classification or seal. */
export function MatterSheetPage() {
  const { tenant } = useVisitor();
  const { id } = route.useParams();
  const file = useAnswer(readMatter, { params: { tenant: tenant.id, matter: id } });
  const beside = useAnswer(readMatterStanding, { params: { tenant: tenant.id, matter: id } });
  const tasks = useAnswer(listTasks, { params: { tenant: tenant.id, matterId: id } });
  const error = file.error ?? beside.error ?? tasks.error;
  if (error !== null) return <ErrorState error={error} />;
  if (file.data === undefined || beside.data === undefined || tasks.data === undefined)
    return <Loading rows={12} />;
  return <Sheet file={file.data} standing={beside.data} tasks={tasks.data.tasks} />;
}

function Sheet(props: { file: MatterFile; standing: MatterStanding; tasks: Tasks }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const { file, standing } = props;
  const latest = standing.words.filter(({ period }) => period === standing.words[0]?.period);
  return (
    <Paper
      back={<CityLink path={`/matters/${file.id}`}>{t('matter.back')}</CityLink>}
      print={t('matter.print')}
      simulated={tenant.kind === 'simulated'}
      mark={t('matter.draft')}
      title={t('matter.sheet')}
      facts={
        <>
          {say(tenant.name)} · {t('matter.asOf')} <DayText day={standing.asOf} />
          {tenant.kind === 'simulated' && ` · ${say(tenant.notice)}`}
        </>
      }
      opinion={t('matter.opinion')}
      footer={t('matter.about')}
    >
      <Entry file={file} />
      <Targets lines={standing.targets} />
      <Tasks tasks={props.tasks} />
      <section className={styles.words}>
        <h2>{t('matter.words')}</h2>
        {latest.length === 0 && <p>{t('matter.noWords')}</p>}
        {latest.map((words) => (
          <Said key={`${words.unit.id} ${words.requestId}`} words={words} />
        ))}
      </section>
    </Paper>
  );
}

function Entry({ file }: { file: MatterFile }) {
  const { t } = useTranslation('app');
  const duties = (role: 'lead' | 'co') =>
    file.duties
      .filter((duty) => duty.role === role)
      .map((duty) => (
        <p key={`${duty.unit?.id ?? ''} ${duty.ownerGroup?.id ?? ''} ${duty.printed ?? ''}`}>
          <Owner duty={duty} />
        </p>
      ));
  const words: [string, string][] = [
    [t('matter.document'), file.document?.title ?? t('matter.absent')],
    [t('matter.section'), file.section || t('matter.absent')],
    [t('matter.objectives'), file.objectives.join('、') || t('matter.absent')],
    [t('matter.leader'), file.leader || t('matter.absent')],
    [t('matter.tags'), [...file.tags, ...file.campaigns.map(({ name }) => name)].join('、')],
  ];
  return (
    <PaperTable>
      <tbody>
        <tr>
          <th scope="row">{t('matter.above')}</th>
          <td>
            {file.number} <Name of={file.title} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('matter.clause')}</th>
          <td className={styles.clause}>
            <Verbatim>{file.text ?? t('matter.noClause')}</Verbatim>
          </td>
        </tr>
        {words
          .filter(([, said]) => said !== '')
          .map(([term, said]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>{named(said)}</td>
            </tr>
          ))}
        <tr>
          <th scope="row">{t('matter.lead')}</th>
          <td>{file.duties.length === 0 ? t('matter.noDuties') : duties('lead')}</td>
        </tr>
        {duties('co').length > 0 && (
          <tr>
            <th scope="row">{t('matter.co')}</th>
            <td>{duties('co')}</td>
          </tr>
        )}
        {file.withdrawn !== null && (
          <tr>
            <th scope="row">{t('matter.withdrawn')}</th>
            <td>
              {file.withdrawn.on} <Verbatim>{file.withdrawn.reason}</Verbatim>
            </td>
          </tr>
        )}
      </tbody>
    </PaperTable>
  );
}

function Targets({ lines }: { lines: MatterStanding['targets'] }) {
  const { t } = useTranslation('app');
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <PaperTable>
      <caption>{t('matter.targets')}</caption>
      <thead>
        <tr>
          {(['target', 'promise', 'latest', 'standing'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`matter.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              <Name of={line.indicator} />
              <Brackets>
                <Name of={line.subject.name} />, {line.period}
              </Brackets>
            </td>
            <td>
              <PromiseText promise={line.promise} column />
            </td>
            <td>
              {line.latest === null ? (
                <StatusWord status={line.standing.status} />
              ) : (
                <FigureText figure={line.latest} lined />
              )}
            </td>
            <td>
              <StatusWord status={line.standing.status} />
              <p>{say(line.standing.sentence)}</p>
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

function Tasks({ tasks }: { tasks: Tasks }) {
  const { t } = useTranslation('app');
  if (tasks.length === 0) return null;
  return (
    <PaperTable>
      <caption>{t('matter.task')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matter.task')}</th>
          <th scope="col">{t('matter.due')}</th>
          <th scope="col">{t('matter.milestones')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td>
              <Name of={task.title} />
              {task.unit !== null && (
                <Brackets>
                  <Name of={task.unit} />
                </Brackets>
              )}
            </td>
            <td className={styles.day}>{task.dueOn}</td>
            <td>
              {task.milestones.map((milestone) => (
                <p key={milestone.id}>
                  {milestone.dueOn} <Name of={milestone.name} />
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}
