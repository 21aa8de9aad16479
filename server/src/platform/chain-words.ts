import type { ChainFault } from './chain-check.ts';
import type { Bilingual } from './endpoint.ts';

const wrong: Record<ChainFault['fault'], Bilingual> = {
  changed: { zh: '封链后内容被改动', en: 'was changed after it was sealed' },
  removed: { zh: '记录被删除', en: 'was removed' },
  inserted: {
    zh: '既未封链也不待封链：是绕过系统插入的，或其链节被删除',
    en: 'has no link and waits for none: it was inserted beside the acts, or its link was removed',
  },
  reordered: { zh: '顺序被调换', en: 'was moved to another place' },
  link_removed: { zh: '链节被删除', en: 'is missing from the chain' },
  link_changed: { zh: '链节的哈希与前一节不相接', en: 'does not follow the link before it' },
  resealed: {
    zh: '与另存的链首不一致：这一节或更早的内容被改后重新封链',
    en: 'differs from the head kept elsewhere: this link or an earlier one was changed and sealed anew',
  },
  truncated: {
    zh: '另存的链首知道这一节，现在的链却没有：链尾被截断',
    en: 'is known to a head kept elsewhere, but the chain ends before it: its tail was cut off',
  },
};

/** A fault as one sentence: which link, which row, what is wrong. */
export function sayFault({ fault, seq, auditId, row, other }: ChainFault): Bilingual {
  const range = fault === 'link_removed' && other !== null && other !== seq;
  const zh = [
    seq === null ? '' : range ? `第 ${seq} 至 ${other} 节` : `第 ${seq} 节`,
    auditId === null ? '' : `记录 ${auditId}`,
    row === null ? '' : `（${row.act}，${row.at}）`,
  ].join('');
  const en = [
    seq === null ? '' : range ? `links ${seq} to ${other}` : `link ${seq}`,
    auditId === null ? '' : `row ${auditId}`,
    row === null ? '' : `(${row.act}, ${row.at})`,
  ].filter((part) => part !== '');
  const place =
    fault === 'reordered' && other !== null
      ? { zh: `，与第 ${other} 节有关`, en: `; see link ${other}` }
      : { zh: '', en: '' };
  const verb = range ? 'are missing from the chain' : wrong[fault].en;
  return { zh: `${zh}：${wrong[fault].zh}${place.zh}`, en: `${en.join(' ')} ${verb}${place.en}` };
}
