import { type MilestoneState, milestoneStates, milestoneWord, statuses, statusWord } from '@meritloop/engine';

const english = new Map<string, string>([
  ...statuses.map((status) => [statusWord(status, 'zh'), statusWord(status, 'en')] as const),
  ...milestoneStates.map(
    (state: MilestoneState) => [milestoneWord(state, 'zh'), milestoneWord(state, 'en')] as const,
  ),
  ['推进中', 'under way'],
]);

/** A word that stands as the value of a step, which traces keep in Chinese, in the reader's language. */
export function wordText(value: string, language: string): string {
  return language === 'en' ? (english.get(value) ?? value) : value;
}
