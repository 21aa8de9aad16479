import { Option } from 'commander';

/** The languages of everything that a command prints for people. */
export type Language = 'zh' | 'en';

/** Where a language may be chosen once for all commands. The machine's locale is not asked: the same files and options
 * print the same words everywhere. */
const VARIABLE = 'MERITLOOP_LANGUAGE';

/** `--language zh|en`, the same on every command. */
export function languageOption(): Option {
  return new Option('--language <language>', '输出文字的语言 language of the words')
    .choices(['zh', 'en'])
    .default('zh')
    .env(VARIABLE);
}

/** The language in which a command says what went wrong: the one asked for on its line, as far as that was read. */
export function languageOf(options: { language?: unknown }): Language {
  return (options.language ?? process.env[VARIABLE]) === 'en' ? 'en' : 'zh';
}
