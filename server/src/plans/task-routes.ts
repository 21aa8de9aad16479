import type { Mount } from '../platform/room.ts';
import * as ledger from './contract-ledger.ts';
import * as tasks from './contract-tasks.ts';
import { downloadLedger } from './download-ledger.ts';
import { addLedgerEntry, editLedgerEntry, withdrawLedgerEntry } from './edit-ledger.ts';
import { addTask, editTask, orderTasks, withdrawTask } from './edit-task.ts';
import { listTasks } from './list-tasks.ts';
import { listLedger } from './read-ledger.ts';

/** Tasks of matters with their milestones, and the ledger 对上争先. */
export function taskRoutes(mount: Mount): void {
  mount.query(tasks.listTasks, listTasks);
  mount.act(tasks.addTask, addTask);
  mount.act(tasks.editTask, editTask);
  mount.act(tasks.orderTasks, orderTasks);
  mount.act(tasks.withdrawTask, withdrawTask);
  mount.query(ledger.listLedger, listLedger);
  mount.download(ledger.downloadLedger, downloadLedger);
  mount.act(ledger.addLedgerEntry, addLedgerEntry);
  mount.act(ledger.editLedgerEntry, editLedgerEntry);
  mount.act(ledger.withdrawLedgerEntry, withdrawLedgerEntry);
}
