import { defaultRules, type LightInterval, lightWord, plain, statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { readRules as contract, downloadChanges } from './contract.ts';
import { conflictRule } from './count-figures.ts';
import { policy } from './policy.ts';
import { type ProposalRule, type RulesInForce, rulesInForce } from './rule-set.ts';

const builtIn: RulesInForce = {
  code: 'engine-default',
  version: 1,
  origin: '产品默认值（docs/contract.md）',
  validFrom: '2000-01-01',
  rules: defaultRules,
  proposals: { lights: [], natures: [] },
};

/** The rules in force, as a person reads them. */
export async function readRules(query: Query<typeof contract | typeof downloadChanges>) {
  const { reader, tenant, today, principal } = query;
  const found = (await rulesInForce(reader, tenant.id, today)) ?? builtIn;
  const { basis, intervals } = found.rules.lights;
  return {
    simulated: tenant.kind === 'simulated',
    code: found.code,
    version: found.version,
    origin: found.origin,
    validFrom: found.validFrom,
    lit: tenant.kind !== 'published',
    basis,
    intervals: [...intervals]
      .sort((a, b) => b.from - a.from)
      .map((interval) => ({
        status: interval.status,
        light: interval.light,
        says: intervalWords(interval, basis),
      })),
    unpaced: unpacedWords(found.rules.unpaced?.intervals),
    proposes: { ...found.proposals, says: proposalWords(found.proposals) },
    conflict: conflictRule,
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

/** Targets without a pace: met or not, and how far from met where the rules say so. */
function unpacedWords(intervals: readonly LightInterval[] | undefined): Bilingual {
  const met = { zh: '没有序时的目标：达到为绿灯', en: 'Targets without a pace: green when met' };
  if (intervals === undefined) {
    return { zh: `${met.zh}，未达到为黄灯`, en: `${met.en}, yellow when not` };
  }
  const parts = intervals.map((interval) => {
    const says = intervalWords(interval, 'completion');
    const word = { zh: statusWord(interval.status, 'zh'), en: statusWord(interval.status, 'en') };
    return {
      zh: `${says.zh}为${word.zh}（${lightWord(interval.light, 'zh')}）`,
      en: `${says.en}: ${word.en} (${lightWord(interval.light, 'en')})`,
    };
  });
  return {
    zh: `${met.zh}；未达到的，${parts.map((part) => part.zh).join('；')}`,
    en: `${met.en}; when not, ${parts.map((part) => part.en).join('; ')}`,
  };
}

const ends = { gap: pointsWords, paceRatio: ratioWords, completion: completionWords };

/** An interval in words: its two ends, in points from pace, as a share of pace, or in completion. */
function intervalWords(interval: LightInterval, basis: keyof typeof ends): Bilingual {
  const { from, fromIncluded, to, toIncluded } = interval;
  const end = ends[basis];
  const parts: Bilingual[] = [];
  if (from !== Number.NEGATIVE_INFINITY) {
    const words = end(from);
    parts.push({
      zh: `${fromIncluded ? '不低于' : '高于'}${words.zh}`,
      en: `${fromIncluded ? 'at or above' : 'above'} ${words.en}`,
    });
  }
  if (to !== Number.POSITIVE_INFINITY) {
    const words = end(to);
    parts.push({
      zh: `${toIncluded ? '不高于' : '低于'}${words.zh}`,
      en: `${toIncluded ? 'at or below' : 'below'} ${words.en}`,
    });
  }
  return { zh: parts.map((part) => part.zh).join('，'), en: parts.map((part) => part.en).join(', ') };
}

function pointsWords(value: number): Bilingual {
  if (value === 0) return { zh: '序时', en: 'pace' };
  const points = plain(Math.abs(value) * 100);
  return value > 0
    ? { zh: `序时以上 ${points} 个百分点`, en: `pace + ${points} points` }
    : { zh: `序时以下 ${points} 个百分点`, en: `pace − ${points} points` };
}

function ratioWords(value: number): Bilingual {
  return { zh: `序时的 ${plain(value * 100)}%`, en: `${plain(value * 100)}% of pace` };
}

function completionWords(value: number): Bilingual {
  return { zh: `完成率 ${plain(value * 100)}%`, en: `${plain(value * 100)}% completion` };
}

function proposalWords({ lights, natures }: ProposalRule): Bilingual {
  if (lights.length === 0 || natures.length === 0) {
    return { zh: '亮灯不提示立项', en: 'No light proposes an order' };
  }
  const kinds = natures.map((nature) => natureWords[nature]);
  return {
    zh: `${kinds.map((kind) => kind.zh).join('、')}目标变为${lights.map((light) => lightWord(light, 'zh')).join('、')}时提示立项，由考核办决定是否立项；其他情形不提示`,
    en: `A ${kinds.map((kind) => kind.en).join(' or ')} target that turns ${lights.map((light) => lightWord(light, 'en')).join(' or ')} proposes an order; the performance office decides. Nothing else proposes one`,
  };
}

const natureWords = {
  binding: { zh: '约束性', en: 'binding' },
  expected: { zh: '预期性', en: 'expected' },
} as const;
