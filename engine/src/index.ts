export * from './quantity/decide.ts';
export * from './trace/node.ts';
