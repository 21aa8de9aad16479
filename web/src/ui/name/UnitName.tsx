import { useTranslation } from 'react-i18next';

/** A unit, group or post by its name; `nameEn` where the city has an English one. */
export interface Named {
  name: string;
  nameEn?: string | null | undefined;
}

/**
 * A name in the reader's language. Where there is no English one the Chinese name is shown, marked as Chinese, so that
 * it is read out and set as such. Every page that shows a unit's name on screen shows it with this.
 */
export function UnitName({ of }: { of: Named }) {
  const { i18n } = useTranslation();
  if (i18n.language !== 'en') return of.name;
  return hasEnglish(of) ? of.nameEn : <span lang="zh-CN">{of.name}</span>;
}

/** The same as plain text, for labels that take no element: options of a choice, titles, `aria-label`. */
export function useNameText(): (of: Named) => string {
  const { i18n } = useTranslation();
  return (of) => (i18n.language === 'en' && hasEnglish(of) ? of.nameEn : of.name);
}

function hasEnglish(of: Named): of is Named & { nameEn: string } {
  return typeof of.nameEn === 'string' && of.nameEn !== '';
}
