import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import styles from './TenantNotice.module.css';
import type { TenantSummary } from './visitor.ts';

/** Simulated or published data: said on every page of such a city, on screen and on paper. */
export function TenantNotice({ tenant }: { tenant: TenantSummary }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  if (tenant.kind === 'production') return null;
  const simulated = tenant.kind === 'simulated';
  const words = say(tenant.notice);
  return (
    <section
      className={`${styles.notice} ${simulated ? styles.simulated : styles.published}`}
      aria-label={t(`notice.${tenant.kind}`)}
    >
      <strong>{t(`notice.${tenant.kind}`)}</strong>
      <span>{words === '' ? t(`notice.${tenant.kind}Why`) : words}</span>
    </section>
  );
}
