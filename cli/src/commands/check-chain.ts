import { resolve } from 'node:path';
import { refuse } from '@meritloop/engine';
import { anchorOf, type ChainAnchor } from '@meritloop/server/platform/chain-anchor';
import { type ChainReport, checkChain } from '@meritloop/server/platform/chain-check';
import { sayFault } from '@meritloop/server/platform/chain-words';
import { openDatabase } from '@meritloop/server/platform/database';
import { listTenants } from '@meritloop/server/platform/tenants';
import type { Command } from 'commander';
import { keepAnchors, readAnchors } from '../anchor-file.ts';
import { CommandFailure, type Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';

const noCity = (id: string | undefined) =>
  id === undefined
    ? {
        zh: '数据库里还没有城市。请先载入：meritloop import simulated-city。',
        en: 'the database holds no city yet. Load one: meritloop import simulated-city.',
      }
    : {
        zh: `数据库里没有城市“${id}”。不带 --tenant 则校验全部。`,
        en: `the database holds no city "${id}". Without --tenant all are checked.`,
      };

interface Options {
  tenant?: string;
  json?: boolean;
  anchor?: string;
  keepAnchor?: string;
}

/** 完整性校验: walks every tenant's chain and names each row and link that is not as it was sealed. */
export function define(command: Command, io: Io): void {
  command
    .option('--tenant <id>', 'one city only')
    .option('--anchor <file>', 'hold the chain against heads that were kept elsewhere')
    .option('--keep-anchor <file>', 'add the head of each whole chain to this file')
    .option('--json', 'one JSON line a city')
    .addHelpText(
      'after',
      `
Try it: meritloop check-chain --tenant simulated-city

Every act writes an audit row; a background job seals the rows into a hash chain, a few seconds behind. This command
recomputes every hash and says how many rows are sealed, how many still wait, and which are not as they were sealed.

Who can write to the database could seal a changed tail anew. A head kept where they cannot write finds that:
  meritloop check-chain --keep-anchor /media/auditor/heads     after every check, adds one line a city
  meritloop check-chain --anchor /media/auditor/heads          holds the chain against all of them

It reads the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: nothing found. Exit 2: there is no such city, or the file cannot be used. Exit 1: something was tampered with,
or the database could not be read.`,
    )
    .action(async (options: Options) => {
      const anchors = options.anchor === undefined ? [] : await readAnchors(resolve(options.anchor));
      const { faults, heads } = await withDatabaseUrl((url) => checkAll(url, options, anchors, io));
      if (faults > 0)
        throw new CommandFailure(
          'chain_broken',
          `The chain is broken in ${faults} place(s), named above. Keep a copy of the database and find out who could write to it.`,
        );
      if (options.keepAnchor !== undefined) await keepAnchors(resolve(options.keepAnchor), heads);
    });
}

/** Checks the cities asked for, one after another; answers how much is wrong and the heads as they are now. */
async function checkAll(url: string, options: Options, anchors: readonly ChainAnchor[], io: Io) {
  const { db, close } = openDatabase(url, () => {}, 2);
  try {
    const every = await listTenants(db);
    const tenants = every.filter(({ id }) => options.tenant === undefined || id === options.tenant);
    if (tenants.length === 0) throw refuse('unknown_tenant', noCity(options.tenant));
    const heads: ChainAnchor[] = [];
    let faults = options.tenant === undefined ? citiesGone(anchors, tenants, io) : 0;
    for (const { id } of tenants) {
      const started = performance.now();
      const own = anchors.filter(({ tenantId }) => tenantId === id);
      const report = await checkChain(db, id, own);
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      faults += report.faultCount;
      if (report.head !== null) heads.push(anchorOf(id, report.head, new Date()));
      if (options.json === true) io.out(`${JSON.stringify({ ...report, anchors: own.length, seconds })}\n`);
      else tell(report, own.length, seconds, io);
    }
    return { faults, heads };
  } finally {
    await close();
  }
}

/** A city that a head was kept of, and that the database does not hold. */
function citiesGone(anchors: readonly ChainAnchor[], tenants: readonly { id: string }[], io: Io): number {
  const known = new Set(tenants.map(({ id }) => id));
  const gone = new Set(anchors.map(({ tenantId }) => tenantId).filter((id) => !known.has(id)));
  for (const id of gone) io.err(`${id}: a head of its chain was kept, but the database holds no such city\n`);
  return gone.size;
}

function tell(report: ChainReport, anchors: number, seconds: number, io: Io): void {
  const { tenantId, sealed, unsealed, head, faults, faultCount } = report;
  const held = anchors === 0 ? '' : `, held against ${anchors} kept head(s)`;
  io.out(`${tenantId}: ${sealed} sealed, ${unsealed} waiting, ${faultCount} faults, ${seconds} s${held}\n`);
  if (head !== null) io.out(`  head: link ${head.seq} ${head.chainHash}\n`);
  for (const fault of faults) io.out(`  ${sayFault(fault).en}\n`);
  if (faultCount > faults.length) io.out(`  … and ${faultCount - faults.length} more\n`);
}
