import { downloadInputs, type RunHead } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { momentWords } from '../ui/number/moment.ts';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { Part } from '../ui/page/Part.tsx';
import styles from './RunPage.module.css';

/** What a run rests on: scheme, hashes, and everything needed to come to the same result. */
export function RunBasis({ run }: { run: RunHead }) {
  const { t } = useTranslation('assessments');
  const say = useSay();
  const { tenant } = useVisitor();
  const facts: Fact[] = [
    [t('run.scheme'), `${say(run.scheme.name)} ${t('scheme.version', { version: run.scheme.version })}`],
    [t('run.computed'), t('run.by', { post: say(run.by), time: momentWords(run.at) })],
    [t('run.inputs'), run.inputsHash],
    [t('run.results'), run.resultsHash],
  ];
  return (
    <Part title={t('run.about')}>
      <FactList facts={facts} />
      <p className="screen-only">
        <a href={addressOf(downloadInputs, { params: { tenant: tenant.id, id: run.id } })} download>
          {t('run.inputsFile')}
        </a>
      </p>
      <p className={`${styles.note} screen-only`}>{t('run.inputsSays')}</p>
    </Part>
  );
}
