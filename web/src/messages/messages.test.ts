import { describe, expect, it } from 'vitest';
import { english } from './en.ts';
import { chinese } from './zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const zh = leaves(chinese);
const en = leaves(english);
const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((found) => found[1]).sort();

describe('interface words', () => {
  it('have the same keys in both languages', () => {
    expect(en.map(([key]) => key).sort()).toEqual(zh.map(([key]) => key).sort());
  });

  it('leave no value empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill the same slots in both languages', () => {
    const english = new Map(en);
    const differing = zh.filter(([key, text]) => `${slots(text)}` !== `${slots(english.get(key) ?? '')}`);
    expect(differing).toEqual([]);
  });

  it('keep Chinese out of the English words, except names of languages and of sheets in a workbook', () => {
    const asNamed = /chineseName$|\.sheetNames\./;
    const stray = en.filter(([key, text]) => /\p{Script=Han}/u.test(text) && !asNamed.test(key));
    expect(stray).toEqual([]);
  });

  it('quote with straight marks in English, because the Chinese face draws curly ones full-width', () => {
    expect(en.filter(([, text]) => /[‘’“”]/.test(text))).toEqual([]);
  });

  it('use no exclamation marks', () => {
    expect([...zh, ...en].filter(([, text]) => /[!！]/.test(text))).toEqual([]);
  });
});
