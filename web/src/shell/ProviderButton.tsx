import { beginOidc, signInWays } from '@meritloop/server/platform/identity/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { FaultAlert } from './FaultAlert.tsx';

/** The way to the installation's sign-in provider; nothing where there is none. */
export function ProviderButton() {
  const { t } = useTranslation('shell');
  const say = useSay();
  const provider = useAnswer(signInWays).data?.provider;
  const begin = useAct(beginOidc);
  if (provider === undefined || provider === null) return null;
  return (
    <div style={{ marginTop: 16 }}>
      <FaultAlert fault={begin.error ?? undefined} />
      <Button
        block
        size="large"
        loading={begin.isPending}
        onClick={() => begin.mutate({}, { onSuccess: ({ url }) => location.assign(url) })}
      >
        {t('signIn.byProvider', { label: say(provider.label) })}
      </Button>
    </div>
  );
}
