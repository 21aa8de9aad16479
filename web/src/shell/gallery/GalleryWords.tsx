import { Unreachable } from '../../api/refused.ts';
import { Explained } from '../../explain/index.ts';
import { Quantity } from '../../ui/number/Quantity.tsx';
import { EmptyState } from '../../ui/state/EmptyState.tsx';
import { ErrorState } from '../../ui/state/ErrorState.tsx';
import { Light } from '../../ui/status/Light.tsx';
import { StatusWord } from '../../ui/status/StatusWord.tsx';
import { lights, statuses } from '../../ui/status/status.ts';
import { scored, trace } from './sample.ts';

const row = { display: 'flex', flexWrap: 'wrap', gap: 24, marginBottom: 16 } as const;

export function GalleryWords() {
  return (
    <>
      <div style={row}>
        {statuses.map((status) => (
          <StatusWord key={status} status={status} />
        ))}
      </div>
      <div style={row}>
        {lights.map((light) => (
          <Light key={light} colour={light} />
        ))}
      </div>
      <div style={row}>
        <Quantity value="4015" unit="亿元" size="key" />
        <Explained trace={trace}>
          <Quantity value="0.4500" size="key" />
        </Explained>
        <Explained trace={scored}>
          <Quantity value="8.4" size="key" />
        </Explained>
        <Quantity value="-12345.60" unit="万元" />
        <Quantity value="2.5" unit="个百分点" signed />
        <Quantity value={null} missing="awaiting_release" />
        <Quantity value={null} missing="上年同期未公布" />
      </div>
      <EmptyState why="本月没有待报事项。" todo="下一次：8月5日" />
      <br />
      <ErrorState error={new Unreachable(undefined)} retry={() => undefined} />
    </>
  );
}
