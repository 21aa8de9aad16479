import { Option } from 'commander';

/** The languages of everything that a command prints for people. */
export type Language = 'zh' | 'en';

/** `--language zh|en`, the same on every command. */
export function languageOption(): Option {
  return new Option('--language <language>', '输出文字的语言 language of the words')
    .choices(['zh', 'en'])
    .default('zh');
}
