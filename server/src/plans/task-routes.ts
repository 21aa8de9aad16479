import type { Mount } from '../platform/room.ts';
import * as ledger from './contract-ledger.ts';
import * as tasks from './contract-tasks.ts';
import { downloadLedger } from './download-ledger.ts';
import { addLedgerEntry, editLedgerEntry, withdrawLedgerEntry } from './edit-ledger.ts';
import { addTask, editTask, orderTasks, withdrawTask } from './edit-task.ts';
import { ledgerPolicy, oneLedgerPolicy } from './ledger-policy.ts';
import { listTasks } from './list-tasks.ts';
import { policy } from './policy.ts';
import { listLedger } from './read-ledger.ts';
import { oneTaskPolicy, taskPolicy } from './task-policy.ts';

/** Tasks of matters with their milestones, and the ledger 对上争先. */
export function taskRoutes(mount: Mount): void {
  mount.query(tasks.listTasks, policy.readPlans, listTasks);
  mount.act(tasks.addTask, taskPolicy.addTask, addTask);
  mount.act(tasks.editTask, oneTaskPolicy.edit, editTask);
  mount.act(tasks.orderTasks, taskPolicy.orderTasks, orderTasks);
  mount.act(tasks.withdrawTask, oneTaskPolicy.withdraw, withdrawTask);
  mount.query(ledger.listLedger, policy.readPlans, listLedger);
  mount.download(ledger.downloadLedger, policy.readPlans, downloadLedger);
  mount.act(ledger.addLedgerEntry, ledgerPolicy.addLedgerEntry, addLedgerEntry);
  mount.act(ledger.editLedgerEntry, oneLedgerPolicy.edit, editLedgerEntry);
  mount.act(ledger.withdrawLedgerEntry, oneLedgerPolicy.edit, withdrawLedgerEntry);
}
