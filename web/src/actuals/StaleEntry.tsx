import { readRequest } from '@meritloop/server/contract/actuals';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { Loading } from '../ui/state/Loading.tsx';
import { EntryWords } from './EntryWords.tsx';
import { timeWords } from './timeWords.ts';

/** What someone else saved meanwhile, and the way to go on with one's own words after it. */
export function StaleEntry(props: {
  params: { tenant: string; request: string };
  onTake: (version: number) => void;
}) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const [taken, setTaken] = useState(false);
  const { data: page, isFetching, refetch } = useAnswer(readRequest, { params: props.params });
  const [asked, setAsked] = useState(false);
  // What is kept is from before the other's change.
  useEffect(() => {
    void refetch().finally(() => setAsked(true));
  }, [refetch]);
  if (page === undefined || isFetching || !asked) return <Loading rows={2} />;
  const latest = page.entries[0];
  return (
    <>
      {latest !== undefined && (
        <>
          <p>{t('form.currentBy', { post: say(latest.by), time: timeWords(latest.at), no: latest.no })}</p>
          <EntryWords entry={latest} name={page.indicator?.name} tasks={page.tasks} />
        </>
      )}
      {taken ? (
        <p role="status">{t('form.taken')}</p>
      ) : (
        <Button
          onClick={() => {
            props.onTake(page.version);
            setTaken(true);
          }}
        >
          {t('form.takeMine')}
        </Button>
      )}
    </>
  );
}
