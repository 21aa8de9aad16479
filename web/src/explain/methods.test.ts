import { scoringMethods } from '@meritloop/engine';
import { describe, expect, it } from 'vitest';
import { english } from '../messages/en.ts';
import { chinese } from '../messages/zh-CN.ts';
import { methodExplanations } from './methods.ts';

describe('explanations of scoring methods', () => {
  it('exist for every method of the engine and for no other', () => {
    expect(Object.keys(methodExplanations).sort()).toEqual(
      scoringMethods.map((method) => method.name).sort(),
    );
  });

  it('call each method as the engine does', () => {
    const titles = scoringMethods.map(({ name, title }) => [name, title.zh, title.en]);
    const shown = scoringMethods.map(({ name }) => {
      const key = name as keyof typeof chinese.explain.method;
      return [name, chinese.explain.method[key]?.title, english.explain.method[key]?.title];
    });
    expect(shown).toEqual(titles);
  });
});
