import type { Page } from 'playwright-core';

/**
 * Chinese words and punctuation on a page that is set in English: texts, titles, labels and placeholders, each with
 * the place where it stands. What is marked `lang="zh-CN"` stands in its own language and is left out.
 */
export function chineseOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const set = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
    const found = new Set<string>();
    const note = (element: Element | null, where: string, text: string | null) => {
      if (text === null || !set.test(text)) return;
      if (element?.closest('[lang]')?.getAttribute('lang') === 'zh-CN') return;
      const place = `${element?.tagName.toLowerCase() ?? ''}.${element?.parentElement?.className ?? ''}`;
      found.add(`${where}: ${text.trim().slice(0, 80)} (${place.slice(0, 60)})`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement?.closest('script, style, noscript') === null)
        note(node.parentElement, 'text', node.nodeValue);
    }
    for (const attribute of ['title', 'aria-label', 'placeholder', 'alt', 'data-title']) {
      for (const element of document.querySelectorAll(`[${attribute}]`))
        note(element, attribute, element.getAttribute(attribute));
    }
    return [...found];
  });
}
