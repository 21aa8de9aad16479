import { useTranslation } from 'react-i18next';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { HistoryList } from './HistoryList.tsx';
import type { HistorySource } from './historyOf.ts';

/** The history of a cell beside the page, which stays usable. */
export function HistoryPanel(props: {
  source: HistorySource;
  label: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('explain');
  return (
    <SidePanel open={props.open} onClose={props.onClose} title={`${t('history.title')} · ${props.label}`}>
      <HistoryList source={props.source} />
    </SidePanel>
  );
}
