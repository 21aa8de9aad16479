import { addDays, isDay } from '@meritloop/engine';
import { refuse as refuseRequest } from '../platform/errors.ts';
import type { FieldFault } from '../platform/refusal.ts';
import type { Field } from './procedure.ts';

/** A deadline farther off than this is a slip of the pen, not a plan. */
const farthestDays = 3 * 366;

/**
 * What was filled in, trimmed, with empty optional fields left out. Refuses with the place of every fault: a required
 * field that is empty, text that is too long, a day that does not exist or is past, a field that the form has not.
 */
export function checkForm(
  fields: readonly Field[],
  filled: Record<string, string>,
  today: string,
): Record<string, string> {
  const faults: FieldFault[] = [];
  const fault = (name: string, message: string) => faults.push({ path: `body.form.${name}`, message });
  const kept: Record<string, string> = {};
  for (const field of fields) {
    const value = (filled[field.name] ?? '').trim();
    const wrong = value === '' ? missing(field) : faultOf(field, value, today);
    if (wrong !== undefined) fault(field.name, wrong);
    if (value !== '') kept[field.name] = value;
  }
  for (const name of Object.keys(filled)) {
    if (!fields.some((field) => field.name === name)) {
      fault(name, '本环节没有这个栏目 / this step has no such field');
    }
  }
  if (faults.length > 0) throw refuseRequest.invalid({ count: faults.length }, { fields: faults });
  return kept;
}

function missing(field: Field): string | undefined {
  return field.required ? `请填写${field.label.zh} / ${field.label.en} is required` : undefined;
}

function faultOf(field: Field, value: string, today: string): string | undefined {
  if (field.kind !== 'due') {
    const length = [...value].length;
    return length <= field.maxLength
      ? undefined
      : `不超过 ${field.maxLength} 字，现有 ${length} 字 / at most ${field.maxLength} characters, now ${length}`;
  }
  if (!isDay(value)) return '请写日期，如 2026-08-18 / write a day such as 2026-08-18';
  if (value < today) return `时限不能早于今天（${today}） / a deadline cannot be before today (${today})`;
  if (value > addDays(today, farthestDays))
    return '时限不能超过三年 / a deadline lies at most three years ahead';
  return undefined;
}
