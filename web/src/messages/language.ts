import { createInstance, type i18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { cityNames } from './cityNames.ts';
import { inEnglish } from './inEnglish.ts';

/** The two languages of the interface; Chinese comes first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const kept = 'meritloop.language';

/** The language chosen on this device; without a choice, English only for a browser that does not read Chinese. */
function chosenLanguage(): Language {
  const stored = readKept();
  if (stored !== null) return stored;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : firstForeign();
}

function firstForeign(): Language {
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

function readKept(): Language | null {
  try {
    const stored = localStorage.getItem(kept);
    return languages.find((language) => language === stored) ?? null;
  } catch {
    return null; // storage is closed to us: the browser's language decides
  }
}

async function load(language: Language) {
  if (language === 'en') return (await import('./en.ts')).english;
  return (await import('./zh-CN.ts')).chinese;
}

async function addWords(instance: i18n, language: Language): Promise<void> {
  for (const [namespace, words] of Object.entries(await load(language))) {
    instance.addResourceBundle(language, namespace, words, true, true);
  }
}

/** The one i18n instance; words of a language are loaded when it is first used. */
const messages: i18n = createInstance();

/** Names that are put into an English message are said in English, too. */
const quotedNames: PostProcessorModule = {
  type: 'postProcessor',
  name: 'quoted-names',
  process: (value) => (currentLanguage() === 'en' ? inEnglish(value, cityNames()) : value),
};

/** Prepares the interface in the chosen language; resolves when its words are there. */
export async function startMessages(): Promise<void> {
  const language = chosenLanguage();
  await messages
    .use(initReactI18next)
    .use(quotedNames)
    .init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'ui',
      resources: {},
      interpolation: { escapeValue: false },
      returnNull: false,
      postProcess: [quotedNames.name],
      react: { useSuspense: false },
    });
  await addWords(messages, language);
  document.documentElement.lang = language;
}

/** Changes the language of the interface and keeps the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await addWords(messages, language);
  await messages.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(kept, language);
  } catch {
    // a choice that cannot be kept still holds for this visit
  }
}

/** The language in use now. */
export function currentLanguage(): Language {
  return messages.language === 'en' ? 'en' : 'zh-CN';
}
