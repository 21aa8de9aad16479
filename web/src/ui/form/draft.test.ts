import { describe, expect, it } from 'vitest';
import { submissionFor } from './draft.ts';

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
