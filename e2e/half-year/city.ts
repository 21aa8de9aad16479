import type { Bundle } from '../../examples/shape.ts';
import { loadMatters } from '../../examples/simulated-city/catalogue.ts';
import { allEntries } from '../../examples/simulated-city/entries.ts';
import { DEFAULT_SEED, generateCity } from '../../examples/simulated-city/generate.ts';
import type { CityImport } from '../../server/src/app/import-city.ts';
import { practice } from '../../server/testing/practices.ts';

/** The whole city as its example has it: what the office's register and the units' answers are taken from. */
export const whole: Bundle = generateCity();

/** The month that the half-year is asked for with. */
export const month = '2026-06';

/** A clock that the story moves. */
export const clock = { day: '2026-07-07', now: () => new Date(`${clock.day}T09:00:00+08:00`) };

/** The statistics bureau, source of record of every official figure. */
export const source = 'yihai';

/** Units that answer for something: they lead a matter or report a figure of their own. */
export const answering: readonly string[] = [
  ...new Set([
    ...whole.matters.flatMap(({ units }) =>
      units.filter(({ role }) => role === 'lead').map(({ unit }) => unit ?? ''),
    ),
    ...whole.targets.map(({ subject }) => subject).filter((subject) => subject !== 'shili'),
  ]),
];

/** Every answering unit has a post that enters and another that signs off. */
export const clerkOf = (unit: string): string => `${unit}-c`;
export const signerOf = (unit: string): string => `${unit}-s`;

/** A city with its units, indicators and what is known by June, and no matter at all; its day moves with the clock. */
export function cityWithoutMatters(): CityImport {
  const rules = practice('default-lights/rules.yaml') as { origin: string };
  return {
    ...whole,
    tenant: { ...whole.tenant, today: undefined },
    documents: [],
    matters: [],
    targets: [],
    requests: [],
    campaigns: [],
    ownerGroups: [],
    tasks: [],
    ledger: [],
    words: [],
    judgements: [],
    posts: [
      { username: 'office', name: { zh: '考核办专员', en: 'Office officer' }, role: 'office' },
      { username: 'reviewer', name: { zh: '考核办主任', en: 'Head of the office' }, role: 'reviewer' },
      { username: 'leader', name: { zh: '市领导（只读）', en: 'City leader' }, role: 'leader' },
      { username: 'auditor', name: { zh: '审计（只读）', en: 'Audit' }, role: 'auditor' },
      ...answering.flatMap((unit): CityImport['posts'][number][] => {
        const name = whole.units.find(({ code }) => code === unit)?.name ?? unit;
        return [
          {
            username: clerkOf(unit),
            name: { zh: `${name}填报人`, en: `Entry clerk, ${unit}` },
            role: 'clerk',
            unit,
          },
          {
            username: signerOf(unit),
            name: { zh: `${name}审签人`, en: `Signer, ${unit}` },
            role: 'signer',
            unit,
          },
        ];
      }),
    ],
    practices: { rules: { file: rules, origin: rules.origin } },
  };
}

const entries = allEntries(DEFAULT_SEED, loadMatters());

/** What the simulation knows of a figure at the end of June; the figure that a unit would enter. */
export function figureInJune(indicator: string, subject: string): string | undefined {
  return entries.find(
    ({ figure, subject: of, span }) =>
      figure.code === indicator && of === subject && span.year === 2026 && span.month === 6,
  )?.value;
}
