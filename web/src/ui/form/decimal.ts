/** Full-width digits, points, signs and separators that Chinese input and copied tables bring along. */
const fullWidth: Record<string, string> = { '．': '.', '。': '.', '－': '-', '−': '-', '，': ',', '＋': '' };

/**
 * Tidies what was typed or pasted as a number into a plain decimal where that is certain: full-width characters and
 * thousands separators. What is not a number after that is returned as it is, for the check to name it.
 */
export function tidyDecimal(typed: string): string {
  const narrow = typed
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。－−，＋]/g, (sign) => fullWidth[sign] ?? sign);
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(narrow) ? narrow.replaceAll(',', '') : narrow;
}

/** Whether a text is a plain decimal as the server takes it. */
export function isDecimal(text: string): boolean {
  return text.length <= 40 && /^-?\d+(\.\d+)?$/.test(text);
}
