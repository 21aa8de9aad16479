import type { TraceNode } from '@meritloop/engine';
import type { Language } from './language.ts';

const words = { zh: { rule: '规则', source: '来源' }, en: { rule: 'rule', source: 'source' } };

/** An explanation as indented lines: value, formula, the same with figures, source. */
export function traceText(node: TraceNode, language: Language, depth = 0): string {
  const indent = '  '.repeat(depth);
  const value = node.value ?? '—';
  const unit = node.unit ? ` ${node.unit}` : '';
  const lines = [`${indent}${node.label[language]} = ${value}${unit}`];
  const say = (text: string) => lines.push(`${indent}    ${text}`);
  const { rule, source } = words[language];
  if (node.rule) say(`${rule}: ${node.rule[language]}`);
  if (node.formula) say(`${node.formula}${node.substituted ? `  =  ${node.substituted}` : ''}`);
  else if (node.substituted) say(node.substituted);
  if (node.reason) say(`※ ${node.reason[language]}`);
  if (node.source)
    say(`${source}: ${node.source.observation}${node.source.origin ? ` (${node.source.origin})` : ''}`);
  return [...lines, ...node.children.map((child) => traceText(child, language, depth + 1))].join('\n');
}
