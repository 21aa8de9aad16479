import { dayWords } from '@meritloop/engine';
import { useTranslation } from 'react-i18next';
import { type Text, useSay } from '../messages/useSay.ts';
import { holds, useVisitor, type Visitor } from '../shell/visitor.ts';
import { Said } from '../ui/name/Name.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';

function postOf(visitor: Visitor) {
  if (holds(visitor, 'clerk')) return 'clerk';
  if (holds(visitor, 'signer')) return 'signer';
  return holds(visitor, 'office', 'reviewer') ? 'office' : 'reader';
}

/** Why the list is empty for this post, and the next day on which something is due. */
export function NothingToDo(props: { next: string | null; what: Text | null }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const post = postOf(useVisitor());
  return (
    <EmptyState
      why={t(`home.none.${post}`)}
      todo={
        <>
          {t(`home.none.${post}Next`)}
          {props.next !== null && (
            <>
              <br />
              {t('todo.next', { day: say(dayWords(props.next)) })}
              {props.what !== null && (
                <>
                  {' · '}
                  <Said text={props.what} />
                </>
              )}
            </>
          )}
        </>
      }
    />
  );
}
