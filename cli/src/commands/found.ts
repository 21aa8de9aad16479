import { refuse } from '@meritloop/engine';
import { type Founding, foundCity, isCityCode } from '@meritloop/server/app/found-city';
import { openDatabase } from '@meritloop/server/platform/database';
import { laySchema } from '@meritloop/server/platform/lay-schema';
import { sealAll } from '@meritloop/server/platform/sealer';
import { type Command, Option } from 'commander';
import { firstPractices } from '../cities.ts';
import type { Io } from '../command.ts';
import { withAnyDatabaseUrl } from '../connect.ts';
import { checkKeptTexts } from '../kept-texts.ts';
import { orFailure } from '../refused.ts';

const offices = [
  { key: 'system', role: 'system_officer', prefix: 'sys', zh: '系统管理员', en: 'System officer' },
  { key: 'security', role: 'security_officer', prefix: 'sec', zh: '安全管理员', en: 'Security officer' },
  { key: 'audit', role: 'audit_officer', prefix: 'audit', zh: '审计管理员', en: 'Audit officer' },
] as const;

const notice = {
  zh: '非涉密系统：不得录入、上传、转发涉密和内部信息。',
  en: 'Not for classified use: nothing classified or internal may be entered, uploaded or passed on.',
};

interface Options {
  name: string;
  nameEn: string;
  reason: string;
  system?: string;
  security?: string;
  audit?: string;
  notice?: string;
  noticeEn?: string;
  kind: string;
  besideExamples?: boolean;
  json?: boolean;
}

/** 设立城市: an empty city at work with its three officers; what a real installation begins with. */
export function define(command: Command, io: Io): void {
  command
    .argument('<city>', 'code of the city; stands in every address, for good')
    .requiredOption('--name <name>', 'name of the city, which is that of its topmost unit')
    .requiredOption('--name-en <name>', 'the same in English')
    .requiredOption('--reason <text>', 'why, such as the document that it rests on; kept in the audit')
    .option('--system <name>', 'user name of the system officer (default: sys-<city>)')
    .option('--security <name>', 'user name of the security officer (default: sec-<city>)')
    .option('--audit <name>', 'user name of the audit officer (default: audit-<city>)')
    .option('--notice <text>', 'line above every page (default: not for classified use)')
    .option('--notice-en <text>', 'the same in English')
    .addOption(
      new Option('--kind <kind>', 'what the topmost unit is')
        .choices(['province', 'city', 'county', 'development_zone'])
        .default('city'),
    )
    .option('--beside-examples', 'also where example cities are in the database')
    .option('--json', 'the sign-ins as one JSON line')
    .addHelpText(
      'after',
      `
Try it: meritloop found my-city --name 某市 --name-en "My City" --reason "first set-up"

Makes a city without any data: its topmost unit, the rules for lights and the supervision procedure that come along,
and three officers (三员), each an account of its own that holds one office and nothing else. It prints their first
passwords, once; they are kept nowhere, open nothing but their own change, and officers then bind a second factor.
All of it or nothing, with its audit rows. A home with a city of its own gets no example cities.
It uses the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: founded. Exit 2: the code, a user name or a text cannot be one. Exit 1: refused (the city exists, examples are there,
the database is of another version), or the database failed; nothing was changed.`,
    )
    .action(async (code: string, options: Options) => {
      const founding = await checked(code, options);
      const signIns = await withAnyDatabaseUrl((url) => orFailure(found(url, founding)));
      if (options.json === true) {
        io.out(`${JSON.stringify({ city: code, signIns })}\n`);
        return;
      }
      const width = Math.max(...signIns.map(({ username }) => username.length));
      io.out(`${founding.name.zh} ${founding.name.en}: /${code}\n`);
      for (const { role, username, password } of signIns) {
        const { zh, en } = founding.officers[role].name;
        io.out(`  ${username.padEnd(width)}  ${password}  ${zh} ${en}\n`);
      }
      io.out(
        '以上口令只显示这一次，首次登录须修改。These passwords are shown once; each is changed at the first sign-in.\n',
      );
    });
}

async function checked(code: string, options: Options): Promise<Founding> {
  if (!isCityCode(code)) {
    throw refuse('bad_city_code', {
      zh: `城市代码“${code}”不可用：须为 2–24 个小写字母和数字，以字母开头，可用单个连字符分隔，且不是系统自用的地址（api、auth、rights 等）。`,
      en: `"${code}" cannot be the code of a city: 2 to 24 small letters and digits, a letter first, single hyphens between them, and no address of the system itself (api, auth, rights …).`,
    });
  }
  const officers = Object.fromEntries(
    offices.map(({ key, role, prefix, zh, en }) => {
      const username = options[key] ?? `${prefix}-${code}`;
      if (!/^[a-z][a-z0-9-]{1,30}$/.test(username)) {
        throw refuse('bad_username', {
          zh: `用户名“${username}”须以小写字母开头，由 2–31 个小写字母、数字或连字符组成。`,
          en: `user name "${username}" must be a small letter, then 1 to 30 small letters, digits or hyphens.`,
        });
      }
      return [role, { username, name: { zh, en } }];
    }),
  ) as Founding['officers'];
  checkKeptTexts({
    '--name': [options.name, 60],
    '--name-en': [options.nameEn, 60],
    '--reason': [options.reason, 500],
    '--notice': [options.notice, 500],
    '--notice-en': [options.noticeEn, 500],
  });
  return {
    code,
    name: { zh: options.name.trim(), en: options.nameEn.trim() },
    notice: { zh: options.notice ?? notice.zh, en: options.noticeEn ?? notice.en },
    root: { code: 'root', kind: options.kind },
    officers,
    reason: options.reason.trim(),
    besideExamples: options.besideExamples === true,
    practices: await firstPractices(),
  };
}

async function found(url: string, founding: Founding) {
  await laySchema(url);
  const { db, close } = openDatabase(url, () => {}, 2);
  try {
    const at = new Date();
    const signIns = await foundCity(db, founding, at);
    // Where no server runs, nobody else would chain these rows until one does.
    await sealAll(db, [founding.code], at);
    return signIns;
  } finally {
    await close();
  }
}
