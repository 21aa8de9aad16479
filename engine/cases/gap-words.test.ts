import { describe, expect, test } from 'vitest';
import { describeForecast, describeGap, type Judgement, judgeAll } from '../src/index.ts';
import { openCase } from './gap-case.ts';

const TARGETS = 'id,subject,indicator,period,measure,op,value,value2,unit,tier,peer_set';

function judged(targets: string[], actuals: string[]): Judgement {
  const { rows, input } = openCase({
    name: '',
    asOf: '2024-07',
    targets: [TARGETS, ...targets],
    actuals: ['subject,indicator,period,value,unit', ...actuals],
  });
  const [judgement] = judgeAll(rows, input);
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}

describe('the words of a gap', () => {
  test('an estimate is said with one decimal more than the figures', () => {
    const started = judged(
      ['T,甲县,新开工项目,2024,increment,>=,60,,个,,'],
      ['甲县,新开工项目,2024-01..02,7,个', '甲县,新开工项目,2024-07,31,个'],
    );
    expect(started.forecast?.value).toBe('53.1429');
    expect(describeForecast(started, 'zh')).toBe('按月均进度推算，期末约 53.1 个');
    const invested = judged(
      ['T,甲县,投资,2024,increment,>=,12.5,,亿元,,'],
      ['甲县,投资,2024-01..02,2.25,亿元', '甲县,投资,2024-07,7.35,亿元'],
    );
    expect(describeForecast(invested, 'en')).toBe('at the average rate so far, about 12.6 亿元 by the end');
  });

  test('a range that is left says on which side', () => {
    const growth = (value: string) =>
      judged(['G,甲县,投资增速,2024,growth,in,6,7,%,,'], [`甲县,投资增速,2024-06,${value},%`]);
    expect(describeGap(growth('7.6'), 'zh')).toBe('高出目标上限 0.6 个百分点（实际 7.6%，目标 6—7%）');
    expect(describeGap(growth('5.5'), 'zh')).toBe('距目标还差 0.5 个百分点（实际 5.5%，目标 6—7%）');
  });

  test('one place is not called places', () => {
    const rank = (value: string) => `R,甲县,收入,2024,rank,<=,${value},,,,甲县;乙县;丙县`;
    const actuals = ['甲县,收入,2024-06,1,元', '乙县,收入,2024-06,3,元', '丙县,收入,2024-06,2,元'];
    expect(describeGap(judged([rank('2')], actuals), 'en')).toContain('1 place short');
    expect(describeGap(judged([rank('1')], actuals), 'en')).toContain('2 places short');
    expect(describeGap(judged([rank('1')], actuals), 'zh')).toBe(
      '距目标还差 2 位（实际第 3 位，目标第 1 位）',
    );
  });
});
