import type { z } from 'zod';
import { InputError, type Problem } from '../quantity/problem.ts';
import { scoringMethod, scoringMethods } from '../score/methods.ts';
import { checkScheme } from './check.ts';
import { isPersonKind, touchedRedLine } from './red-lines.ts';
import {
  type Adjustment,
  adjustmentSchema,
  leafSchema,
  promotionSchema,
  type Scheme,
  type SchemeNode,
  schemeSchema,
  sectionSchema,
  vetoSchema,
} from './scheme.ts';

/** Deepest nesting of sections that is read. */
const MAX_DEPTH = 12;
const MAX_NODES = 5000;

interface Reading {
  file: string;
  problems: Problem[];
  nodes: number;
}

/**
 * Reads a scheme from plain data (what a YAML or JSON parser made of the file). Throws InputError with every fault
 * found: where in the scheme, what, and what to do. Nothing is guessed and nothing is dropped.
 */
export function parseScheme(data: unknown, file = 'scheme'): Scheme {
  const reading: Reading = { file, problems: [], nodes: 0 };
  if (typeof data === 'object' && data !== null && 'subjects' in data && isPersonKind(data.subjects)) {
    report(reading, 'person_as_subject', 'subjects', {
      zh: '个人不得作为考核对象。请改为 unit、enterprise、village、project 或 programme。',
      en: 'a person is never a subject. Use unit, enterprise, village, project or programme.',
    });
    throw new InputError(reading.problems);
  }
  const head = read(schemeSchema, data, '', reading);
  if (head === undefined) throw new InputError(reading.problems);
  const { bonus, deduction, items, vetoes, promotions, ...rest } = head;
  const adjust = (side: 'bonus' | 'deduction', given: typeof bonus) =>
    given && {
      ...(given.cap !== undefined && { cap: given.cap }),
      items: readAll(given.items, `${side}.items`, (item, path) => readAdjustment(item, path, reading)),
    };
  const bonusRead = adjust('bonus', bonus);
  const deductionRead = adjust('deduction', deduction);
  const scheme: Scheme = {
    ...rest,
    items: readAll(items, 'items', (item, path) => readNode(item, path, 1, reading)),
    ...(bonusRead && { bonus: bonusRead }),
    ...(deductionRead && { deduction: deductionRead }),
    vetoes: readAll(vetoes, 'vetoes', (item, path) =>
      redChecked(read(vetoSchema, item, path, reading), path, reading),
    ),
    promotions: readAll(promotions, 'promotions', (item, path) =>
      redChecked(read(promotionSchema, item, path, reading), path, reading),
    ),
  };
  if (reading.problems.length === 0)
    checkScheme(scheme, (code, path, message) => report(reading, code, path, message));
  if (reading.problems.length > 0) throw new InputError(reading.problems);
  return scheme;
}

function readAll<T>(
  items: unknown[],
  path: string,
  one: (item: unknown, path: string) => T | undefined,
): T[] {
  return items.map((item, k) => one(item, `${path}[${k}]`)).filter((item) => item !== undefined);
}

function readNode(data: unknown, path: string, depth: number, reading: Reading): SchemeNode | undefined {
  reading.nodes++;
  if (depth > MAX_DEPTH || reading.nodes > MAX_NODES) {
    if (reading.nodes === MAX_NODES + 1 || depth === MAX_DEPTH + 1)
      report(reading, 'scheme_too_large', path, {
        zh: `办法过深或过大（最多 ${MAX_DEPTH} 层、${MAX_NODES} 项）。请拆分。`,
        en: `too deep or too large (at most ${MAX_DEPTH} levels, ${MAX_NODES} items). Split the scheme.`,
      });
    return undefined;
  }
  if (typeof data === 'object' && data !== null && 'items' in data) {
    const section = read(sectionSchema, data, path, reading);
    if (section === undefined) return undefined;
    const { items, ...rest } = section;
    return redChecked(
      {
        ...rest,
        items: readAll(items, `${path}.items`, (item, at) => readNode(item, at, depth + 1, reading)),
      },
      path,
      reading,
    );
  }
  const leaf = read(leafSchema, withMethodObject(data), path, reading);
  if (leaf === undefined || !readMethod(leaf, path, reading)) return undefined;
  return redChecked(leaf, path, reading);
}

function readAdjustment(data: unknown, path: string, reading: Reading): Adjustment | undefined {
  const item = read(adjustmentSchema, withMethodObject(data), path, reading);
  if (item === undefined || !readMethod(item, path, reading)) return undefined;
  return redChecked(item, path, reading);
}

/** `method: completion` is short for `method: {name: completion}`. */
function withMethodObject(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('method' in data)) return data;
  return typeof data.method === 'string' ? { ...data, method: { name: data.method } } : data;
}

/** Fills in the method's defaults and checks its parameters by the method's own rules. */
function readMethod(item: { method: { name: string } }, path: string, reading: Reading): boolean {
  const method = scoringMethod(item.method.name);
  if (method === undefined || method.kind !== 'item') {
    const known = scoringMethods.filter((m) => m.kind === 'item').map((m) => m.name);
    report(reading, 'unknown_method', `${path}.method`, {
      zh: `没有计分方法“${item.method.name}”。可用：${known.join('、')}。`,
      en: `there is no scoring method "${item.method.name}". Use one of ${known.join(', ')}.`,
    });
    return false;
  }
  const params = read(method.params, item.method, `${path}.method`, reading);
  if (params === undefined) return false;
  item.method = params as { name: string };
  return true;
}

function redChecked<T extends { id: string; name: { zh: string; en: string } }>(
  item: T | undefined,
  path: string,
  reading: Reading,
): T | undefined {
  if (item === undefined) return undefined;
  const own = item as T & { indicator?: string; basis?: string; override?: { document: string } };
  const terms = termIndicators(item);
  const texts = [item.name.zh, item.name.en, item.id, own.indicator, own.basis, ...terms];
  const touched = touchedRedLine(texts.filter((text) => text !== undefined));
  if (touched === undefined || own.override !== undefined) return item;
  report(reading, 'red_line', path, {
    zh: `“${touched.found}”属于${touched.zh}，不得计分。请删去此项；确有文件依据的，在 override.document 中写明文号。`,
    en: `"${touched.found}" scores ${touched.what}, which no scheme may. Remove the item; where a document obliges you, record its number in override.document.`,
  });
  return undefined;
}

function termIndicators(item: object): string[] {
  if (!('measure' in item)) return [];
  const measure = item.measure as { terms?: { indicator: string }[] } | undefined;
  return measure?.terms?.map((term) => term.indicator) ?? [];
}

function read<T>(schema: z.ZodType<T>, data: unknown, path: string, reading: Reading): T | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of flatten(result.error.issues)) {
    const at = issue.path.reduce<string>(
      (text, key) =>
        typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
      path,
    );
    report(reading, 'invalid_scheme', at, explainIssue(issue));
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** Of a union's branches, the one that went furthest tells most; the others only add noise. */
function flatten(issues: readonly Issue[], base: PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
    const depth = (branch: readonly Issue[]) => Math.max(...branch.map((i) => i.path.length));
    const wrongType = (branch: readonly Issue[]) =>
      branch.some((i) => i.code === 'invalid_type' && i.path.length === 0);
    const branches = issue.errors.filter((branch) => !wrongType(branch));
    if (branches.length === 0) return [{ ...issue, path }];
    const best = branches.reduce((a, b) =>
      depth(b) > depth(a) || (depth(b) === depth(a) && b.length < a.length) ? b : a,
    );
    return flatten(best, path);
  });
}

function explainIssue(issue: Issue): { zh: string; en: string } {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return {
      zh: `不认识的键：${keys}。请改正拼写或删去。`,
      en: `unknown key: ${keys}. Correct its spelling or remove it.`,
    };
  }
  const en = issue.message.replace(/^Invalid input: /, '');
  return { zh: `内容不合要求（${en}）。请改正。`, en: `${en}. Correct this value.` };
}

function report(reading: Reading, code: string, path: string, message: { zh: string; en: string }): void {
  reading.problems.push({ code, place: { file: reading.file, ...(path !== '' && { path }) }, message });
}
