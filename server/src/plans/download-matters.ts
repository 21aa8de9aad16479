import type { Query } from '../platform/call.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { filteredMatters } from './list-matters.ts';

const words = {
  zh: {
    sheet: '事项',
    columns: [
      '编号',
      '事项',
      '条文',
      '目标体系',
      '板块',
      '标签',
      '工程与专项行动',
      '分管领导',
      '牵头单位',
      '配合单位',
      '目标',
      '出处',
      '撤回',
    ],
    asOf: '截至',
    withdrawn: (on: string, reason: string) => `${on} 撤回：${reason}`,
    members: (name: string, names: string) => `${name}（${names}）`,
  },
  en: {
    sheet: 'Matters',
    columns: [
      'No.',
      'Matter',
      'Clause',
      'Objectives',
      'Section',
      'Tags',
      'Campaigns',
      'Leader',
      'Lead units',
      'Co-units',
      'Targets',
      'Document',
      'Withdrawn',
    ],
    asOf: 'As of',
    withdrawn: (on: string, reason: string) => `withdrawn ${on}: ${reason}`,
    members: (name: string, names: string) => `${name} (${names})`,
  },
};

const widths = [8, 28, 60, 14, 14, 14, 18, 18, 24, 36, 32, 30, 24];

/** The list of matters as Excel: the list's own order and filters, group owners with their members of the day. */
export async function downloadMatters(query: Query<typeof contract.downloadMatters>) {
  const { language, ...filter } = query.query;
  const say = words[language];
  const { chosen } = await filteredMatters(query, filter);
  return workbook(`${query.tenant.name[language]}-${say.sheet}-${query.today}.xlsx`, [
    {
      name: say.sheet,
      notes: [
        `${query.tenant.name[language]} · ${say.asOf} ${query.today} · ${chosen.length}`,
        query.tenant.notice[language],
      ],
      columns: columnsOf(say.columns, widths),
      rows: chosen.map(({ head, duties, targets }) => {
        const owners = (role: 'lead' | 'co') =>
          duties
            .filter((duty) => duty.role === role)
            .map(({ unit, printed, ownerGroup, group, members }) =>
              unit === null && members.length > 0
                ? say.members(
                    printed ?? ownerGroup?.name ?? group?.name ?? '',
                    members.map(({ name }) => name).join('、'),
                  )
                : (unit?.name ?? printed ?? ownerGroup?.name ?? group?.name ?? ''),
            )
            .join('、');
        return [
          head.number,
          head.title,
          head.text,
          head.objectives.join('、'),
          head.section,
          head.tags.join('、'),
          head.campaigns.map(({ name }) => name).join('、'),
          head.leader,
          owners('lead'),
          owners('co'),
          targets.map(({ indicator, subject }) => `${indicator.name}（${subject.name}）`).join('；'),
          head.document?.title ?? null,
          head.withdrawn === null ? null : say.withdrawn(head.withdrawn.on, head.withdrawn.reason),
        ];
      }),
    },
  ]);
}
