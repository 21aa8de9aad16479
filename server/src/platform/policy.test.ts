import { describe, expect, it } from 'vitest';
import { answer, demand, type Sentence } from './policy.ts';
import type { Grant, Principal } from './principal.ts';
import { Refusal } from './refusal.ts';

const says = { zh: '本单位填报人可以填报', en: 'A clerk of the unit may enter' };
const enter: Sentence<{ unitId: string; locked: boolean }> = {
  says,
  roles: ['clerk'],
  over: (thing) => thing.unitId,
  unless: (thing) => (thing.locked ? { zh: '已锁定', en: 'It is locked' } : undefined),
};
const person = (...grants: Grant[]): Principal => ({ personId: 'p', accountId: 'a', name: says, grants });
const clerkOf = (...units: string[]): Grant => ({
  role: 'clerk',
  unitId: units[0] ?? null,
  reach: new Set(units),
});

describe('policy', () => {
  it('denies by default', () =>
    expect(answer(person(), enter, { unitId: 'u', locked: false }).may).toBe(false));
  it('allows within the subtree and not beside it', () => {
    expect(answer(person(clerkOf('u', 'below')), enter, { unitId: 'below', locked: false }).may).toBe(true);
    expect(answer(person(clerkOf('u', 'below')), enter, { unitId: 'sibling', locked: false }).may).toBe(
      false,
    );
  });
  it('asks for the role, whatever the reach', () => {
    const leader: Grant = { role: 'leader', unitId: null, reach: null };
    expect(answer(person(leader), enter, { unitId: 'u', locked: false }).may).toBe(false);
  });
  it('a grant over a unit never answers for the tenant as a whole', () => {
    const sentence: Sentence<void> = { says, roles: ['clerk'], over: 'tenant' };
    expect(answer(person(clerkOf('u')), sentence, undefined).may).toBe(false);
  });
  it('says why not now', () => {
    expect(answer(person(clerkOf('u')), enter, { unitId: 'u', locked: true })).toEqual({
      may: false,
      why: { zh: '已锁定', en: 'It is locked' },
    });
  });
  it('refuses in both languages with the sentence', () => {
    try {
      demand(person(), enter, { unitId: 'u', locked: false });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).body('zh').error.why).toBe(says.zh);
      expect((error as Refusal).body('en').error.why).toBe(says.en);
    }
  });
});
