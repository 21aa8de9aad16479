import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './SavedNotice.module.css';
import { hourWords } from './timeWords.ts';
import type { SaveState } from './useServerDraft.ts';

/** Where the draft is: on the server by version, or, where that failed, on this device. */
export function SavedNotice(props: {
  state: SaveState;
  kept: { restored: boolean; savedAt: Date | null; drop: () => void };
}) {
  const { t } = useTranslation('actuals');
  const { state, kept } = props;
  const restored = state.kind === 'idle' && kept.restored && kept.savedAt !== null;
  const words = () => {
    if (restored && kept.savedAt !== null) return t('form.restored', { time: hourWords(kept.savedAt) });
    if (state.kind === 'idle') return '';
    if (state.kind === 'saved') return t('form.saved', { time: hourWords(state.at), no: state.no });
    return t(`form.${state.kind}`);
  };
  const troubled = state.kind === 'failed' || state.kind === 'stale' || state.kind === 'invalid';
  return (
    <span role="status" className={troubled ? styles.troubled : styles.notice}>
      {words()}
      {restored && (
        <Button type="link" size="small" onClick={kept.drop}>
          {t('form.drop')}
        </Button>
      )}
    </span>
  );
}
