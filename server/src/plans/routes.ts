import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { listMatters } from './list-matters.ts';
import { taskRoutes } from './task-routes.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listMatters, listMatters);
  taskRoutes(mount);
}
