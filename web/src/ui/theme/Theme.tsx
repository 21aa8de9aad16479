import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneControls, theme } from './tokens.ts';

const locales: Record<string, Locale> = { 'zh-CN': zhCN, en: enUS };

/** For readers who ask for less motion there is none, so that nothing waits for the end of a movement (see `page.css`). */
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
/** On a phone what is touched is as large as a finger, whichever way the phone is held after the page was opened. */
const phone = matchMedia('(max-width: 767px)').matches;
const ours = {
  ...theme,
  token: { ...theme.token, ...(still && { motion: false }), ...(phone && phoneControls) },
};

/** Ant Design in our tokens and in the reader's language. */
export function Theme({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={ours}
      locale={locales[i18n.language] ?? zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
