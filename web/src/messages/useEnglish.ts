import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { cityNames, onNames } from './cityNames.ts';
import { inEnglish } from './inEnglish.ts';

/** In English, a text with the city's names and units of measure in English; in Chinese, the text as it is. */
export function useEnglish(): (text: string) => string {
  const names = useSyncExternalStore(onNames, cityNames);
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' ? inEnglish(text, names) : text);
}
