import { readRequest } from '@meritloop/server/contract/actuals';
import { Button } from 'antd';
import { useState } from 'react';
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
  const { data: page, isFetching } = useAnswer(readRequest, { params: props.params });
  if (page === undefined || isFetching) return <Loading rows={2} />;
  const latest = page.entries[0];
  return (
    <>
      {latest !== undefined && (
        <>
          <p>{t('form.currentBy', { post: say(latest.by), time: timeWords(latest.at), no: latest.no })}</p>
          <EntryWords entry={latest} name={page.indicator.name} />
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
