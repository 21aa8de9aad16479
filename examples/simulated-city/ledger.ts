/** 对上争先: what the fictional province and the level above it gave, promised or refused. */
import type { Bundle } from '../shape.ts';

type Ledger = NonNullable<Bundle['ledger']>;

const SOURCE = '模拟数据';

/** kind | level | title | unit | matter title | state | period | printed words */
const ENTRIES = `
streak | 省级 | 平安建设考核连冠 | bingshen | 平安建设 | achieved | 2025 | 五连冠
streak | 省级 | 平安建设考核连冠 | bingshen | 平安建设 | expected | 2026 | 有望六连冠
streak | 省级 | 粮食安全考核连优 | xinwei | 粮食安全 | achieved | 2025 | 四连优
streak | 省级 | 碧水考核连优 | dinghai | 碧水保卫 | achieved | 2025 | 七连优
streak | 省级 | 水利建设考核连优 | renshen | 水利建设 | missed | 2025 | 未能实现三连优
assessment | 省级 | 乡村振兴考核 | xinwei | 和美乡村 | achieved | 2025 | 优秀等次
assessment | 省级 | 营商环境评价 | xinmao | 政务服务改革 | achieved | 2025 | 标杆等次
assessment | 省级 | 科技创新评价 | wuchen | 科技创新 | expected | 2025 | 结果待公布
assessment | 省级 | 能耗双控考核 | jiazi | 能耗双控 | expected | 2025 | 结果待公布
assessment | 省级 | 法治政府评价 | gengyin | 法治政府 | achieved | 2025 | 优秀等次
assessment | 省级 | 质量工作考核 | jiaxu | 质量强市 | achieved | 2025 | 甲等
assessment | 国家级 | 文明城市年度测评 | jiawu | 文明创建 | expected | 2026 | 年底测评
assessment | 省级 | 安全生产考核 | jichou | 安全生产 | missed | 2025 | 未进入优秀等次
pilot | 国家级 | 城市更新试点 | yiyou | 城市有机更新 | achieved | 2025 | 列入试点
pilot | 省级 | 公共数据共享试点 | xinmao | 数字政务 | achieved | 2026 | 列入第二批
pilot | 省级 | 长期护理服务试点 | renwu | 医保便民 | achieved | 2025 | 列入试点
pilot | 省级 | 产教融合试点 | wuyin | 职业教育 | expected | 2026 | 已申报
pilot | 省级 | 内河航运物流试点 | gui-wuliugang | 物流港扩容 | expected | 2026 | 已申报
pilot | 国家级 | 低效用地再开发试点 | jisi | 低效用地再开发 | achieved | 2024 | 列入试点
pilot | 省级 | 无废细胞建设试点 | dinghai | 固废利用 | missed | 2025 | 未列入
award | 省级 | 制造业高质量发展激励 | yichou | 工业稳进提质 | achieved | 2025 | 予以激励
award | 省级 | 有效投资激励 | jiazi | 有效投资 | expected | 2026 | 上半年评选中
award | 省级 | 就业工作激励 | jimao | 就业优先 | achieved | 2025 | 予以激励
award | 国家级 | 基层体育先进集体 | jiashen | 全民健身 | achieved | 2025 | 予以表彰
award | 省级 | 优质工程奖 | gengwu | 交通建设 | achieved | 2025 | 一项获奖
award | 省级 | 招商引资激励 | dingchou | 招大引强 | missed | 2025 | 未获激励`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** @param codes matter code by title. @throws Error for an entry of a matter that is not in the catalogue. */
export function ledger(codes: ReadonlyMap<string, string>): Ledger {
  return ENTRIES.map((cells, index) => {
    const [kind = '', level = '', title = '', unit = '', about = '', state, period = '', printed = ''] =
      cells;
    const matter = codes.get(about);
    if (matter === undefined) throw new Error(`ledger entry ${title}: no matter is titled ${about}`);
    return {
      code: `l${String(index + 1).padStart(2, '0')}`,
      kind,
      level,
      title,
      unit,
      matter,
      state: state as Ledger[number]['state'],
      period,
      printed: `${printed}（模拟）`,
      source: SOURCE,
    };
  });
}
