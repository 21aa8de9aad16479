import { whoAmI } from '@meritloop/server/contract/registry';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/refused.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';

/** What keeps a city closed until something is done on this page. */
const dueHere = ['identity.password_due', 'identity.factor_needed'];

interface City {
  id: string;
  name: { zh: string; en: string };
}

/** What is due here before a city opens, in the server's words; and once nothing is, the way into it. */
export function NextStep({ city }: { city: City }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const { data, error } = useAnswer(whoAmI, { params: { tenant: city.id } });
  const due = error instanceof Refused && dueHere.includes(error.refusal.code) ? error.refusal : undefined;
  return (
    <div role="status">
      {due !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={due.what}
          description={`${due.why} ${t(`account.next.${due.code === 'identity.password_due' ? 'password' : 'factor'}`)}`}
          style={{ marginBottom: 16 }}
        />
      )}
      {due === undefined && data !== undefined && (
        <p>
          <Link to="/$tenant" params={{ tenant: city.id }}>
            {t('account.next.enter', { city: say(city.name) })}
          </Link>
        </p>
      )}
    </div>
  );
}
