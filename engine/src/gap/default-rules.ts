import { type GapRules, readRules } from './rules.ts';

/**
 * The rules that hold where none are given (docs/contract.md, Gaps): level with pace or above is green, ten points
 * above is ahead; up to ten points below is behind and yellow, more is far behind and red. An unpaced target that is
 * not met is behind and yellow; red only by rule.
 */
const defaultRulesData = {
  lights: {
    basis: 'gap',
    intervals: [
      { status: 'ahead', light: 'green', from: '0.10', fromIncluded: true },
      { status: 'on_pace', light: 'green', from: '0', fromIncluded: true, to: '0.10', toIncluded: false },
      { status: 'behind', light: 'yellow', from: '-0.10', fromIncluded: true, to: '0', toIncluded: false },
      { status: 'far_behind', light: 'red', to: '-0.10', toIncluded: false },
    ],
  },
};

export const defaultRules: GapRules = readRules(defaultRulesData, 'default rules');
