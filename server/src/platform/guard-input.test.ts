import { describe, expect, it } from 'vitest';
import { isOwn } from './guard-input.ts';

const own = { 'x-meritloop': '1' };
const url = 'https://merit.example.org';

describe('a write is one of our own', () => {
  it.each([
    ['a program, which says no origin', own, url, true],
    ['a page of the address that people use', { ...own, origin: url, host: '10.0.0.3:3000' }, url, true],
    [
      'a page of the server itself, where no other address is known',
      { ...own, origin: 'http://a:1', host: 'a:1' },
      undefined,
      true,
    ],
    ['a page elsewhere', { ...own, origin: 'https://evil.example', host: 'merit.example.org' }, url, false],
    [
      'a page elsewhere that also writes Host',
      { ...own, origin: 'https://evil.example', host: 'evil.example' },
      url,
      false,
    ],
    [
      'a page elsewhere that also writes X-Forwarded-Host',
      {
        ...own,
        origin: 'https://evil.example',
        host: 'merit.example.org',
        'x-forwarded-host': 'evil.example',
      },
      url,
      false,
    ],
    ['a sandboxed frame', { ...own, origin: 'null', host: 'a:1' }, undefined, false],
    ['a form, which cannot set the header', { origin: url, host: 'merit.example.org' }, url, false],
  ])('%s', (_, headers, publicUrl, expected) => {
    expect(isOwn(headers, publicUrl)).toBe(expected);
  });
});
