import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isChinese } from '../../messages/inEnglish.ts';
import { useEnglish } from '../../messages/useEnglish.ts';
import { type Text, useSay } from '../../messages/useSay.ts';

/** Whatever goes by a name: a unit, an indicator, a matter, an objective; or the name itself. */
export type Named = string | { name: string } | null | undefined;

const nameOf = (of: Named): string => (typeof of === 'string' ? of : (of?.name ?? ''));

/**
 * A name in the reader's language. Where there is no English one the Chinese name is shown, marked as Chinese, so that
 * it is read out and set as such. Every page shows every name with this.
 */
export function Name({ of }: { of: Named }) {
  const english = useEnglish();
  const text = english(nameOf(of));
  return isChinese(text) ? <Verbatim>{nameOf(of)}</Verbatim> : text;
}

/** A text among other things to show, such as the cell of a table, as a name; anything else as it is. */
export function named(shown: ReactNode): ReactNode {
  return typeof shown === 'string' ? <Name of={shown} /> : shown;
}

/** Several names in a row. */
export function Names({ of }: { of: readonly Named[] }) {
  const { i18n } = useTranslation();
  const between = i18n.language === 'en' ? ', ' : '、';
  return of.map((one, index) => (
    <span key={nameOf(one)}>
      {index > 0 && between}
      <Name of={one} />
    </span>
  ));
}

/**
 * Words that stand as they were written: a promise's clause, what a unit reported, the title of a document. They are
 * never translated; in English they are marked as Chinese.
 */
export function Verbatim({ children }: { children: string | null | undefined }) {
  const { i18n } = useTranslation();
  if (children == null) return null;
  return i18n.language === 'en' && isChinese(children) ? <span lang="zh-CN">{children}</span> : children;
}

/**
 * A sentence that may end with words as they were written, such as the title of an order. In English those words stand
 * whole and marked as Chinese, never half of them said in English.
 */
export function Said({ text }: { text: Text }) {
  const say = useSay();
  const { i18n } = useTranslation();
  const said = say(text);
  if (i18n.language !== 'en' || !isChinese(said)) return said;
  const written = text.en === '' ? text.zh : text.en;
  const at = [...written].findIndex(isChinese);
  return (
    <>
      {written.slice(0, at)}
      <Verbatim>{written.slice(at)}</Verbatim>
    </>
  );
}

/** A name as plain text, for what takes no element: options of a choice, titles, `aria-label`. */
export function useNameText(): (of: Named) => string {
  const english = useEnglish();
  return (of) => {
    const text = english(nameOf(of));
    return isChinese(text) ? nameOf(of) : text;
  };
}
