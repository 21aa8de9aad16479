import type { TraceNode } from '@meritloop/engine';
import type { DocumentContent, DocumentFigure, DocumentItem } from './contract-document-content.ts';

/**
 * How a number of a document came about, from what the document keeps: the same shape as every explanation. Of a single
 * item the whole judgement is shown; of many each with its word and gap.
 */
export function explainFigure(
  content: DocumentContent,
  key: string,
): { figure: DocumentFigure; trace: TraceNode } | undefined {
  if (!Object.hasOwn(content.figures, key)) return undefined;
  const figure = content.figures[key] as DocumentFigure;
  const items = figure.of.flatMap((of) =>
    Object.hasOwn(content.items, of) ? [content.items[of] as DocumentItem] : [],
  );
  const isWhole = items.length === 1;
  const label = { zh: figure.label, en: figure.label };
  return {
    figure,
    trace: {
      label,
      ...(figure.rule === '' ? {} : { rule: { zh: figure.rule, en: figure.rule } }),
      ...(figure.formula === null ? {} : { formula: figure.formula }),
      ...(figure.substituted === null ? {} : { substituted: figure.substituted }),
      value: figure.value ?? figure.text,
      ...(figure.value === null || figure.unit === '' ? {} : { unit: figure.unit }),
      children: items.map((item) => nodeOf(item, isWhole)),
    },
  };
}

function nodeOf(item: DocumentItem, whole: boolean): TraceNode {
  const name = item.unit === '' || item.name.includes(item.unit) ? item.name : `${item.name}（${item.unit}）`;
  const label = { zh: name, en: name };
  const source = item.source === null ? {} : { source: sourceOf(item.source) };
  if (whole && item.trace !== null) return { ...(item.trace as TraceNode), label, ...source };
  return {
    label,
    value: item.word,
    ...(item.says.zh === '' ? {} : { reason: item.says }),
    ...source,
    children: [],
  };
}

function sourceOf(source: NonNullable<DocumentItem['source']>): NonNullable<TraceNode['source']> {
  return {
    observation: source.observation,
    ...(source.origin === undefined ? {} : { origin: source.origin }),
    ...(source.recordedBy === undefined ? {} : { recordedBy: source.recordedBy }),
    ...(source.recordedAt === undefined ? {} : { recordedAt: source.recordedAt }),
  };
}
