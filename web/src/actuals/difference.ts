/** A stretch of text that two versions share, or that only the former or only the latter has. */
export interface Stretch {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/**
 * Character by character what changed between two texts of at most a few hundred characters (longest common
 * subsequence; Chinese has no spaces to split words at). Joined, same + removed is the former, same + added the latter.
 */
export function difference(former: string, latter: string): Stretch[] {
  const [a, b] = [[...former], [...latter]];
  // common[i][j]: length of the longest common subsequence of a from i and b from j
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Stretch[] = [];
  const add = (kind: Stretch['kind'], text = '') => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      add('removed', a[i]);
      i += 1;
    } else {
      add('added', b[j]);
      j += 1;
    }
  }
  return found;
}
