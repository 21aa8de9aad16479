import { useTranslation } from 'react-i18next';

/** A text that the server or the engine carries in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** Picks the reader's language of a two-language text; an empty English text falls back to the Chinese one. */
export function useSay(): (text: Text) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' && text.en !== '' ? text.en : text.zh);
}
