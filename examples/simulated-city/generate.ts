/**
 * The simulated city: a fictional city whose figures come from one seed. The same seed gives the same bytes.
 *
 *   node examples/simulated-city/generate.ts --seed 7 --out DIR
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bundle } from '../shape.ts';
import { loadMatters } from './catalogue.ts';
import { reportedUnit } from './course.ts';
import { englishNames } from './english.ts';
import { allEntries } from './entries.ts';
import { versionsOf } from './faults.ts';
import { bundleFiles } from './files.ts';
import { leaders, ownerGroups } from './owners.ts';
import { plan } from './plan.ts';
import { openRequests, releases } from './requests.ts';
import { TODAY } from './time.ts';
import { cityUnits } from './units.ts';
import { judgementsOf, wordsOf } from './words.ts';

/** The seed of the city that `npm start` shows. */
export const DEFAULT_SEED = 7;

/** The whole city in the importer's shape. @param seed a whole number; each one gives another year of figures. */
export function generateCity(seed: number = DEFAULT_SEED): Bundle {
  const matters = loadMatters();
  const entries = allEntries(seed, matters);
  const versions = versionsOf(seed, entries);
  const units = cityUnits();
  return {
    tenant: {
      id: 'simulated-city',
      name: { zh: '示例市（模拟）', en: 'Sample City (simulated)' },
      kind: 'simulated',
      today: TODAY,
      notice: {
        zh: '模拟数据：虚构的城市、单位与数字，仅供演示，不代表任何真实地方。',
        en: 'Simulated: an invented city with invented units and figures, for demonstration only.',
      },
    },
    ...units,
    names: englishNames(
      units.units,
      versions.map(({ source }) => source),
    ),
    ownerGroups: ownerGroups(),
    leaders: leaders(matters),
    ...plan(matters),
    observations: versions.map(({ entry, value, source, status, recordedOn, reason }, index) => ({
      subject: entry.subject,
      indicator: entry.figure.code,
      period: entry.span.period,
      value,
      unit: reportedUnit(entry.figure),
      source: { name: source, file: 'actuals.csv', row: index + 2 },
      status,
      recordedOn,
      ...(reason === undefined ? {} : { reason }),
    })),
    requests: openRequests(entries, versions),
    releases: releases(entries),
    words: wordsOf(seed, matters, versions),
    judgements: judgementsOf(matters),
    posts: POSTS,
  };
}

/** Demo accounts: roles of the office and of four units; no personal names. */
const POSTS: Bundle['posts'] = [
  post('office', '考核办专员', 'Office officer', 'office', 'jihai'),
  post('reviewer', '考核办主任', 'Head of the office (reviewer)', 'reviewer', 'jihai'),
  post('jia-xian-clerk', '甲县填报人', 'Entry clerk, Jia County', 'clerk', 'jia-xian'),
  post('jia-xian-signer', '甲县审签人', 'Signer, Jia County', 'signer', 'jia-xian'),
  post('yichou-clerk', '乙丑局填报人', 'Entry clerk, Yichou Bureau', 'clerk', 'yichou'),
  post('yichou-signer', '乙丑局审签人', 'Signer, Yichou Bureau', 'signer', 'yichou'),
  post('dingchou-clerk', '丁丑局填报人', 'Entry clerk, Dingchou Bureau', 'clerk', 'dingchou'),
  post('dingchou-signer', '丁丑局审签人', 'Signer, Dingchou Bureau', 'signer', 'dingchou'),
  post('yihai-clerk', '乙亥局填报人（统计）', 'Entry clerk, Yihai Bureau (statistics)', 'clerk', 'yihai'),
  post('yihai-signer', '乙亥局审签人（统计）', 'Signer, Yihai Bureau (statistics)', 'signer', 'yihai'),
  post('leader', '市领导（只读）', 'City leader (read only)', 'leader'),
  post('auditor', '审计（只读）', 'Audit (read only)', 'auditor'),
  post('system-officer', '系统管理员', 'System officer', 'system_officer'),
  post('security-officer', '安全管理员', 'Security officer', 'security_officer'),
  post('audit-officer', '审计管理员', 'Audit officer', 'audit_officer'),
];

function post(
  username: string,
  zh: string,
  en: string,
  role: Bundle['posts'][number]['role'],
  unit?: string,
): Bundle['posts'][number] {
  return { username, name: { zh, en }, role, ...(unit === undefined ? {} : { unit }) };
}

/** Writes the city's files into a folder. @returns exit code: 0 done, 2 bad input. */
function main(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { seed: { type: 'string' }, out: { type: 'string' } } });
    const seed = Number(values.seed ?? DEFAULT_SEED);
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new Error(`--seed ${values.seed} must be a whole number`);
    if (values.out === undefined) throw new Error('--out DIR is missing: name the folder to write into');
    mkdirSync(values.out, { recursive: true });
    const files = bundleFiles(generateCity(seed), seed);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(values.out, name), text);
    process.stdout.write(`${Object.keys(files).length} files of the simulated city in ${values.out}\n`);
    return 0;
  } catch (fault) {
    process.stderr.write(`BAD_INPUT generate: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
