import type { Words } from '../messages/words.ts';
import type { explain as stated } from './words.zh.ts';

/** English words of explanations. */
export const explain: Words<typeof stated> = {
  title: 'How it is calculated',
  rule: 'Rule',
  formula: 'Formula',
  figures: 'With figures',
  value: 'Result',
  from: 'Made of these figures',
  source: 'Source',
  origin: 'Origin',
  recorded: 'Recorded',
  observation: 'Record',
  none: 'No value',
  letters: 'w is the full mark of the item, x the figure that is scored.',
  points: 'Points',
  figure: 'Figure',
  key: {
    estimated: 'estimated',
    preliminary: 'preliminary',
    final: 'final',
    revised: 'revised',
    floor: 'floor',
    stretch: 'stretch',
    summit: 'summit',
  },
  unit: { point: 'points', place: 'places' },
  score: {
    full: 'out of {{full}}',
    score: 'Score',
    rank: 'Rank',
    rankOf: '{{rank}} of {{among}}',
    shared: 'shared with {{others}}',
    unranked: 'assessed, not ranked',
    withheld: 'total not given yet',
    grade: 'Grade',
    group: 'Group',
    item: 'Item',
    measure: 'Figure scored',
    points: 'Points',
    weight: 'Out of',
    lost: 'Lost',
    missing: 'Not scored',
    contribution: 'Points by item',
    contributionSays: '{{name}}, total {{score}}: {{items}}.',
    contributionNote:
      '{{scheme}} {{version}}, as of {{asOf}}; shown with 2 decimals, the total is the sum of unrounded points, then rounded.',
    total: 'Total',
    remainder: 'Caps and combining',
    tree: 'Step by step',
    notes: 'Notes',
    frozen:
      'Computed again from the figures frozen with the run, equal to what is stored. Inputs hash {{hash}}',
    tie: 'Rule of places',
  },
  ranking: {
    place: 'Place and unit',
    tied: 'tied',
    unranked: 'not ranked',
    noPlace: 'no place yet',
    ungraded: 'no grade yet',
    own: 'your unit',
    full: 'out of {{full}}',
    explain: 'How the score of {{unit}} is calculated',
    panel: '{{unit}}: how the score is calculated',
    marks: '{{full}}',
    missing: '{{total}} missing',
    complete: 'complete',
    between: '; ',
    noneMissing: 'No figure is missing, and there are no other remarks.',
    filled: 'figure missing',
    notItem: 'not assessed',
    rounding:
      'Items are shown with {{digits}} decimals; the total adds unrounded points and is then rounded, so the shown points may differ from it in the last digit. Points marked "figure missing" follow the rule of the scheme for missing figures.',
    emptyWhy: 'This group has no units.',
  },
  method: {
    completion: {
      title: 'Completion',
      says: 'Marks in proportion to how much of the target was done, up to a cap; none below the floor.',
    },
    efficacy: {
      title: 'Efficacy coefficient',
      says: 'The best of the peers earns full marks, the worst the base share, the others by distance.',
    },
    'rank-points': {
      title: 'Points by rank',
      says: 'Marks by place among the peers; equal figures share a place.',
    },
    step: {
      title: 'Step up and down',
      says: 'Basic marks at a reference; each step above adds, each below takes away, within caps.',
    },
    tiers: {
      title: 'Tiers',
      says: 'The figure falls into one printed tier and earns its marks; tiers never add up.',
    },
    points: {
      title: 'Points as given',
      says: 'The figure is itself a mark, given by the lead unit, a jury or a ballot.',
    },
    'per-count': {
      title: 'Points per count',
      says: 'Each one counted earns a price, up to a cap.',
    },
    shortfall: {
      title: 'Deduction per one missing',
      says: 'Full marks for the required number; each one missing costs a price, until nothing is left.',
    },
    'yes-no': {
      title: 'Yes or no',
      says: 'The figure reaches the bar and earns the marks, or does not and earns none.',
    },
    'base-ratio': {
      title: 'Ratio to a base value',
      says: 'Marks in proportion to a printed base value that does not depend on the peers.',
    },
    progressive: {
      title: 'Progressive segments',
      says: 'The distance from a reference is cut into segments; each further one adds or takes less.',
    },
    goalposts: {
      title: 'Min–max on goalposts',
      says: 'Marks by the distance between two fixed goalposts; it does not depend on the peers.',
    },
    'z-score': {
      title: 'Z-score',
      says: "Distance from the peers' average in standard deviations, turned into marks around a centre.",
    },
    bonus: {
      title: 'Bonus',
      says: 'What the bonus items earned together, up to their cap, added to the total.',
    },
    deduction: {
      title: 'Deduction',
      says: 'What the deduction items cost together, up to their cap, taken from the total.',
    },
    veto: {
      title: 'Veto',
      says: 'A condition with an authorising document; a missing figure vetoes nobody.',
    },
  },
};
