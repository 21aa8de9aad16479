import { useTranslation } from 'react-i18next';
import { useEnglish } from './useEnglish.ts';

/** A text that the server or the engine carries in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/**
 * Picks the reader's language of a two-language text; an empty English text falls back to the Chinese one. Names that
 * an English text quotes are said in English as well, where the city has English words for them.
 */
export function useSay(): (text: Text) => string {
  const { i18n } = useTranslation();
  const english = useEnglish();
  return (text) => (i18n.language === 'en' ? english(text.en === '' ? text.zh : text.en) : text.zh);
}
