/** Words of the room's workbooks, which leave the house without the interface's own. */
export const registerWords = {
  zh: {
    asOf: '名录日期',
    organisation: '组别与分工',
    overlapping: '不相加',
    overlapNote: '标“不相加”的区域有几重隶属，其数据在每一重关系中都已计入，不得相加。',
    units: {
      sheet: '单位名录',
      columns: [
        '代码',
        '单位',
        '英文名',
        '类别',
        '隶属',
        '考核组别',
        '分管领导岗位',
        '加总',
        '职能',
        '自',
        '至',
        '依据',
      ],
    },
    groups: { sheet: '考核组别', columns: ['考核组别', '单位', '参加方式', '自', '至'] },
    posts: { sheet: '分工表', columns: ['领导岗位', '分管单位', '自', '至'], nobody: '未登记分管单位' },
    acts: { sheet: '机构变动', columns: ['序号', '生效日', '变动', '文件依据', '原因', '登记岗位'] },
    kinds: {
      province: '省',
      city: '市',
      county: '区县',
      development_zone: '开发区',
      platform: '平台',
      department: '部门',
      public_body: '事业单位',
      soe: '国有企业',
      town: '乡镇街道、村',
      area: '片区',
    },
    memberships: {
      administrative: '行政隶属',
      statistical: '统计口径',
      entrusted: '托管',
      platform: '平台',
    },
    standings: { ranked: '参加并排名', unranked: '参加考核、不排名', no: '不参加考核' },
  },
  en: {
    asOf: 'Register of',
    organisation: 'Groups and portfolios',
    overlapping: 'not summed',
    overlapNote:
      'An area marked "not summed" belongs in several ways: its figures count in each of them and are never added up.',
    units: {
      sheet: 'Units',
      columns: [
        'Code',
        'Unit',
        'English name',
        'Kind',
        'Belongs to',
        'Assessment group',
        'Looked after by',
        'Sums',
        'Functions',
        'From',
        'To',
        'Basis',
      ],
    },
    groups: { sheet: 'Assessment groups', columns: ['Assessment group', 'Unit', 'Takes part', 'From', 'To'] },
    posts: {
      sheet: 'Portfolios',
      columns: ['Leading post', 'Unit', 'From', 'To'],
      nobody: 'no unit recorded',
    },
    acts: { sheet: 'Changes', columns: ['No.', 'Effective', 'Change', 'Document', 'Reason', 'Post'] },
    kinds: {
      province: 'Province',
      city: 'City',
      county: 'County or district',
      development_zone: 'Development zone',
      platform: 'Platform',
      department: 'Department',
      public_body: 'Public body',
      soe: 'State-owned enterprise',
      town: 'Town or village',
      area: 'Area',
    },
    memberships: {
      administrative: 'administrative',
      statistical: 'statistical',
      entrusted: 'entrusted',
      platform: 'platform',
    },
    standings: { ranked: 'ranked', unranked: 'assessed but not ranked', no: 'not assessed' },
  },
};

export interface SheetWords {
  overlapping: string;
  kinds: Record<string, string>;
  memberships: Record<UnitMembership, string>;
  standings: Record<'ranked' | 'unranked' | 'no', string>;
}
type UnitMembership = 'administrative' | 'statistical' | 'entrusted' | 'platform';
