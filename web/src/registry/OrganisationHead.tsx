import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { holds, useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import styles from './OrganisationHead.module.css';

/** Title of the three pages that show the organisation of a day, with the way from one to the other. */
export function OrganisationHead({ title, day }: { title: string; day: string }) {
  const { t } = useTranslation('registry');
  const say = useSay();
  const visitor = useVisitor();
  const { tenant } = visitor;
  const search = { day: day === tenant.today ? undefined : day };
  const params = { tenant: tenant.id };
  const current = { 'aria-current': 'page', className: styles.current ?? '' } as const;
  const mayChange = holds(visitor, 'office') && tenant.kind !== 'published';
  return (
    <>
      <PageTitle
        title={title}
        asOf={day}
        scope={say(tenant.name)}
        action={
          <div className={styles.acts}>
            <OnDay day={day} />
            {mayChange && (
              <>
                <CityLink path="/units/import">
                  <Button tabIndex={-1}>{t('load.open')}</Button>
                </CityLink>
                <CityLink path="/organisation/change">
                  <Button type="primary" tabIndex={-1}>
                    {t('act')}
                  </Button>
                </CityLink>
              </>
            )}
          </div>
        }
      />
      <nav aria-label={t('parts.label')} className={`${styles.parts} screen-only`}>
        <Link to="/$tenant/units" params={params} search={search} activeProps={current} activeOptions={only}>
          {t('parts.units')}
        </Link>
        <Link
          to="/$tenant/organisation"
          params={params}
          search={search}
          activeProps={current}
          activeOptions={only}
        >
          {t('parts.organisation')}
        </Link>
        <Link
          to="/$tenant/organisation/changes"
          params={params}
          search={search}
          activeProps={current}
          activeOptions={only}
        >
          {t('parts.changes')}
        </Link>
        <CityLink path="/names">{t('parts.names')}</CityLink>
      </nav>
    </>
  );
}

/** The page itself, whatever its filters. */
const only = { exact: true, includeSearch: false };

/** Who belonged where is dated: any day can be looked at. */
function OnDay({ day }: { day: string }) {
  const { t } = useTranslation('registry');
  const set = useSetFilters();
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{t('day')}</label>
      <input
        id={id}
        type="date"
        className={styles.date}
        value={day}
        min="1949-10-01"
        max="2099-12-31"
        onChange={(event) => set({ day: event.target.value })}
      />
    </div>
  );
}
