import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Brackets as the reader's language has them. */
export function Brackets({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? <> ({children})</> : <>（{children}）</>;
}

/** A colon as the reader's language has it. */
export function Colon() {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? ': ' : '：';
}
