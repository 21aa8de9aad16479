import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { Section } from './Section.tsx';

const steps = [
  { key: 'units', path: '/units/import' },
  { key: 'register', path: '/matters/import' },
  { key: 'ask', path: '/ask' },
] as const;

/** What the office of a city without any target does first, in this order. */
export function FirstSteps() {
  const { t } = useTranslation('app');
  return (
    <Section title={t('first.title')}>
      <ol>
        {steps.map(({ key, path }) => (
          <li key={key}>
            <CityLink path={path}>{t(`first.${key}`)}</CityLink>
            <p>{t(`first.${key}Says`)}</p>
          </li>
        ))}
      </ol>
      <p style={{ marginBottom: 24 }}>{t('first.people')}</p>
    </Section>
  );
}
