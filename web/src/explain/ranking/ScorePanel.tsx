import type { ScoreExplanation } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../ui/panel/SidePanel.tsx';
import { ErrorState } from '../../ui/state/ErrorState.tsx';
import { Loading } from '../../ui/state/Loading.tsx';
import { ScoreView } from '../ScoreView.tsx';

/** The explanation of one unit's score beside the ranking, which stays usable. */
export function ScorePanel(props: {
  /** Unit whose score is asked for; undefined: closed. */
  code: string | undefined;
  name: string | undefined;
  explained: ScoreExplanation | undefined;
  error: Error | null;
  retry: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('explain');
  // The answer before stays kept while the next unit's is on its way: another unit's score is never shown.
  const explained = props.explained?.subject.code === props.code ? props.explained : undefined;
  return (
    <SidePanel
      open={props.code !== undefined}
      onClose={props.onClose}
      title={t('ranking.panel', { unit: props.name ?? props.code ?? '' })}
    >
      {explained !== undefined && <ScoreView explained={explained} />}
      {explained === undefined && props.error !== null && (
        <ErrorState error={props.error} retry={props.retry} />
      )}
      {explained === undefined && props.error === null && <Loading rows={10} />}
    </SidePanel>
  );
}
