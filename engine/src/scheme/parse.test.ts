import { describe, expect, test } from 'vitest';
import { InputError } from '../quantity/problem.ts';
import { parseScheme } from './parse.ts';

const item = { id: 'gdp', name: '地区生产总值', weight: 10, indicator: 'gdp', method: 'efficacy' };
const scheme = (more: object = {}, items: unknown[] = [item]) => ({
  scheme: 'small',
  version: '2024',
  name: { zh: '小办法', en: 'Small scheme' },
  items,
  ...more,
});

/** The problems of a scheme as "code path". */
function faults(data: unknown): string[] {
  try {
    parseScheme(data, 's.yaml');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) {
      expect(problem.place?.file).toBe('s.yaml');
      expect(problem.message.zh).not.toBe('');
      expect(problem.message.en).toMatch(/[.]$/);
    }
    return error.problems.map((problem) => `${problem.code} ${problem.place?.path ?? ''}`);
  }
  return [];
}

describe('a scheme file', () => {
  test('fills in what it leaves out, and only that', () => {
    const read = parseScheme(scheme());
    expect(read).toMatchObject({
      version: '2024',
      status: 'draft',
      digits: 2,
      precision: 10,
      missing: 'withhold',
      ranks: { within: 'group', ties: 'competition', breakers: [] },
      items: [
        {
          name: { zh: '地区生产总值', en: '地区生产总值' },
          measure: { kind: 'value' },
          direction: 'higher',
          method: { name: 'efficacy', base: 0.6, zeroRange: 'full' },
        },
      ],
    });
    expect(parseScheme(scheme({ version: 2024 })).version).toBe('2024');
  });

  test.each([
    ['no items', scheme({}, []), 'invalid_scheme items'],
    ['a misspelt key', scheme({ digit: 2 }), 'invalid_scheme '],
    ['no weight', scheme({}, [{ ...item, weight: undefined }]), 'invalid_scheme items[0].weight'],
    ['a weight of 0', scheme({}, [{ ...item, weight: 0 }]), 'invalid_scheme items[0].weight'],
    ['an unknown method', scheme({}, [{ ...item, method: 'eficacy' }]), 'unknown_method items[0].method'],
    [
      'a parameter out of range, deep down',
      scheme({}, [{ id: 's', name: 's', items: [{ ...item, method: { name: 'efficacy', base: 60 } }] }]),
      'invalid_scheme items[0].items[0].method.base',
    ],
    [
      'a parameter that does not exist',
      scheme({}, [{ ...item, method: { name: 'efficacy', bas: 0.6 } }]),
      'invalid_scheme items[0].method',
    ],
    ['an unknown measure', scheme({}, [{ ...item, measure: 'speed' }]), 'invalid_scheme items[0].measure'],
    ['an id given twice', scheme({}, [item, item]), 'duplicate_id items[1]'],
    [
      'a veto as an item',
      scheme({}, [{ ...item, method: { name: 'veto', op: '>=', value: 1 } }]),
      'unknown_method items[0].method',
    ],
    [
      'a veto without its document',
      scheme({ vetoes: [{ id: 'v', name: 'v', indicator: 'x', op: '>=', value: 1, effect: 'zero' }] }),
      'invalid_scheme vetoes[0].document',
    ],
    [
      'a tie-breaker that is not there',
      scheme({ ranks: { breakers: ['gpd'] } }),
      'unknown_item ranks.breakers[0]',
    ],
    [
      'grades that rise',
      scheme({
        grades: {
          by: 'score',
          levels: [
            { id: 'A', name: 'A', from: 80 },
            { id: 'B', name: 'B', from: 90 },
          ],
          otherwise: { id: 'C', name: 'C' },
        },
      }),
      'invalid_scheme grades.levels[1].from',
    ],
    [
      'weights of a group that is not declared',
      scheme({}, [{ ...item, weight: { county: 10 } }]),
      'unknown_group items[0].weight',
    ],
    [
      'weights that differ by group without marks',
      scheme(
        {
          groups: [
            { id: 'a', name: 'a' },
            { id: 'b', name: 'b' },
          ],
        },
        [{ ...item, weight: { a: 10, b: 20 } }],
      ),
      'marks_needed items[0].marks',
    ],
    [
      'a better tier that earns less',
      scheme({}, [
        {
          ...item,
          method: {
            name: 'tiers',
            levels: [
              { at: 1, points: 5 },
              { at: 2, points: 3 },
            ],
          },
        },
      ]),
      'better_earns_less items[0].method',
    ],
    [
      'a validity that ends before it begins',
      scheme({ valid: { from: 2024, to: 2023 } }),
      'invalid_scheme valid.to',
    ],
    ['text instead of a scheme', 'scheme', 'invalid_scheme '],
  ])('with %s is refused, naming the place', (_, data, fault) => {
    expect(faults(data)).toEqual([fault]);
  });

  test('tells every fault at once', () => {
    expect(faults(scheme({ digits: 99 })).length).toBe(1);
    expect(
      faults(
        scheme({}, [
          { ...item, weight: -1 },
          { ...item, id: 'b', method: 'none' },
        ]),
      ),
    ).toEqual(['invalid_scheme items[0].weight', 'unknown_method items[1].method']);
  });

  test('is not read without end', () => {
    let deep: unknown = item;
    for (let k = 0; k < 40; k++) deep = { id: `s${k}`, name: 's', items: [deep] };
    expect(faults(scheme({}, [deep]))[0]).toMatch(/^scheme_too_large /);
  });
});

describe('red lines', () => {
  const touching = [
    ['打卡率', 'x'],
    ['现场签到', 'x'],
    ['工作群在线时长', 'x'],
    ['平台登录次数', 'x'],
    ['召开会议次数', 'x'],
    ['制发文件数量', 'x'],
    ['上传现场截图', 'x'],
    ['获领导批示件数', 'x'],
    ['政务信息报送条数', 'x'],
    ['信息采用率', 'x'],
    ['活跃度', 'x'],
    ['Screenshots', 'x'],
    ['Mobilisation', 'number_of_meetings'],
    ['Diligence', 'check-ins'],
  ];
  test.each(touching)('%s (%s) is not scored', (name, indicator) => {
    expect(faults(scheme({}, [{ ...item, name, indicator }]))).toEqual(['red_line items[0]']);
    expect(
      faults(
        scheme({ bonus: { items: [{ id: 'b', name, indicator, method: { name: 'per-count', each: 1 } }] } }),
      ),
    ).toEqual(['red_line bonus.items[0]']);
  });

  test('neither are they hidden in a section, a rule or a sum', () => {
    const sum = { kind: 'sum', terms: [{ indicator: '会议次数' }] };
    expect(faults(scheme({}, [{ ...item, basis: '按打卡天数计分' }]))).toEqual(['red_line items[0]']);
    expect(faults(scheme({}, [{ id: 's', name: '在线时长', items: [item] }]))).toEqual(['red_line items[0]']);
    expect(faults(scheme({}, [{ ...item, measure: sum }]))).toEqual(['red_line items[0]']);
  });

  test('an override with its document is recorded and lets it pass', () => {
    const override = { document: '某办发〔2024〕1号' };
    const read = parseScheme(scheme({}, [{ ...item, name: '会议次数', override }]));
    expect(read.items[0]?.override).toEqual(override);
    expect(faults(scheme({}, [{ ...item, name: '会议次数', override: {} }]))).toEqual([
      'invalid_scheme items[0].override.document',
    ]);
  });

  const harmless = [
    '政企恳谈会议题办结率',
    '文件精神落实的重点项目投资',
    '督办件逾期率',
    '信息传输、软件和信息技术服务业增加值',
    '规上工业企业数量',
    '批而未供土地处置率',
    '会展业营业收入',
    '数字经济核心产业增加值',
  ];
  test.each(harmless)('%s may be scored', (name) => {
    expect(faults(scheme({}, [{ ...item, name }]))).toEqual([]);
  });

  test.each(['person', 'people', '个人', '领导干部'])('%s is never a subject', (subjects) => {
    expect(faults(scheme({ subjects }))).toEqual(['person_as_subject subjects']);
  });
});
