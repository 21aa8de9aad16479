import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameText } from '../ui/name/Name.tsx';
import type { HistorySource } from './historyOf.ts';

const HistoryPanel = lazy(async () => ({ default: (await import('./HistoryPanel.tsx')).HistoryPanel }));

/** Beside a figure or a word: opens the history of its cell at the side. */
export function HistoryButton(props: {
  source: HistorySource;
  /** What it is the history of, in words. */
  label: string;
  /** The word beside the icon, where there is room for it. */
  worded?: boolean;
}) {
  const { t } = useTranslation('explain');
  const nameText = useNameText();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        type={props.worded === true ? 'default' : 'text'}
        size={props.worded === true ? 'middle' : 'small'}
        icon={<HistoryOutlined />}
        aria-haspopup="dialog"
        aria-label={nameText(`${t('history.show')}：${props.label}`)}
        title={t('history.show')}
        onClick={(event) => {
          event.stopPropagation();
          setOpened(true);
          setOpen(true);
        }}
      >
        {props.worded === true ? t('history.show') : null}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <HistoryPanel {...props} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
