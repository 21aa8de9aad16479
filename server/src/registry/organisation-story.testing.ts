import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

/** First effective day of most changes, and the business day of the city. */
export const day = '2026-07-01';
export const today = '2026-07-07';
export const basis = { reason: '机构改革', document: '测委发〔2026〕1号（模拟）' };
/** What an act that was done answers with. */
export const made = { status: 200 };

/** Status and code of a refusal. */
export const codeOf = (answer: { status: number; body: { error?: { code: string } } }) => [
  answer.status,
  answer.body.error?.code,
];

/** A small city with a leading post, another one beside it, and one of published figures; with what changes it. */
export async function openOrganisation() {
  const other = smallCity('other-city');
  const story: Story = await openStory({
    cities: [
      {
        ...smallCity(),
        leaders: [
          {
            code: 'industry',
            name: '分管副市长（工业）',
            nameEn: 'Vice mayor (industry)',
            sort: 1,
            units: ['bureau-a'],
          },
        ],
      },
      {
        ...other,
        posts: [{ username: 'office-other', name: { zh: '考核办', en: 'Office' }, role: 'office' }],
      },
      smallPublishedCity(),
    ],
  });
  const units = async (on?: string) =>
    (await (await story.as('leader')).call(contract.listUnits, { query: on === undefined ? {} : { on } }))
      .body.units;
  const organisation = async () => (await (await story.as('office')).call(contract.readOrganisation)).body;
  return {
    story,
    units,
    organisation,
    async idOf(name: string, on?: string): Promise<string> {
      const found = (await units(on)).find((unit) => unit.name === name);
      if (found === undefined) throw new Error(`No unit ${name} on ${on ?? 'the business day'}.`);
      return found.id;
    },
    /** Does a change as the office, from the tree's current version unless another is given. */
    async change(given: unknown, effectiveOn = day, more: { ifMatch?: number | null; post?: string } = {}) {
      const { version } = await organisation();
      const { ifMatch = version, post = 'office' } = more;
      return (await story.as(post)).call(contract.changeTree, {
        body: { change: given, effectiveOn, ...basis } as never,
        ...(ifMatch === null ? {} : { ifMatch }),
      });
    },
  };
}
