/** Chinese words of explanations. */
export const explain = {
  title: '怎么算的',
  rule: '规则',
  formula: '公式',
  figures: '代入数字',
  value: '结果',
  from: '由以下数字得出',
  source: '来源',
  origin: '出处',
  recorded: '记录',
  observation: '记录编号',
  none: '没有数值',
  letters: 'w 为该项满分，x 为参与计分的数值。',
  points: '得分',
  figure: '数值',
  /** Parts of a record's key. */
  key: {
    estimated: '预计数',
    preliminary: '初步数',
    final: '最终数',
    revised: '修订数',
    floor: '保',
    stretch: '争',
    summit: '拼',
  },
  score: {
    full: '满分 {{full}}',
    score: '得分',
    rank: '名次',
    rankOf: '第 {{rank}} / {{among}}',
    shared: '与 {{others}} 个单位并列',
    unranked: '参加考核，不排名',
    withheld: '总分暂不给出',
    grade: '等次',
    group: '考核组别',
    item: '考核项',
    measure: '计分数值',
    points: '得分',
    weight: '分值',
    lost: '失分',
    missing: '未计分',
    contribution: '各考核项得分',
    contributionSays: '{{name}}总分 {{score}}：{{items}}。',
    contributionNote:
      '{{scheme}} {{version}}，数据截至 {{asOf}}；图中保留 2 位小数，总分按未舍入的各项得分相加后再四舍五入。',
    total: '总分',
    tree: '逐级展开',
    notes: '说明',
    frozen: '由测算时冻结的数据重新计算，与存档一致。输入哈希 {{hash}}',
    tie: '名次规则',
  },
  /** A ranking with its items and remarks. */
  ranking: {
    place: '名次与单位',
    tied: '并列',
    unranked: '不排名',
    noPlace: '暂无名次',
    ungraded: '未定等次',
    own: '本单位',
    full: '满分 {{full}}',
    explain: '{{unit}}的得分是怎么算的',
    panel: '{{unit}}：得分是怎么算的',
    missing: '缺 {{total}} 项数据',
    between: '；',
    noneMissing: '没有缺数，也没有其他说明。',
    filled: '（缺数）',
    notItem: '不考核',
    rounding:
      '各项显示 {{digits}} 位小数；总分按未舍入的各项得分相加后再四舍五入，与显示值之和可能相差末位。标“缺数”的得分按办法的缺数规则计算。',
    emptyWhy: '本组没有单位。',
  },
  method: {
    completion: {
      title: '完成率法',
      says: '按完成目标的比例得分；超额完成计到封顶为止，低于下限不得分。',
    },
    efficacy: {
      title: '功效系数法',
      says: '同组最好得满分，最差得基础分，其余按与最差的距离折算。',
    },
    'rank-points': {
      title: '名次赋分法',
      says: '按同组名次得分；数值相同名次并列。',
    },
    step: {
      title: '步长加减分法',
      says: '达到参照值得基本分，每高一步加分、每低一步减分，各有封顶。',
    },
    tiers: {
      title: '分档计分法',
      says: '数值落在哪一档，就得哪一档的分，各档不累加。',
    },
    points: {
      title: '直接计分',
      says: '数值本身就是分数，由牵头单位、评议或票决给出。',
    },
    'per-count': {
      title: '按个数计分',
      says: '每计一个得固定分，计到封顶为止。',
    },
    shortfall: {
      title: '每缺一项扣分',
      says: '达到规定个数得满分，每缺一个扣固定分，扣完为止。',
    },
    'yes-no': {
      title: '达到即得分',
      says: '达到标准得分，达不到不得分。',
    },
    'base-ratio': {
      title: '基准值法',
      says: '按与公布的基准值之比得分，与同组其他单位无关。',
    },
    progressive: {
      title: '分段递减加减分',
      says: '离参照值越远，每一段加（减）的分越少。',
    },
    goalposts: {
      title: '固定极值法',
      says: '按数值在两个固定界限之间的位置得分，与同组其他单位无关。',
    },
    'z-score': {
      title: '标准分法',
      says: '按高于或低于同组平均多少个标准差得分。',
    },
    bonus: {
      title: '加分',
      says: '各加分项合计，不超过加分封顶，加入总分。',
    },
    deduction: {
      title: '扣分',
      says: '各扣分项合计，不超过扣分封顶，从总分中扣除。',
    },
    veto: {
      title: '一票否决',
      says: '有依据的否决情形成立时，按文件规定处理；缺数不作否决。',
    },
  },
} as const;
