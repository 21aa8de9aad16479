/**
 * What goes out with every answer, whether page, data or file, refused or not (ADR 0019). Styles may stand in the page:
 * antd writes them while it runs, and a nonce would make every page one of its own that nothing can cache. Scripts never.
 */
export function safeHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-permitted-cross-domain-policies': 'none',
    'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/**
 * What is answered to a person is for that person: neither a proxy nor a shared computer keeps it. Goes out with whatever
 * does not say otherwise, since an address can be written in many ways.
 */
export const keptNowhere = { 'cache-control': 'no-store' };

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];

/** Parts of a browser that no page here uses. */
const unused = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** Signs that turn a line of text around, and such that no file system keeps. */
const unkept = /[\p{Cc}\p{Cf}\\/:*?"<>|]/gu;

/**
 * `Content-Disposition` of a file: its name without paths, control or direction signs, in both of the ways that
 * browsers read (RFC 6266), at most 120 signs long with its ending kept.
 */
export function attachment(name: string): string {
  const plain = name.toWellFormed().replace(unkept, '_').replace(/^\.+/, '_');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const body = plain.slice(0, plain.length - ending.length);
  const short = `${[...body].slice(0, 120).join('')}${ending}`;
  const ascii = short.replace(/[^\x20-\x7e]|[%;]/g, '_');
  const coded = encodeURIComponent(short).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${coded}`;
}
