import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Procedure } from '../../server/src/cases/procedure.ts';
import { readProcedure } from '../../server/src/cases/read-procedure.ts';

const text = readFileSync(join(import.meta.dirname, 'procedure.yaml'), 'utf8');
const procedure = readProcedure(text, 'procedure.yaml');

/** Takes a step as the procedure allows it. @returns the state that it leads to. */
function take(definition: Procedure, state: string, act: string): string {
  const step = definition.transitions.find((one) => one.code === act);
  if (!step?.from.includes(state)) throw new Error(`${act} does not leave ${state}`);
  return step.to;
}

const play = (...acts: string[]): string =>
  acts.reduce((state, act) => take(procedure, state, act), procedure.opening.to);

describe('supervision', () => {
  test('an order runs from opening to close-out, returned once on the way', () => {
    const begun = ['approve', 'assign', 'accept', 'feedback'];
    expect(play(...begun, 'return')).toBe('in_progress');
    expect(play(...begun, 'return', 'feedback', 'review', 'resolve')).toBe('resolved');
    expect(play(...begun, 'return', 'feedback', 'review', 'resolve', 'close_out')).toBe('closed_out');
    expect(() => play(...begun, 'close_out')).toThrow('close_out does not leave answered');
  });

  test('the unit may ask for more time, a failed check sends the order back, the office may decline one', () => {
    expect(play('approve', 'assign', 'accept', 'ask_extension', 'grant_extension')).toBe('in_progress');
    expect(play('approve', 'assign', 'accept', 'ask_extension', 'refuse_extension', 'feedback')).toBe(
      'answered',
    );
    expect(play('approve', 'assign', 'accept', 'feedback', 'review', 'resolve', 'fail_check')).toBe(
      'in_progress',
    );
    expect(play('decline')).toBe('declined');
  });

  test('nobody approves or closes what they opened; the unit alone accepts and answers', () => {
    const step = (code: string) => procedure.transitions.find((one) => one.code === code);
    expect(step('approve')?.independentOf).toEqual(['open']);
    for (const code of ['close_out', 'fail_check']) {
      expect(step(code)?.independentOf).toEqual(['open', 'assign', 'feedback', 'resolve']);
    }
    for (const code of ['accept', 'feedback', 'ask_extension']) expect(step(code)?.by.over).toBe('unit');
    expect(step('feedback')?.by.roles).toEqual(['signer']);
    const counted = procedure.transitions.filter(({ returns }) => returns).map(({ code }) => code);
    expect(counted).toEqual(['return', 'fail_check']);
  });

  test('the unit sees an order only once it is assigned', () => {
    const internal = procedure.states.filter(({ internal }) => internal).map(({ code }) => code);
    expect(internal).toEqual(['drafted', 'approved', 'declined']);
  });

  test('a printed rule names its page, every other number is an editable example or of the seed', () => {
    for (const { mark, url, says } of procedure.sources) {
      expect(url !== undefined).toBe(mark === 'printed');
      if (mark === 'reconstructed') expect([says.zh, says.en].join()).toMatch(/可编辑示例.*Editable example/);
    }
  });

  test('self-reports have at most 500 characters', () => {
    const lengths = procedure.transitions.flatMap(({ form }) =>
      form.flatMap((field) => (field.kind === 'due' ? [] : [field.maxLength])),
    );
    expect(Math.max(...lengths)).toBe(500);
  });
});
