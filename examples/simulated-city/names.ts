/** English names beside the Chinese ones, so that a page in English can still be read against the plan. */

const KINDS: Readonly<Record<string, string>> = {
  县: 'County',
  区: 'District',
  市: 'City',
  委: 'Commission',
  局: 'Bureau',
  办: 'Office',
  部: 'Department',
  会: 'Council',
};

const NAMES: Readonly<Record<string, string>> = {
  'shili-sheng': 'Sample Province (simulated)',
  shili: 'Sample City (simulated)',
  'geng-xinqu': 'Geng New Area (庚新区)',
  'xin-chanyeyuan': 'Xin Industrial Park (辛产业园)',
  'ren-kexuegu': 'Ren Science Valley (壬科学谷)',
  'gui-wuliugang': 'Gui Logistics Port (癸物流港)',
  counties: 'Counties',
  economy: 'Economic departments',
  society: 'Social departments',
  party: 'Party and mass organisations',
  platforms: 'Platforms',
  'province-cities': 'Eleven cities of the province (simulated)',
};

/** Pinyin of the ten stems by which the peers are told apart. */
const STEMS = ['Jia', 'Yi', 'Bing', 'Ding', 'Wu', 'Ji', 'Geng', 'Xin', 'Ren', 'Gui'] as const;

/** The English name of a unit, group or peer set: "Yichou Bureau (乙丑局)", "Jia County (甲县)". */
export function nameEn(code: string, name: string): string {
  const given = NAMES[code];
  if (given !== undefined) return given;
  const printed = name.replace('（模拟）', '');
  const kind = KINDS[printed.slice(-1)];
  if (kind === undefined) throw new Error(`${code} ${name}: it has no English name`);
  const peer = /^peer-(\d+)$/.exec(code);
  const stem = peer ? (STEMS[Number(peer[1]) - 1] ?? '') : (code.split('-')[0] ?? '');
  return `${stem.charAt(0).toUpperCase()}${stem.slice(1)} ${kind} (${printed})`;
}
