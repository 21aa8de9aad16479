import { compareDecided, parsePeriod, periodWords, plain, significant } from '@meritloop/engine';
import type { Indicator } from '../plans/index.ts';
import type { Warning } from './contract.ts';
import type { Neighbours } from './neighbours.ts';

/** A figure this many times the last one, or less than its share, is asked about. */
const farTimes = 3;
/** From here on a wrong unit of measure (万元 for 亿元) is likelier than a jump. */
const unitTimes = 1000;

export interface Checked {
  value: string | null;
  missingReason: string;
  period: string;
  indicator: Pick<Indicator, 'unit' | 'aggregation' | 'measure' | 'name'>;
  neighbours: Neighbours;
}

/**
 * What a colleague would ask when seeing the figure, in words. Warnings, never refusals; and nothing is said about what
 * the figure would do to a light, a score or a rank.
 */
export function checkEntry({ value, missingReason, period, indicator, neighbours }: Checked): Warning[] {
  if (value === null) {
    return missingReason === ''
      ? [
          warning(
            'missing',
            'value',
            '尚未填写数值；如确无数据，请说明缺报原因。',
            'No value yet; if there is none, say why.',
          ),
        ]
      : [];
  }
  const typed = Number(value);
  const { last } = neighbours;
  const warnings: Warning[] = [];
  const grows = indicator.aggregation === 'cumulative';
  const sameYear = last !== null && last.period.slice(0, 4) === period.slice(0, 4);
  const before = last === null ? null : Number(last.value);
  if (grows && typed < 0) {
    warnings.push(
      warning('negative', 'value', '累计值为负，请核对。', 'A cumulative figure below zero: please check.'),
    );
  }
  const counted = indicator.measure === 'level' || indicator.measure === 'increment';
  if (counted && last !== null && before !== null && before !== 0 && isFar(typed, before, unitTimes)) {
    warnings.push(
      warning(
        'unit_of_measure',
        'value',
        `与上期值 ${last.value} 相差 ${unitTimes} 倍以上；本表计量单位为“${indicator.unit}”，请核对。`,
        `More than ${unitTimes} times away from the last value ${last.value}; the unit of measure here is "${indicator.unit}": please check.`,
      ),
    );
  } else if (last !== null && before !== null && compared(indicator, sameYear)) {
    const lastPeriod = periodWords(parsePeriod(last.period));
    if (grows && compareDecided(typed, before) < 0) {
      warnings.push(
        warning(
          'below_last',
          'value',
          `累计值比上期（${lastPeriod.zh}：${last.value}）少 ${plain(significant(before - typed))} ${indicator.unit}；如属核减，请在说明中写明原因。`,
          `The cumulative figure is ${plain(significant(before - typed))} ${indicator.unit} below the last one (${lastPeriod.en}: ${last.value}); if it was reduced, say why in the explanation.`,
        ),
      );
    } else if (before > 0 && compareDecided(typed, farTimes * before) > 0) {
      warnings.push(
        warning(
          'far_from_last',
          'value',
          `超过上期值（${lastPeriod.zh}：${last.value}）的 ${farTimes} 倍，请核对。`,
          `More than ${farTimes} times the last value (${lastPeriod.en}: ${last.value}): please check.`,
        ),
      );
    } else if (grows && compareDecided(typed, before) === 0) {
      warnings.push(
        warning(
          'same_as_last',
          'value',
          `与上期（${lastPeriod.zh}）完全相同，请确认不是沿用上期数。`,
          `The same as the last one (${lastPeriod.en}): make sure that it was not carried over.`,
        ),
      );
    }
  }
  if (indicator.measure === 'share' && indicator.unit === '%' && (typed > 100 || typed < 0)) {
    warnings.push(
      warning(
        'beyond_hundred',
        'value',
        '占比应在 0 与 100 之间，请核对。',
        'A share lies between 0 and 100: please check.',
      ),
    );
  }
  return warnings;
}

/** A cumulative figure begins anew in January: it is held against the last one of its own year only. */
function compared(indicator: Checked['indicator'], sameYear: boolean): boolean {
  if (indicator.aggregation === 'cumulative') return sameYear;
  return indicator.measure === 'level';
}

function isFar(typed: number, before: number, times: number): boolean {
  if (typed === 0) return false;
  const ratio = Math.abs(typed / before);
  return compareDecided(ratio, times) >= 0 || compareDecided(ratio * times, 1) <= 0;
}

function warning(code: Warning['code'], field: Warning['field'], zh: string, en: string): Warning {
  return { code, field, text: { zh, en } };
}
