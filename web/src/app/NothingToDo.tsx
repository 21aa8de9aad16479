import { dayWords } from '@meritloop/engine';
import { listRequests } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor, type Visitor } from '../shell/visitor.ts';
import { EmptyState } from '../ui/state/EmptyState.tsx';

function postOf(visitor: Visitor) {
  if (holds(visitor, 'clerk')) return 'clerk';
  if (holds(visitor, 'signer')) return 'signer';
  return holds(visitor, 'office', 'reviewer') ? 'office' : 'reader';
}

/** Why the list is empty for this post, and what comes next: the nearest request that one may see. */
export function NothingToDo() {
  const { t } = useTranslation('app');
  const say = useSay();
  const visitor = useVisitor();
  const { tenant } = visitor;
  const post = postOf(visitor);
  const answer = useAnswer(
    listRequests,
    { params: { tenant: tenant.id }, query: { size: '1' } },
    { enabled: post !== 'reader' },
  );
  const next = answer.data?.requests.find(
    (request) => request.state !== 'locked' && request.dueOn >= tenant.today,
  );
  return (
    <EmptyState
      why={t(`home.none.${post}`)}
      todo={
        <>
          {t(`home.none.${post}Next`)}
          {next !== undefined && (
            <>
              <br />
              {t('home.nextDue', {
                day: say(dayWords(next.dueOn)),
                what: `${next.unit.name} · ${next.indicator.name}`,
              })}
            </>
          )}
        </>
      }
    />
  );
}
