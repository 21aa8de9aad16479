import { useState } from 'react';

const prefix = 'meritloop.';

/** Reads what was kept on this device; absent, unreadable or of another kind: the given default. */
function readKept<Value>(key: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(prefix + key);
    if (text === null) return otherwise;
    const value = JSON.parse(text) as Value;
    return typeof value === typeof otherwise ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** A state that this device remembers (sort, columns, folded navigation): a convenience, never data. */
export function useKept<Value>(key: string, otherwise: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => readKept(key, otherwise));
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(prefix + key, JSON.stringify(next));
      } catch {
        // storage is closed or full: remembered for this visit only
      }
    },
  ];
}
