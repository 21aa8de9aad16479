import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { submissionFor } from './draft.ts';

/** A browser's store as far as drafts use it: its entries are its own properties. */
function store(entries: Record<string, string> = {}): Storage {
  const methods = {
    getItem: (key: string) => Object.getOwnPropertyDescriptor(kept, key)?.value ?? null,
    setItem: (key: string, text: string) => Object.assign(kept, { [key]: text }),
    removeItem: (key: string) => Reflect.deleteProperty(kept, key),
  };
  const kept = Object.assign(Object.create(methods), entries) as Storage;
  return kept;
}
const draft = (savedAt: string) => ({ values: { value: '12.5' }, savedAt, submission: { key: 'k', of: '' } });

describe('at the sign-out', () => {
  let drafts: typeof import('./draft.ts');
  beforeEach(async () => {
    vi.resetModules();
    vi.stubGlobal('sessionStorage', store({ 'another.thing': 'stays' }));
    drafts = await import('./draft.ts');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('what is not sent is counted, what was typed a moment ago included', () => {
    expect(drafts.unsentDrafts()).toEqual({ total: 0, last: undefined });
    drafts.keepDraft('city.person.a', draft('2026-01-01T00:00:00.000Z'));
    const forget = drafts.onKeepNow(() => {
      drafts.keepDraft('city.person.b', draft('2026-01-02T00:00:00.000Z'));
    });
    expect(drafts.unsentDrafts()).toEqual({ total: 2, last: new Date('2026-01-02T00:00:00.000Z') });
    drafts.dropDraft('city.person.b');
    forget();
    expect(drafts.unsentDrafts().total).toBe(1);
  });

  it('every draft is taken off the device, and no form writes one behind it', () => {
    drafts.keepDraft('city.person.a', draft('2026-01-01T00:00:00.000Z'));
    drafts.keepDraft('city.someone-else.a', draft('2026-01-01T00:00:00.000Z'));
    drafts.dropEveryDraft();
    expect(drafts.keepDraft('city.person.b', draft('2026-01-02T00:00:00.000Z'))).toBe(false);
    expect({ ...sessionStorage }).toEqual({ 'another.thing': 'stays' });
  });
});

describe('the key of a submission', () => {
  it('stays while the values stay, so that a repeated sending is one submission', () => {
    const first = submissionFor({ value: '12.5' }, undefined);
    expect(submissionFor({ value: '12.5' }, first)).toBe(first);
  });

  it('changes with the values, because a key belongs to one content', () => {
    const first = submissionFor({ value: '12.5' }, undefined);
    expect(submissionFor({ value: '12.6' }, first).key).not.toBe(first.key);
  });

  it('fits what the server accepts as a key', () => {
    expect(submissionFor({}, undefined).key).toMatch(/^[\w-]{8,100}$/);
  });
});
