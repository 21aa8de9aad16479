import { MethodCard } from './MethodCard.tsx';

/** Points by rank 名次赋分法: Marks by place among the peers; equal figures share a place. */
export function RankPoints() {
  return <MethodCard method="rank-points" curve="M6 8 L28 8 L28 17 L50 17 L50 26 L72 26 L72 35 L114 35" />;
}
