import { expect, it } from 'vitest';
import { boardTitle } from './boardTitle.ts';

const scheme = { name: { zh: '区县月度晾晒办法', en: 'Monthly county board' } };

it('says the usual title in English, and leaves one that the office wrote as it was written', () => {
  expect(boardTitle({ title: '区县月度晾晒办法 2026年5月', scheme, period: '2026-05' }).en).toBe(
    'Monthly county board May 2026',
  );
  expect(boardTitle({ title: '五月红榜', scheme, period: '2026-05' })).toEqual({
    zh: '五月红榜',
    en: '五月红榜',
  });
});
