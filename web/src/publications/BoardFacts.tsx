import type { BoardContent, ReleaseHead } from '@meritloop/server/contract/publications';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { Part } from '../ui/page/Part.tsx';

/** What was released, to whom, and the hashes by which it is told from any other. */
export function BoardFacts({ release, board }: { release: ReleaseHead; board: BoardContent }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const facts: Fact[] = [
    [
      t('board.audience'),
      t('board.readers', {
        audience: t(`audience.${release.audience}`),
        says: t(`audienceSays.${release.audience}`),
      }),
    ],
    [t('board.scheme'), t('board.version', { name: say(board.scheme.name), version: board.scheme.version })],
    [t('board.run'), t('board.runNumber', { number: board.runNumber })],
    [t('board.contentHash'), release.contentHash],
    [t('board.chainHash'), release.hash],
  ];
  return (
    <Part title={t('board.about')}>
      <FactList facts={facts} />
    </Part>
  );
}
