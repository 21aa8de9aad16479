import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';

const joined = (stretches: ReturnType<typeof difference>, ...kinds: string[]) =>
  stretches
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

describe('what changed between two texts', () => {
  it('marks only what changed', () => {
    expect(difference('新开工项目 12 个。', '新开工项目 15 个，投产 3 个。')).toEqual([
      { kind: 'same', text: '新开工项目 1' },
      { kind: 'removed', text: '2' },
      { kind: 'added', text: '5' },
      { kind: 'same', text: ' 个' },
      { kind: 'added', text: '，投产 3 个' },
      { kind: 'same', text: '。' },
    ]);
    expect(difference('同', '同')).toEqual([{ kind: 'same', text: '同' }]);
    expect(difference('', '')).toEqual([]);
  });

  it('gives both texts back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (former, latter) => {
        const stretches = difference(former, latter);
        expect(joined(stretches, 'same', 'removed')).toBe(former);
        expect(joined(stretches, 'same', 'added')).toBe(latter);
      }),
    );
  });
});
