import { useTranslation } from 'react-i18next';
import { Misunderstood, type Refusal, Refused, Unreachable } from '../../api/refused.ts';

/** Any error as public text: the server's own words, or ours where it gave none. */
export function useFault(error: Error): Refusal {
  const { t } = useTranslation('ui');
  if (error instanceof Refused) return error.refusal;
  const kind =
    error instanceof Unreachable
      ? 'unreachable'
      : error instanceof Misunderstood
        ? 'misunderstood'
        : 'broken';
  return {
    code: `web.${kind}`,
    what: t(`fault.${kind}.what`),
    why: t(`fault.${kind}.why`),
    todo: t(`fault.${kind}.todo`),
  };
}
