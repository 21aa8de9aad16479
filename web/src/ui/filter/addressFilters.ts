import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';

/** A filter of free text in the address; longer than 100 characters or not text: no filter. */
export const textFilter = z.string().max(100).optional().catch(undefined);

/** A filter of one value out of a list; any other value in the address means no filter. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values).optional().catch(undefined);
}

/** Changes filters in the address, keeping the others; undefined or empty text removes one. */
export function useSetFilters(): (patch: Record<string, string | undefined>) => void {
  const go = useNavigate();
  return (patch) =>
    void go({
      to: '.',
      replace: true,
      resetScroll: false,
      search: ((former: Record<string, unknown>) => {
        const next = { ...former, ...patch };
        return Object.fromEntries(
          Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
        );
      }) as never,
    });
}

/** Reads an address's search part as plain texts: `?status=behind&q=湖`, without quotes or JSON. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes the search part as plain texts; what is absent or empty is left out. */
export function writeAddress(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
