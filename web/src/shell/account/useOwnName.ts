import { whoAmI } from '@meritloop/server/contract/registry';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';

/**
 * The account's name in the reader's language. An account has one name as it was written; the city of its grants knows
 * the other language of it. A city that does not open yet leaves the name as it was written.
 *
 * @param tenant the first of the account's cities
 */
export function useOwnName(tenant: string | undefined): (name: string) => string {
  const say = useSay();
  const { data } = useAnswer(whoAmI, { params: { tenant: tenant ?? '' } }, { enabled: tenant !== undefined });
  const known = data?.person.name;
  return (name) => (known?.zh === name ? say(known) : name);
}
