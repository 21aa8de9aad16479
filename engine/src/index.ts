export * from './gap/table.ts';
export * from './quantity/decide.ts';
export * from './quantity/plain.ts';
export * from './quantity/problem.ts';
export * from './trace/node.ts';
