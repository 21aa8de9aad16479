import { useTranslation } from 'react-i18next';

/** Day that the register uses for "since before anything known"; printing it would state what nobody stated. */
const sinceEver = '1949-10-01';

export const isSinceEver = (day: string): boolean => day === sinceEver;

/** Days from which and until which something holds, in words; empty where neither is stated. */
export function useSpan(): (from: string, to: string | null) => string {
  const { t } = useTranslation('registry');
  return (from, to) => {
    if (isSinceEver(from)) return to === null ? '' : t('until', { to });
    return to === null ? t('from', { from }) : t('between', { from, to });
  };
}
