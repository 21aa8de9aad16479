import { refuse } from '@meritloop/engine';
import { openDatabase } from '@meritloop/server/platform/database';
import { laySchema } from '@meritloop/server/platform/lay-schema';
import { Refusal } from '@meritloop/server/platform/refusal';
import { findTenant } from '@meritloop/server/platform/tenants';
import { appointOfficer } from '@meritloop/server/registry/appoint-officer';
import { Argument, type Command } from 'commander';
import { CommandFailure, type Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';
import { checkKeptTexts } from '../kept-texts.ts';

const offices = {
  system: { role: 'system_officer', zh: '系统管理员', en: 'System officer' },
  security: { role: 'security_officer', zh: '安全管理员', en: 'Security officer' },
  audit: { role: 'audit_officer', zh: '审计管理员', en: 'Audit officer' },
} as const;

interface Options {
  username: string;
  name?: string;
  nameEn?: string;
  reason: string;
  beside?: boolean;
}

/** 任命三员: the first officers of a city; all later ones are granted by its security officer. */
export function define(command: Command, io: Io): void {
  command
    .argument('<city>', 'code of the city')
    .addArgument(new Argument('<office>', 'which office').choices(Object.keys(offices)))
    .requiredOption('--username <name>', 'user name of the new account')
    .requiredOption('--reason <text>', 'why; kept in the audit')
    .option('--name <post>', 'name of the post, never of a person; by default that of the office')
    .option('--name-en <post>', 'the same in English')
    .option('--beside', 'also where the office is held, for one whose holder is lost')
    .addHelpText(
      'after',
      `
Try it: meritloop appoint simulated-city security --username sec-2 --beside --reason "the first one is lost"

Makes an account that holds one of the three separate offices and nothing else, and prints its first password, which
opens nothing but the change of itself. Where the office is held already, its security officer grants it, not this.
It uses the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: appointed. Exit 2: there is no such city or the user name or a text cannot be one. Exit 1: refused, or the database failed.`,
    )
    .action(async (city: string, office: keyof typeof offices, options: Options) => {
      if (!/^[a-z][a-z0-9-]{1,30}$/.test(options.username)) {
        throw refuse('bad_username', {
          zh: `用户名“${options.username}”须以小写字母开头，由 2–31 个小写字母、数字或连字符组成。`,
          en: `user name "${options.username}" must be a small letter, then 1 to 30 small letters, digits or hyphens.`,
        });
      }
      checkKeptTexts({
        '--name': [options.name, 60],
        '--name-en': [options.nameEn, 60],
        '--reason': [options.reason, 500],
      });
      const password = await withDatabaseUrl((url) => appoint(url, city, office, options));
      io.out(`${options.username}  ${password}\n`);
    });
}

async function appoint(url: string, city: string, office: keyof typeof offices, options: Options) {
  await laySchema(url);
  const { db, close } = openDatabase(url, () => {}, 2);
  try {
    if ((await findTenant(db, city)) === undefined) {
      throw refuse('unknown_tenant', {
        zh: `数据库里没有城市“${city}”。`,
        en: `the database holds no city "${city}".`,
      });
    }
    const { role, zh, en } = offices[office];
    const { username, reason, beside = false } = options;
    const name = { zh: options.name ?? zh, en: options.nameEn ?? en };
    return await appointOfficer(db, { tenantId: city, role, username, name, reason, beside }, new Date());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { what, why, todo } = error.body('en').error;
    throw new CommandFailure(error.code.replace('.', '_'), `${what} ${why} ${todo}`);
  } finally {
    await close();
  }
}
