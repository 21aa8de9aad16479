import { expect, it } from 'vitest';
import { byUrgency } from './read-todo.ts';

it('puts overdue things of every room first, then the nearest deadline; what has none comes last, in its order', () => {
  const items = [
    { id: 'proposal 1', dueOn: null, overdue: false },
    { id: 'request', dueOn: '2026-07-10', overdue: false },
    { id: 'proposal 2', dueOn: null, overdue: false },
    { id: 'case', dueOn: '2026-07-08', overdue: false },
    { id: 'late case', dueOn: '2026-07-06', overdue: true },
    // Overdue by its own calendar though its day is still to come elsewhere: said to be late, so it is first.
    { id: 'late request', dueOn: '2026-07-09', overdue: true },
  ];
  expect([...items].sort(byUrgency).map(({ id }) => id)).toEqual([
    'late case',
    'late request',
    'case',
    'request',
    'proposal 1',
    'proposal 2',
  ]);
});
