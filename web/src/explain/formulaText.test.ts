import { describe, expect, it } from 'vitest';
import { formulaText } from './formulaText.ts';

const sources = import.meta.glob<string>(['../../../engine/src/{gap,score,trace}/*.ts', '!**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every formula that a source writes out: the literal after `formula:` or in a table of formulas. */
function formulasOf(text: string): string[] {
  const literals = text.matchAll(
    /(?:formula(?::| =)[^'"`\n]*|^ {2}'?[\w-]+'?: )(['"`])((?:(?!\1).)+)\1,?$/gm,
  );
  return [...literals]
    .map((match) => (match[2] ?? '').replace(/\$\{[^}]*\}+/g, ' '))
    .filter((formula) => /[÷×−+=→(]/.test(formula));
}

describe('formulas in Chinese', () => {
  const formulas = Object.values(sources).flatMap(formulasOf);

  it('are found in the engine', () => {
    expect(formulas).toContain('actual ÷ target ÷ share of the year');
    expect(formulas.length).toBeGreaterThan(25);
  });

  it.each([...new Set(formulas)])('%s leaves no English word', (formula) => {
    const left = formulaText(formula, 'zh-CN').match(/[A-Za-z]{2,}/g) ?? [];
    expect(left.filter((word) => !['min', 'max'].includes(word))).toEqual([]);
  });

  it('keep letters, and stay as they are in English', () => {
    expect(formulaText('w × (b + (1 − b) × (x − min) ÷ (max − min))', 'zh-CN')).toBe(
      'w × (b + (1 − b) × (x − min) ÷ (max − min))',
    );
    expect(formulaText('actual ÷ target', 'en')).toBe('actual ÷ target');
    expect(formulaText('actual ÷ target', 'zh-CN')).toBe('完成值 ÷ 目标');
  });
});
