import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { downloadPeers } from './download-peers.ts';
import { downloadTargets } from './download-targets.ts';
import { listTargets } from './list-targets.ts';
import { policy } from './policy.ts';
import { unitPolicy } from './policy-unit.ts';
import { readCockpit } from './read-cockpit.ts';
import { readMatterStanding } from './read-matter-standing.ts';
import { readPeers } from './read-peers.ts';
import { downloadRegister, readRegister } from './read-register.ts';
import { readTarget } from './read-target.ts';
import { readTodo } from './read-todo.ts';
import { readUnit } from './read-unit.ts';
import { foreseeOrgAct } from './read-unit-preview.ts';
import { downloadUnit } from './read-unit-workbook.ts';
import { compareWithYearBefore, downloadYearBefore } from './year-before.ts';

export function routes(mount: Mount): void {
  mount.query(contract.readCockpit, policy.readTargets, readCockpit);
  mount.query(contract.readMatterStanding, policy.readTargets, readMatterStanding);
  mount.query(contract.readRegister, policy.readTargets, readRegister);
  mount.download(contract.downloadRegister, policy.readTargets, downloadRegister);
  mount.query(contract.compareWithYearBefore, policy.compareWithYearBefore, compareWithYearBefore);
  mount.download(contract.downloadYearBefore, policy.compareWithYearBefore, downloadYearBefore);
  mount.query(contract.listTargets, policy.readTargets, listTargets);
  mount.download(contract.downloadTargets, policy.readTargets, downloadTargets);
  mount.query(contract.readTarget, policy.readTargets, readTarget);
  mount.query(contract.readTodo, policy.readTargets, readTodo);
  mount.query(contract.readPeers, policy.readTargets, readPeers);
  mount.download(contract.downloadPeers, policy.readTargets, downloadPeers);
  mount.query(contract.readUnit, unitPolicy.readUnit, readUnit);
  mount.download(contract.downloadUnit, unitPolicy.readUnit, downloadUnit);
  mount.query(contract.foreseeOrgAct, unitPolicy.foreseeOrgAct, foreseeOrgAct);
}
