export * from './quantity/decide.ts';
