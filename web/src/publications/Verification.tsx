import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { verifyRelease } from '@meritloop/server/contract/publications';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { momentWords } from '../ui/number/moment.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './Verification.module.css';

/** 核验: whether the board is the one that was released, its chain is whole, and its scores come out again; in words. */
export function Verification({ params }: { params: { tenant: string; id: string } }) {
  const { t } = useTranslation('publications');
  const answer = useAnswer(verifyRelease, { params });
  const found = answer.data;
  const checks =
    found === undefined
      ? []
      : ([
          [found.content, t('verify.content'), t('verify.contentNot')],
          [found.chain, t('verify.chain'), t('verify.chainNot')],
          [found.recomputes, t('verify.recomputes'), t('verify.recomputesNot')],
        ] as const);
  return (
    <section className={styles.verification}>
      <h2>{t('verify.title')}</h2>
      {found === undefined && answer.error === null && <Loading rows={3} />}
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {found !== undefined && (
        <>
          <p role="status">
            <strong>{t(checks.every(([holds]) => holds) ? 'verify.sound' : 'verify.unsound')}</strong>
          </p>
          <ul className={styles.checks}>
            {checks.map(([holds, yes, no]) => (
              <li key={yes} className={holds ? styles.yes : styles.no}>
                {holds ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}
                <span>{holds ? yes : no}</span>
              </li>
            ))}
          </ul>
          <p className={styles.when}>
            {t('verify.checked', { time: momentWords(found.checkedAt) })}
            <Button
              type="link"
              size="small"
              loading={answer.isFetching}
              onClick={() => void answer.refetch()}
            >
              {t('verify.again')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
