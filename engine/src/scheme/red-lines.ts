/**
 * What a scheme may not score 红线: being present, being online, or how many papers were moved. Orders, meetings and
 * information items are means; scoring their number breeds more of them. (Central rules of 2023-12 and 2024-08 against
 * formalism: no check-in points, no online time, no ranking for the sake of ranking.)
 *
 * The words below are looked for in an item's name, id, indicator and rule. An office that is obliged by a document
 * to score such a thing records the document's number as an override; the override is shown wherever the item is.
 */

interface RedLine {
  what: string;
  zh: string;
  pattern: RegExp;
}

const count = '(?:次数|个数|份数|条数|件数|篇数|张数|场次|数量|总数|总量|多少|数$)';

const redLines: readonly RedLine[] = [
  {
    what: 'check-ins',
    zh: '打卡签到',
    pattern: /打卡|签到|check[-_ ]?ins?\b|clock[-_ ]?ins?\b/i,
  },
  {
    what: 'online time or logins',
    zh: '在线时长、登录次数',
    pattern:
      /在线(时长|时间|率|天数)|登[录陆](次数|率|天数|时长)|活跃(度|率|天数)|online[-_ ]?time|log[-_ ]?ins?\b|screen[-_ ]?time/i,
  },
  {
    what: 'screenshots or photographs uploaded',
    zh: '截图、照片留痕',
    pattern: /截图|截屏|(照片|图片|视频).{0,4}(上传|数|张)|留痕|screenshots?|photos?[-_ ]uploaded/i,
  },
  {
    what: 'the number of meetings',
    zh: '开会次数',
    pattern: new RegExp(
      `(会议|开会|例会|调度会).{0,4}${count}|(number|count)[-_ ]of[-_ ]meetings|meetings?[-_ ](count|held)`,
      'i',
    ),
  },
  {
    what: 'the number of files issued or received',
    zh: '收发文件数',
    pattern: new RegExp(
      `(文件|发文|收文|公文|台账|报表|简报).{0,4}${count}|(number|count)[-_ ]of[-_ ](files|documents|reports)|(files?|documents?)[-_ ]count`,
      'i',
    ),
  },
  {
    what: 'the number of instructions received',
    zh: '批示数',
    pattern: new RegExp(
      `批示.{0,4}${count}|(获|得到?|受到?).{0,6}批示|(number|count)[-_ ]of[-_ ]instructions|instructions?[-_ ](count|received)`,
      'i',
    ),
  },
  {
    what: 'the number of information items sent',
    zh: '信息报送条数',
    pattern: new RegExp(
      `(政务|党委|社情民意)?信息.{0,6}(报送|采用|上报|录用|投稿).{0,4}(${count}|率|量|$)|信息${count}|(number|count)[-_ ]of[-_ ]information[-_ ]items|information[-_ ]items?[-_ ](count|sent)`,
      'i',
    ),
  },
];

const persons = /^(person|people|individual|employee|staff|cadre|official|个人|人员|干部|职工|领导干部)$/i;

/** The red line that an item's words touch, or undefined. */
export function touchedRedLine(
  texts: readonly string[],
): { what: string; zh: string; found: string } | undefined {
  for (const { what, zh, pattern } of redLines)
    for (const text of texts) {
      const found = pattern.exec(text);
      if (found) return { what, zh, found: found[0] };
    }
  return undefined;
}

/** Whether a kind of subject means persons: a person is never scored, ranked or listed. */
export function isPersonKind(kind: unknown): boolean {
  return typeof kind === 'string' && persons.test(kind.trim());
}
