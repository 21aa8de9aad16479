/** Door of the explanations: every computed number is wrapped in `Explained`. */
export { Explained, type TraceSource } from './Explained.tsx';
export { HistoryButton } from './HistoryButton.tsx';
export { HistoryList } from './HistoryList.tsx';
export { figureHistory, targetHistory, taskHistory } from './historyOf.ts';
export { TraceTree } from './TraceTree.tsx';
