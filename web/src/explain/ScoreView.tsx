import type { TraceNode } from '@meritloop/engine';
import type { ScoreExplanation } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Colon } from '../ui/name/Marks.tsx';
import { Name } from '../ui/name/Name.tsx';
import { ContributionChart } from './ContributionChart.tsx';
import { RankText } from './RankText.tsx';
import styles from './ScoreView.module.css';
import { TraceTree } from './TraceTree.tsx';

/** One score in full: key figures, what each item contributed, and the tree down to every figure and its source. */
export function ScoreView({ explained }: { explained: ScoreExplanation }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const { subject, ties } = explained;
  return (
    <div className={styles.view}>
      <dl className={styles.keys}>
        <div>
          <dt>{t('score.score')}</dt>
          <dd>
            <strong>{subject.score ?? t('score.withheld')}</strong>
            <span className={styles.shared}>{t('score.full', { full: explained.full })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('score.rank')}</dt>
          <dd>
            <RankText subject={subject} among={explained.among} />
          </dd>
        </div>
        {subject.grade !== null && (
          <div>
            <dt>{t('score.grade')}</dt>
            <dd>{say(subject.grade.name)}</dd>
          </div>
        )}
        <div>
          <dt>{t('score.group')}</dt>
          <dd>
            <Name of={subject.group.name} />
          </dd>
        </div>
      </dl>
      {subject.notes.length > 0 && (
        <section aria-label={t('score.notes')}>
          <h2>{t('score.notes')}</h2>
          <ul className={styles.notes}>
            {subject.notes.map((note) => (
              <li key={note.text.zh}>{say(note.text)}</li>
            ))}
          </ul>
        </section>
      )}
      <ContributionChart explained={explained} />
      <section aria-label={t('score.tree')}>
        <h2>{t('score.tree')}</h2>
        <TraceTree node={explained.trace as TraceNode} />
      </section>
      <footer className={styles.foot}>
        <p>
          {t('score.tie')}
          <Colon />
          {say(ties.says)}
        </p>
        <p>{t('score.frozen', { hash: explained.inputsHash })}</p>
      </footer>
    </div>
  );
}
