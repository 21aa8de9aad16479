import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../server/src/publications/contract.ts';
import { readTemplate, TemplateFault } from '../../server/src/publications/read-template.ts';

const fileOf = (kind: string) =>
  readFileSync(join(import.meta.dirname, `${kind.replace('_', '-')}.yaml`), 'utf8');

describe.each(documentKinds)('the wording of %s', (kind) => {
  it('is whole, and says that it is an example', () => {
    const template = readTemplate(fileOf(kind), kind);
    expect(template.name).toContain('示例');
    expect(template.origin).toContain('不代表任何地方的规定');
    expect(template.blocks.some((block) => 'table' in block)).toBe(true);
  });

  it('is refused as another kind, and with a figure typed into it', () => {
    const other = documentKinds.find((one) => one !== kind) ?? kind;
    expect(() => readTemplate(fileOf(kind), other)).toThrow(TemplateFault);
    const typed = fileOf(kind).replace(/\{matters\.total\}/, '120');
    expect(() => readTemplate(typed, kind)).toThrow('正文不写数字');
  });
});

describe('what an office writes', () => {
  const faultsOf = (blocks: string) => {
    try {
      readTemplate(
        `kind: summary\nname: 测试模板\norigin: 测试\ntitle: '{city}'\nblocks:\n${blocks}`,
        'summary',
      );
      return [];
    } catch (error) {
      return (error as TemplateFault).faults.map(({ path, message }) => `${path}: ${message}`);
    }
  };

  it('may use every name that is listed, and no other', () => {
    expect(faultsOf("  - paragraph: '{items.total}项'")).toEqual([]);
    expect(faultsOf("  - paragraph: '{items.sum}项'")).toEqual([
      'blocks.0.0: 没有占位符 / no placeholder {items.sum}',
    ]);
    expect(faultsOf("  - paragraph: [{ each: groups, text: '{unit.name}' }]")).toHaveLength(0);
    expect(faultsOf("  - paragraph: [{ each: groups, text: '{status.word}' }]")).toHaveLength(1);
    expect(faultsOf('  - { table: behind, columns: [item, score] }')[0]).toContain('no column score');
  });

  it('is never executed and never grows without bound', () => {
    expect(faultsOf("  - paragraph: '{constructor}'")).toHaveLength(1);
    expect(faultsOf('  - paragraph: !!js/function "function () { return 1 }"').length).toBeGreaterThan(0);
    const bomb = ['&a [x, x]', ...Array.from({ length: 30 }, () => '[*a, *a, *a, *a, *a, *a, *a, *a]')];
    expect(faultsOf(bomb.map((one) => `  - paragraph: ${one}`).join('\n')).length).toBeGreaterThan(0);
  });
});
