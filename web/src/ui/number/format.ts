/**
 * Prints a plain decimal for reading: thousands in groups, a true minus sign. The digits are those given: deciding
 * how many there are is the engine's, never the screen's.
 */
export function groupDigits(decimal: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ?? ''}`;
}

/** A ratio such as "0.4500" in percent, "45.00", by moving the point; no arithmetic on binary numbers. */
export function ratioToPercent(decimal: string): string {
  const [, sign = '', whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  const padded = rest.padEnd(2, '0');
  const moved = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const left = padded.slice(2);
  return `${sign}${moved}${left === '' ? '' : `.${left}`}`;
}
