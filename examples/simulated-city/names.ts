/** English names of units, groups and peers. */

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
  'geng-xinqu': 'Geng New Area',
  'xin-chanyeyuan': 'Xin Industrial Park',
  'ren-kexuegu': 'Ren Science Valley',
  'gui-wuliugang': 'Gui Logistics Port',
  counties: 'Counties',
  economy: 'Economic departments',
  society: 'Social departments',
  party: 'Party and mass organisations',
  platforms: 'Platforms',
  'province-cities': 'Eleven cities of the province (simulated)',
};

/** Pinyin of the ten stems by which the peers are told apart. */
const STEMS = ['Jia', 'Yi', 'Bing', 'Ding', 'Wu', 'Ji', 'Geng', 'Xin', 'Ren', 'Gui'] as const;

/** The English name of a unit, group or peer set: "Yichou Bureau", "Jia County". */
export function nameEn(code: string, name: string): string {
  const given = NAMES[code];
  if (given !== undefined) return given;
  const kind = KINDS[name.replace('（模拟）', '').slice(-1)];
  if (kind === undefined) throw new Error(`${code} ${name}: it has no English name`);
  const peer = /^peer-(\d+)$/.exec(code);
  const stem = peer ? (STEMS[Number(peer[1]) - 1] ?? '') : (code.split('-')[0] ?? '');
  return `${stem.charAt(0).toUpperCase()}${stem.slice(1)} ${kind}`;
}
