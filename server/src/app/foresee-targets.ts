import { decideText, statusWord } from '@meritloop/engine';
import { promiseOf } from '../plans/index.ts';
import type { GatheredTarget } from './target-lines.ts';

type Forecast = GatheredTarget['judgement']['forecast'];

/** Most forecasts below their promise that are listed. */
const shown = 8;

/** Whether the forecast stays short of the lowest tier that states a value. */
function staysBelow({ target, judgement: { forecast } }: GatheredTarget): boolean {
  const floor = target.tiers.find(({ value }) => value !== null)?.value ?? null;
  if (forecast === null || floor === null) return false;
  const value = Number(forecast.value);
  const lowerBetter = target.op === '<=' || (target.op !== '>=' && target.direction === 'lower');
  return lowerBetter ? value > Number(floor) : value < Number(floor);
}

const noFigure = (status: GatheredTarget['judgement']['status']) => ({
  zh: `尚无可比数据（${statusWord(status, 'zh')}）`,
  en: `no figure to go by (${statusWord(status, 'en').toLowerCase()})`,
});

const decimalsOf = (text: string | null): number => text?.split('.')[1]?.length ?? 0;

/**
 * The forecast with as many decimals as the figures that the target is printed with, its tiers and its latest actual:
 * it shows no digits that it does not know. One more where rounding would hide that it misses a tier; the exact value
 * stands in the trace.
 */
export function forecastAsPrinted({ target, line, judgement }: GatheredTarget): Forecast {
  const { forecast } = judgement;
  if (forecast === null) return null;
  const tiers = target.tiers.flatMap(({ value }) => (value === null ? [] : [value]));
  const { value, low, high } = forecast;
  // A figure that was converted has decimals that nobody printed.
  const actual = line.latest?.unit === judgement.unit ? [line.latest.value] : [];
  const printed = Math.max(0, ...[...tiers, ...actual].map(decimalsOf));
  const inShort = Number(decideText(Number(value), printed));
  const hides = tiers.some((tier) => inShort === Number(tier) && Number(value) !== inShort);
  const round = (text: string) => decideText(Number(text), hides ? printed + 1 : printed);
  const edges = { low: low === null ? null : round(low), high: high === null ? null : round(high) };
  // From 7 to 7 says nothing: such an interval is narrower than anything that is printed.
  const narrow = edges.low === edges.high;
  return { ...forecast, value: round(value), ...(narrow ? { low: null, high: null } : edges) };
}

/** What is foreseen where a basis is sound, and how many targets have no forecast, for which reason. */
export function foreseen(all: readonly GatheredTarget[]) {
  const sound = all.filter(({ judgement }) => judgement.forecast !== null);
  const below = sound.filter(staysBelow);
  const reasons = new Map<string, { code: string; text: { zh: string; en: string }; count: number }>();
  for (const { judgement } of all) {
    const why = judgement.noForecast;
    if (why === null) continue;
    // A reason of one target alone (its day, its series) is said as the status word that it led to.
    const own = why.code.startsWith('no_forecast');
    const code = own ? why.code : judgement.status;
    const known = reasons.get(code) ?? { code, text: own ? why.text : noFigure(judgement.status), count: 0 };
    reasons.set(code, { ...known, count: known.count + 1 });
  }
  const firm = (one: GatheredTarget) => (one.judgement.forecast?.low == null ? 1 : 0);
  return {
    sound: sound.length,
    belowTotal: below.length,
    below: [...below]
      .sort((a, b) => firm(a) - firm(b))
      .slice(0, shown)
      .flatMap((one) => {
        const { target } = one;
        const forecast = forecastAsPrinted(one);
        if (forecast === null) return [];
        return [
          {
            targetId: target.id,
            indicator: target.indicator.name,
            subject: target.subject.name,
            unit: target.unit,
            ...forecast,
            promise: promiseOf(target)[0]?.text ?? { zh: '', en: '' },
          },
        ];
      }),
    none: [...reasons.values()].sort((a, b) => b.count - a.count),
  };
}
