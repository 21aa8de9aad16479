import type { CalendarItem } from '@meritloop/server/contract/actuals';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useNameText } from '../ui/name/Name.tsx';

/** What happens on the day, leading to where one works on it. */
export function CalendarTitle({ item, short }: { item: CalendarItem; short?: boolean }) {
  const { t } = useTranslation('actuals');
  const nameText = useNameText();
  const say = useSay();
  const { tenant } = useVisitor();
  const words = nameText(
    short === true ? `${t(`report.calendar.kinds.${item.kind}`)}：${say(item.title)}` : say(item.title),
  );
  if (item.kind === 'request' && item.period !== null)
    return (
      <Link to="/$tenant/reports" params={{ tenant: tenant.id }} search={{ period: item.period }}>
        {words}
      </Link>
    );
  if (item.targetId !== null)
    return (
      <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: item.targetId }}>
        {words}
      </Link>
    );
  return <span>{words}</span>;
}
