import { useTranslation } from 'react-i18next';
import type { Preview } from './ImportPage.tsx';

/** Sheets are called as they are in the workbook; in English with what that means. */
export function useSheetName(): (sheet: Preview['sheets'][number]['sheet']) => string {
  const { t } = useTranslation('plans');
  return (sheet) => t(`register.sheetNames.${sheet}`);
}
