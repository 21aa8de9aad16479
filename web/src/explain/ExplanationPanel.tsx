import type { TraceNode } from '@meritloop/engine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import type { TraceSource } from './Explained.tsx';
import { TraceTree } from './TraceTree.tsx';

/** The panel beside a number; the page under it stays usable. */
export function ExplanationPanel(props: {
  trace: TraceSource;
  label: string | undefined;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const { trace } = props;
  const given = 'load' in trace ? undefined : trace;
  const fetched = useQuery<TraceNode>({
    queryKey: 'load' in trace ? trace.key : ['given'],
    queryFn: ({ signal }) => ('load' in trace ? trace.load(signal) : Promise.resolve(trace)),
    enabled: props.open && given === undefined,
  });
  const node = given ?? fetched.data;
  return (
    <SidePanel
      open={props.open}
      onClose={props.onClose}
      title={`${t('title')}${node === undefined ? (props.label === undefined ? '' : `：${props.label}`) : `：${say(node.label)}`}`}
    >
      {node !== undefined && <TraceTree node={node} />}
      {node === undefined && fetched.error !== null && (
        <ErrorState error={fetched.error} retry={() => void fetched.refetch()} />
      )}
      {node === undefined && fetched.error === null && <Loading rows={6} />}
    </SidePanel>
  );
}
