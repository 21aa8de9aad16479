import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { downloadPeers } from './download-peers.ts';
import { downloadTargets } from './download-targets.ts';
import { listTargets } from './list-targets.ts';
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
  mount.query(contract.readCockpit, readCockpit);
  mount.query(contract.readMatterStanding, readMatterStanding);
  mount.query(contract.readRegister, readRegister);
  mount.download(contract.downloadRegister, downloadRegister);
  mount.query(contract.compareWithYearBefore, compareWithYearBefore);
  mount.download(contract.downloadYearBefore, downloadYearBefore);
  mount.query(contract.listTargets, listTargets);
  mount.download(contract.downloadTargets, downloadTargets);
  mount.query(contract.readTarget, readTarget);
  mount.query(contract.readTodo, readTodo);
  mount.query(contract.readPeers, readPeers);
  mount.download(contract.downloadPeers, downloadPeers);
  mount.query(contract.readUnit, readUnit);
  mount.download(contract.downloadUnit, downloadUnit);
  mount.query(contract.foreseeOrgAct, foreseeOrgAct);
}
