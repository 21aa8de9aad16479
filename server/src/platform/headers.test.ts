import { describe, expect, it } from 'vitest';
import { attachment, safeHeaders } from './headers.ts';

describe('headers of every answer', () => {
  it('let no script stand in the page, and no one frame it', () => {
    const policy = safeHeaders(false)['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('ask for TLS where the house is reached by it, and only there', () => {
    expect(safeHeaders(true)['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(safeHeaders(false)['strict-transport-security']).toBeUndefined();
  });
});

describe('the name of a file', () => {
  it.each([
    [
      '目标-2026.xlsx',
      'attachment; filename="__-2026.xlsx"; filename*=UTF-8\'\'%E7%9B%AE%E6%A0%87-2026.xlsx',
    ],
    ['../../etc/passwd', 'attachment; filename="__.._etc_passwd"; filename*=UTF-8\'\'__.._etc_passwd'],
    ['a"; b\r\nset-cookie: x=1.xlsx', null],
    ["it's (1).xlsx", "attachment; filename=\"it's (1).xlsx\"; filename*=UTF-8''it%27s%20%281%29.xlsx"],
    ['report\u202Excod.exe', null],
    ['\uD800.xlsx', null],
  ])('%j goes out safely', (name, expected) => {
    const header = attachment(name);
    if (expected !== null) expect(header).toBe(expected);
    expect(header).toMatch(/^attachment; filename="[^"\\\p{Cc}/]*"; filename\*=UTF-8''[\w.%-]+$/u);
    expect(decodeURIComponent(header.split("''")[1] ?? '')).not.toMatch(/[\p{Cc}\p{Cf}/\\:"]/u);
  });

  it('is cut where it is long, with its ending kept', () => {
    expect(attachment(`${'长'.repeat(500)}.docx`)).toMatch(/filename="_{120}\.docx"/);
  });
});
