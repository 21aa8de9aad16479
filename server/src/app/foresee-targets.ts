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

/** One decimal more than the promise has: a forecast shows no digits that it does not know. */
function rounded(
  { tiers }: GatheredTarget['target'],
  forecast: NonNullable<Forecast>,
): NonNullable<Forecast> {
  const places = Math.max(...tiers.map(({ value }) => value?.split('.')[1]?.length ?? 0)) + 1;
  const round = (text: string) => decideText(Number(text), places);
  const { value, low, high } = forecast;
  return {
    ...forecast,
    value: round(value),
    low: low === null ? null : round(low),
    high: high === null ? null : round(high),
  };
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
      .flatMap(({ target, judgement }) => {
        const { forecast } = judgement;
        if (forecast === null) return [];
        return [
          {
            targetId: target.id,
            indicator: target.indicator.name,
            subject: target.subject.name,
            unit: target.unit,
            ...rounded(target, forecast),
            promise: promiseOf(target)[0]?.text ?? { zh: '', en: '' },
          },
        ];
      }),
    none: [...reasons.values()].sort((a, b) => b.count - a.count),
  };
}
