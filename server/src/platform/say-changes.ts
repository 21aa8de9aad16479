import type { Bilingual } from './endpoint.ts';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Names of the fields that acts write into the trail, wherever they stand; any other is shown by its own name. */
const fieldWords: Readonly<Record<string, Bilingual>> = {
  '': say('内容', 'content'),
  aggregation: say('汇总方式', 'aggregation'),
  askedBy: say('提出人', 'asked by'),
  audience: say('受众', 'audience'),
  ended: say('结束数', 'ended'),
  externalId: say('外部身份', 'external identity'),
  from: say('自', 'from'),
  disabled: say('停用', 'disabled'),
  person: say('账号', 'account'),
  released: say('解除', 'released'),
  role: say('岗位', 'role'),
  to: say('至', 'until'),
  username: say('用户名', 'user name'),
  by: say('办理人', 'by'),
  campaigns: say('工程（专项行动）', 'campaigns'),
  changeId: say('状态变化', 'change'),
  code: say('编号', 'code'),
  contentHash: say('内容哈希', 'content hash'),
  definition: say('口径', 'definition'),
  direction: say('方向', 'direction'),
  document: say('依据文件', 'document'),
  due: say('期限', 'due day'),
  dueOn: say('时限', 'due day'),
  duties: say('责任分解', 'duties'),
  effectiveOn: say('生效日', 'effective day'),
  english: say('英文名称', 'English name'),
  entryNo: say('填报版次', 'entry'),
  faultCount: say('发现问题', 'faults'),
  faults: say('问题数', 'faults'),
  fileHash: say('文件哈希', 'file hash'),
  fileName: say('文件名', 'file'),
  filter: say('口径说明', 'filter'),
  filters: say('筛选', 'filters'),
  form: say('表单', 'form'),
  format: say('格式', 'format'),
  functions: say('职能', 'functions'),
  hash: say('哈希', 'hash'),
  head: say('链首', 'head'),
  chainHash: say('链哈希', 'chain hash'),
  indicatorId: say('指标', 'indicator'),
  inputsHash: say('输入哈希', 'hash of inputs'),
  kind: say('类别', 'kind'),
  leader: say('分管领导', 'leader'),
  level: say('层级', 'level'),
  matterId: say('事项', 'matter'),
  matters: say('事项数', 'matters'),
  members: say('成员', 'members'),
  milestones: say('节点', 'milestones'),
  name: say('名称', 'name'),
  nature: say('性质', 'nature'),
  note: say('备注', 'note'),
  number: say('编号', 'number'),
  objectives: say('目标体系', 'objectives'),
  observationId: say('数据', 'figure'),
  observations: say('数据条数', 'figures'),
  on: say('日期', 'day'),
  op: say('比较', 'operator'),
  percent: say('形象进度', 'progress'),
  period: say('期间', 'period'),
  proposal: say('拟办', 'proposal'),
  reason: say('原因', 'reason'),
  releasedOn: say('发布日', 'release day'),
  requestId: say('填报任务', 'request'),
  resultsHash: say('结果哈希', 'hash of results'),
  rows: say('行数', 'rows'),
  run: say('上一次测算', 'run before'),
  runId: say('考核测算', 'run'),
  scheme: say('考核办法', 'scheme'),
  schemeHash: say('办法哈希', 'hash of the scheme'),
  sealed: say('已封链', 'sealed'),
  section: say('板块', 'section'),
  seq: say('序号', 'number'),
  sort: say('顺序', 'order'),
  source: say('来源', 'source'),
  state: say('状态', 'state'),
  status: say('状态', 'status'),
  subjectId: say('对象', 'subject'),
  tags: say('标签', 'tags'),
  targetId: say('目标', 'target'),
  targets: say('目标数', 'targets'),
  taskIds: say('任务顺序', 'order of tasks'),
  template: say('模板版本', 'template'),
  text: say('内容', 'text'),
  tier: say('档次', 'tier'),
  tiers: say('目标值', 'tiers'),
  title: say('标题', 'title'),
  unit: say('计量单位', 'unit of measure'),
  unitId: say('单位', 'unit'),
  units: say('单位数', 'units'),
  unsealed: say('待封链', 'waiting'),
  value: say('数值', 'value'),
  value2: say('数值（上限或容差）', 'upper value or tolerance'),
  valueText: say('原文', 'as printed'),
  version: say('版次', 'version'),
  words: say('情况', 'words'),
  yaml: say('模板内容', 'wording'),
};

/** Words that values may be, wherever they stand. */
const valueWords: Readonly<Record<string, Bilingual>> = {
  true: say('是', 'yes'),
  false: say('否', 'no'),
  open: say('待填报', 'to be entered'),
  entered: say('待审签', 'to be signed off'),
  signed: say('已审签', 'signed off'),
  submitted: say('已报送', 'submitted'),
  returned: say('已退回', 'returned'),
  reviewed: say('已审核', 'reviewed'),
  locked: say('已锁定', 'locked'),
  binding: say('约束性', 'binding'),
  expected: say('预期性', 'expected'),
  floor: say('保', 'floor'),
  stretch: say('争', 'stretch'),
  summit: say('拼', 'summit'),
  estimated: say('预计', 'estimated'),
  preliminary: say('初步', 'preliminary'),
  final: say('最终', 'final'),
  revised: say('修订', 'revised'),
  set: say('已下达', 'set'),
  awaiting_target: say('待下达', 'awaiting its target'),
  dismissed: say('不予立项', 'dismissed'),
  taken: say('已立项', 'taken up'),
};

/** Fields in which a value may be one of the words above; elsewhere a text is what someone typed. */
const wordFields = new Set(['state', 'status', 'nature', 'tier', 'proposal']);

interface Change {
  field: Bilingual;
  old: Bilingual;
  new: Bilingual;
}

/** Fields that are listed, and characters of one value. */
const listed = 40;
const shown = 400;

const nothing = say('', '');

/**
 * What changed, field by field and in words: nested fields by their path, lists by their items, ids by the names given.
 * What an act made has no old values, what it withdrew no new ones.
 */
export function sayChanges(
  before: unknown,
  after: unknown,
  names: ReadonlyMap<string, string>,
): { changes: Change[]; more: number } {
  const [old, now] = [flat(before), flat(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)),
  );
  const changes = changed.slice(0, listed).map((path) => ({
    field: fieldOf(path),
    old: sayValue(path, old.get(path), names),
    new: sayValue(path, now.get(path), names),
  }));
  return { changes, more: changed.length - changes.length };
}

/** Objects down to the third level become paths; lists and everything deeper stay values. */
function flat(value: unknown, path = '', depth = 0, into = new Map<string, unknown>()): Map<string, unknown> {
  // An empty text or list says as little as none.
  if (value === null || value === undefined || value === '') return into;
  if (Array.isArray(value) && value.length === 0) return into;
  if (typeof value === 'object' && !Array.isArray(value) && depth < 3) {
    for (const [name, inner] of Object.entries(value))
      flat(inner, path === '' ? name : `${path}.${name}`, depth + 1, into);
    return into;
  }
  return into.set(path, value);
}

function fieldOf(path: string): Bilingual {
  const parts = path.split('.').map((name) => fieldWords[name] ?? say(name, name));
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

function sayValue(path: string, value: unknown, names: ReadonlyMap<string, string>): Bilingual {
  if (value === null || value === undefined || value === '') return nothing;
  const field = path.split('.').at(-1) ?? '';
  if (typeof value === 'boolean') return valueWords[String(value)] ?? nothing;
  if (typeof value === 'string' && wordFields.has(field)) {
    const words = valueWords[value];
    if (words !== undefined) return words;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => itemOf(item, names));
    return {
      zh: clipped(items.map(({ zh }) => zh).join('；')),
      en: clipped(items.map(({ en }) => en).join('; ')),
    };
  }
  const text = clipped(typeof value === 'object' ? JSON.stringify(value) : named(String(value), names));
  return say(text, text);
}

/** One item of a list: a text as it is, an object by its filled fields. */
function itemOf(item: unknown, names: ReadonlyMap<string, string>): Bilingual {
  if (item === null || typeof item !== 'object') return sayValue('', item, names);
  const parts = Object.entries(item)
    .filter(
      ([, inner]) => inner !== null && inner !== '' && (typeof inner !== 'object' || Array.isArray(inner)),
    )
    .map(([name, inner]) => ({ field: fieldOf(name), value: sayValue(name, inner, names) }));
  return {
    zh: parts.map(({ field, value }) => `${field.zh} ${value.zh}`).join('，'),
    en: parts.map(({ field, value }) => `${field.en} ${value.en}`).join(', '),
  };
}

const named = (text: string, names: ReadonlyMap<string, string>) => names.get(text) ?? text;

const clipped = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text);
