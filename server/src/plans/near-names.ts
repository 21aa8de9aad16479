/** Pairs of neighbouring characters, and single ones where there is but one. */
function pairs(name: string): string[] {
  const plain = name.replace(/[\s（）()“”"·、]/g, '');
  if (plain.length < 2) return [plain];
  return Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
}

/** How alike two names are, 0 to 1: shared pairs of characters over all (Sørensen–Dice), or shared characters. */
function likeness(a: string, b: string): number {
  const dice = (left: readonly string[], right: readonly string[]) => {
    const rest = [...right];
    const shared = left.filter((one) => {
      const at = rest.indexOf(one);
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
    return (2 * shared.length) / (left.length + right.length);
  };
  return Math.max(dice(pairs(a), pairs(b)), 0.9 * dice([...a], [...b]));
}

/** The names nearest to one that is unknown, best first; none where nothing is like it. */
export function nearNames(unknown: string, names: Iterable<string>, most = 3): string[] {
  return [...new Set(names)]
    .map((name) => ({ name, like: likeness(unknown, name) }))
    .filter(({ like }) => like >= 0.45)
    .sort((a, b) => b.like - a.like || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
