import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, problemLine } from '@meritloop/engine';
import { describe, expect, it } from 'vitest';
import type { Procedure } from './procedure.ts';
import { checkedProcedure, readProcedure } from './read-procedure.ts';

const file = join(import.meta.dirname, '../../../practices/supervision/procedure.yaml');
const text = await readFile(file, 'utf8');
const supervision = readProcedure(text, 'procedure.yaml');

/** The smallest machine that is sound: opened, done by the office, closed by a reviewer who did not do it. */
function small(): Procedure {
  const name = { zh: '环节', en: 'Step' };
  const office = { roles: ['office' as const], over: 'tenant' as const };
  return {
    code: 'small',
    version: 1,
    name,
    origin: name,
    sources: [{ code: 'example', mark: 'reconstructed', says: name }],
    opening: { name, to: 'opened', by: office, form: [] },
    states: [
      { code: 'opened', name },
      { code: 'done', name },
      { code: 'closed', name, final: 'closed' },
    ],
    transitions: [
      { code: 'do', name, from: ['opened'], to: 'done', by: office, form: [] },
      { code: 'close', name, from: ['done'], to: 'closed', by: office, independentOf: ['do'], form: [] },
    ],
    colours: [],
  };
}

/** The lines of everything that is wrong with a changed machine. */
function faults(change: (definition: Procedure) => unknown): string[] {
  const definition = small();
  change(definition);
  return faultsOf(() => checkedProcedure(definition, 'p'));
}

function faultsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => problemLine(problem));
  }
}

describe('the supervision procedure', () => {
  it('is sound and walks the stages of an order in their terms', () => {
    expect(supervision.opening.name.zh).toBe('立项');
    expect(supervision.transitions.map((one) => one.name.zh)).toEqual(
      expect.arrayContaining(['审批', '交办', '签收', '反馈', '退回', '办结', '销号']),
    );
  });

  it('lets nobody approve what they opened, nor close out what they assigned or answered', () => {
    const of = (code: string) => supervision.transitions.find((one) => one.code === code)?.independentOf;
    expect(of('approve')).toContain('open');
    expect(of('close_out')).toEqual(expect.arrayContaining(['assign', 'feedback']));
  });

  it('marks every number that no published page prints as an editable example', () => {
    const examples = supervision.sources.filter((source) => source.mark === 'reconstructed');
    expect(examples.length).toBeGreaterThan(0);
    for (const source of examples) {
      expect(source.says.zh).toContain('可编辑示例');
      expect(source.says.en).toContain('ditable example');
    }
    for (const source of supervision.sources.filter((one) => one.mark === 'printed')) {
      expect(source.url).toMatch(/^https?:/);
    }
  });
});

describe('a machine that could not run', () => {
  it('is accepted when sound', () => {
    expect(faults(() => {})).toEqual([]);
  });

  it('names states that are not there', () => {
    expect(faults((one) => Object.assign(one.transitions[0] as object, { to: 'gone' }))).toContainEqual(
      expect.stringMatching(
        /transitions\[0\]\.to: there is no state "gone"\. States are opened, done, closed/,
      ),
    );
    expect(faults((one) => Object.assign(one.opening, { to: 'gone' }))).toContainEqual(
      expect.stringContaining('opening.to: there is no state "gone"'),
    );
    expect(faults((one) => one.transitions[0]?.from.push('gone'))).toContainEqual(
      expect.stringContaining('transitions[0].from[1]: there is no state "gone"'),
    );
  });

  it('names a colour of a state that is not there', () => {
    expect(
      faults((one) =>
        one.colours.push({
          code: 'blue',
          name: one.name,
          in: ['opened', 'gone'],
          when: { workingDaysLeft: 3 },
          source: 'example',
        }),
      ),
    ).toEqual([expect.stringContaining('colours[0].in[1]: there is no state "gone"')]);
  });

  it('names dead ends, states that nothing reaches, and rounds without an end', () => {
    const name = { zh: '态', en: 'State' };
    expect(
      faults((one) => {
        one.states.push({ code: 'stuck', name });
        one.transitions[0]?.from.push('done');
        one.transitions.push({
          ...(one.transitions[0] as Procedure['transitions'][number]),
          code: 'lose',
          from: ['opened'],
          to: 'stuck',
        });
      }),
    ).toEqual([expect.stringContaining('states[3]: "stuck" is a dead end')]);
    expect(faults((one) => one.states.push({ code: 'island', name }))).toEqual([
      expect.stringContaining('states[3]: no transition leads from the opening to "island"'),
    ]);
    const round = faults((one) => {
      const [go, close] = one.transitions as [
        Procedure['transitions'][number],
        Procedure['transitions'][number],
      ];
      one.transitions = [
        go,
        { ...go, code: 'back', from: ['done'], to: 'opened' },
        { ...close, from: ['closed'] },
      ];
    });
    expect(round).toContainEqual(
      expect.stringContaining('states[0]: no final state can be reached from "opened"'),
    );
    expect(round).toContainEqual(expect.stringContaining('no transition leads from the opening to "closed"'));
  });

  it('refuses to leave a final state, and to have none', () => {
    expect(faults((one) => one.transitions[0]?.from.push('closed'))).toContainEqual(
      expect.stringContaining('states[2]: "closed" is final, but "do" leaves it'),
    );
    expect(faults((one) => Object.assign(one.states[2] as object, { final: 'dropped' }))).toEqual([
      expect.stringContaining('states: no state has "final: closed"'),
    ]);
  });

  it('refuses to close without an independent check, or one that names no step', () => {
    expect(faults((one) => delete one.transitions[1]?.independentOf)).toEqual([
      expect.stringContaining('transitions[1]: "close" closes a case without an independent check'),
    ]);
    expect(faults((one) => one.transitions[1]?.independentOf?.push('gone'))).toEqual([
      expect.stringContaining(
        'transitions[1].independentOf[1]: there is no step "gone". Steps are open, do, close',
      ),
    ]);
  });

  it('refuses repeated codes, the code of the opening, and numbers without a source', () => {
    expect(faults((one) => Object.assign(one.transitions[0] as object, { code: 'open' }))).toContainEqual(
      expect.stringContaining('transitions[0].code: "open" is stated twice'),
    );
    expect(
      faults((one) =>
        Object.assign(one.states[0] as object, { deadline: { workingDays: 2, source: 'nowhere' } }),
      ),
    ).toEqual([expect.stringContaining('states[0].deadline.source: there is no source "nowhere"')]);
    expect(
      faults((one) => Object.assign(one.states[0] as object, { deadline: { workingDays: 2 } })).join(),
    ).toContain('states[0].deadline');
  });

  it('refuses a deadline that a case can reach without its day having been given', () => {
    const label = { zh: '时限', en: 'Due' };
    const given = (required: boolean) =>
      faults((one) => {
        one.transitions[0]?.form.push({ kind: 'due', name: 'due_on', label, required });
        Object.assign(one.states[1] as object, { deadline: { field: 'due_on', source: 'example' } });
      });
    expect(given(true)).toEqual([]);
    expect(given(false)).toEqual([
      expect.stringContaining('states[1].deadline.field: a case can reach "done" before'),
    ]);
  });

  it('refuses a step that only clerks could take, but over the tenant', () => {
    expect(
      faults((one) =>
        Object.assign(one.transitions[0] as object, { by: { roles: ['clerk'], over: 'tenant' } }),
      ),
    ).toEqual([expect.stringContaining('transitions[0].by: clerks and signers act for a unit')]);
  });

  it('refuses keys that it does not know', () => {
    expect(faults((one) => Object.assign(one, { remind: [] })).join()).toContain('remind');
  });
});

describe('reading YAML', () => {
  it('names file, line and place of a fault', () => {
    const line = text.split('\n').findIndex((row) => row.includes('to: approved')) + 1;
    expect(
      faultsOf(() => readProcedure(text.replace('to: approved', 'to: aproved'), 'mine.yaml')),
    ).toContainEqual(
      expect.stringContaining(`mine.yaml, row ${line}, transitions[0].to: there is no state "aproved"`),
    );
  });

  it('names the line of what is not YAML', () => {
    expect(faultsOf(() => readProcedure('code: small\nstates: [a', 'broken.yaml'))).toEqual([
      expect.stringMatching(/^procedure_unreadable: broken\.yaml, row 2/),
    ]);
  });

  it('refuses a bomb of aliases and a huge file without reading them whole', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
      .concat(
        [...'bcdefgh'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[at]}`).join(', ')}]`),
      )
      .join('\n');
    expect(faultsOf(() => readProcedure(bomb, 'bomb.yaml'))).toEqual([
      expect.stringContaining('procedure_unreadable: bomb.yaml'),
    ]);
    expect(faultsOf(() => readProcedure(' '.repeat(200_001), 'huge.yaml'))).toEqual([
      expect.stringContaining('procedure_too_large: huge.yaml'),
    ]);
  });
});
