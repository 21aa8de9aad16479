/** 工程 and 专项行动 that group matters across sections, and the tags that the office finds them by. */
import type { Bundle } from '../shape.ts';
import type { PromisedMatter } from './catalogue.ts';

type Campaigns = NonNullable<Bundle['campaigns']>;

const CAMPAIGNS: readonly { code: string; name: string; kind: string; sections: readonly string[] }[] = [
  { code: 'c-projects', name: '项目攻坚', kind: '专项行动', sections: ['重大项目', '招商引资', '要素保障'] },
  { code: 'c-industry', name: '产业跃升', kind: '工程', sections: ['工业', '产业结构', '产业平台'] },
  { code: 'c-roads', name: '百里通途', kind: '工程', sections: ['综合交通'] },
  { code: 'c-renewal', name: '宜居更新', kind: '工程', sections: ['城市更新', '城市管理', '住房'] },
  { code: 'c-clean', name: '清水蓝天', kind: '专项行动', sections: ['污染防治', '生态修复'] },
  { code: 'c-village', name: '乡村共富', kind: '工程', sections: ['乡村振兴', '农业粮食'] },
  { code: 'c-care', name: '一老一小守护', kind: '工程', sections: ['一老一小', '教育', '健康'] },
  { code: 'c-safe', name: '平安护航', kind: '专项行动', sections: ['平安'] },
  { code: 'c-service', name: '办事提速', kind: '专项行动', sections: ['政务服务', '营商环境', '作风建设'] },
];

/** Matters that the fiction's deputies voted for. */
const VOTED = [
  '老旧小区改造',
  '普惠托育',
  '社区养老',
  '全民健身',
  '停车治理',
  '校园建设',
  '农村饮水',
  '心理服务',
];

export function campaigns(): Campaigns {
  return CAMPAIGNS.map(({ code, name, kind }, index) => ({ code, name, kind, sort: index + 1 }));
}

/** Codes of the campaigns that a matter belongs to. */
export function campaignsOf({ section }: PromisedMatter): string[] {
  return CAMPAIGNS.filter(({ sections }) => sections.includes(section)).map(({ code }) => code);
}

/** What the matter is found by: livelihood project, handed down from above, rank promised, tasks alone. */
export function tagsOf({ title, figures, tasks }: PromisedMatter): string[] {
  return [
    ...(VOTED.includes(title) ? ['民生实事'] : []),
    ...(figures.some(({ state }) => state === 'awaiting_target') ? ['上级任务'] : []),
    ...(figures.some(({ measure }) => measure === 'rank') ? ['争先进位'] : []),
    ...(figures.some(({ nature }) => nature === 'binding') ? ['约束性'] : []),
    ...(tasks.length > 0 ? ['重点任务'] : []),
  ];
}
