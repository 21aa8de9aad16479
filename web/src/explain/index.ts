/** Door of the explanations: every computed number is wrapped in `Explained`. */
export { Explained, type TraceSource } from './Explained.tsx';
export { TraceTree } from './TraceTree.tsx';
