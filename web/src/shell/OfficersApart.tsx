import { useTranslation } from 'react-i18next';
import { navigation } from '../rooms.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import state from '../ui/state/State.module.css';

/** Pages that an officer may open beside those of the navigation. */
const besides = ['rights'];

/** Whether the page below the city is one of the three officers'. */
export function isOfOfficers(path: string): boolean {
  return (
    besides.includes(path) ||
    navigation.some(({ entries }) => entries.some((entry) => entry.officers === true && entry.path === path))
  );
}

/** 三员分立: why an officer sees none of the business, in place of any of its pages. */
export function OfficersApart() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageTitle title={t('officersApart.title')} />
      <div role="alert" className={state.error}>
        <p className={state.what}>{t('officersApart.what')}</p>
        <p>{t('officersApart.why')}</p>
        <p>{t('officersApart.todo')}</p>
      </div>
    </>
  );
}
