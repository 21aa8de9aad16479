import {
  actualWords,
  decideText,
  describeForecast,
  describeGap,
  type GapInput,
  type Judgement,
  lightWord,
  statuses,
  statusWord,
  targetWords,
} from '@meritloop/engine';
import type { Language } from './language.ts';
import { textTable } from './text-table.ts';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['编号', '对象', '指标', '目标', '完成值', '期间', '完成率', '序时', '状态', '亮灯', '说明'],
  en: [
    'id',
    'subject',
    'indicator',
    'target',
    'actual',
    'period',
    'done',
    'pace',
    'status',
    'light',
    'in words',
  ],
};

const RIGHT = [4, 6, 7];

/** Judgements as people read them: counts first, then one row a target with its plain sentence. */
export function gapsTable(judgements: readonly Judgement[], input: GapInput, language: Language): string {
  const names = new Map((input.subjects ?? []).map((subject) => [subject.id, subject.name]));
  const rows = judgements.map((one) => [
    one.id,
    names.get(one.subject) ?? one.subject,
    one.indicator,
    targetWords(one, language),
    actualWords(one, language),
    one.actualPeriod ?? '',
    percent(one.completion),
    percent(one.pace),
    statusWord(one.status, language),
    lightWord(one.light, language),
    [describeGap(one, language), describeForecast(one, language)]
      .filter(Boolean)
      .join(language === 'zh' ? '；' : '; '),
  ]);
  const columns = HEADINGS[language].map((heading, i) => ({ heading, right: RIGHT.includes(i) }));
  return `${summary(judgements, input.asOf, language)}\n\n${textTable(columns, rows)}`;
}

function summary(judgements: readonly Judgement[], asOf: string, language: Language): string {
  const counts = statuses
    .map((status) => [status, judgements.filter((one) => one.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${statusWord(status, language)} ${count}`)
    .join(' · ');
  return language === 'zh'
    ? `截至 ${asOf}，共 ${judgements.length} 个目标：${counts || '无'}`
    : `As of ${asOf}, ${judgements.length} targets: ${counts || 'none'}`;
}

/** A ratio as a percentage with one decimal; the JSON keeps all four. */
function percent(ratio: string | null): string {
  return ratio === null ? '' : `${decideText(Number(ratio) * 100, 1)}%`;
}
