import type { BoardContent, ReleaseHead } from '@meritloop/server/contract/publications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { momentWords } from '../ui/number/moment.ts';
import { ExampleMark, Notice, Notices } from '../ui/page/Notices.tsx';

/** What a reader must know before the places: superseded or outdated, why it superseded, and the scheme's worth. */
export function BoardNotices({ release, board }: { release: ReleaseHead; board: BoardContent }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { tenant } = useVisitor();
  const to = (id: string) => ({ to: '/$tenant/boards/$id' as const, params: { tenant: tenant.id, id } });
  return (
    <Notices>
      {release.supersededBy !== null && (
        <Notice>
          {t('board.superseded')} <Link {...to(release.supersededBy)}>{t('board.openNew')}</Link>
        </Notice>
      )}
      {release.supersededBy === null && release.outdatedAt !== null && (
        <Notice>{t('board.outdated', { time: momentWords(release.outdatedAt) })}</Notice>
      )}
      <p>
        {t('board.released', {
          post: say(release.by),
          time: momentWords(release.at),
          audience: t(`audience.${release.audience}`),
        })}
      </p>
      {release.supersedes !== null && (
        <p>
          {t('board.supersedes', { reason: release.reason ?? '' })}{' '}
          <Link {...to(release.supersedes)}>{t('board.openOld')}</Link>
        </p>
      )}
      {board.scheme.status === 'example' && (
        <p>
          <ExampleMark>{t('board.example')}</ExampleMark>
        </p>
      )}
    </Notices>
  );
}
