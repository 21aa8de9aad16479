import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnglishNames, englishNames, inEnglish } from './inEnglish.ts';

/** The English names of the city that is open; outside a city the units of measure alone. */
export const NamesContext = createContext<EnglishNames>(englishNames({}));

/** In English, a text with the city's names and units of measure in English; in Chinese, the text as it is. */
export function useEnglish(): (text: string) => string {
  const names = use(NamesContext);
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' ? inEnglish(text, names) : text);
}
