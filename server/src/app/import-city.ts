import {
  type ActualsImport,
  importActuals,
  importWords,
  type WordsImport,
  type WordsPeople,
} from '../actuals/index.ts';
import { firstStandings, importJudgements, type JudgementsImport } from '../gaps/index.ts';
import { importPlan, type PlanImport } from '../plans/index.ts';
import { record } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/database.ts';
import { createAccount } from '../platform/identity/accounts.ts';
import { randomPassword } from '../platform/identity/random-password.ts';
import type { Role } from '../platform/principal.ts';
import { refuseMarks } from '../platform/stop-classified.ts';
import { findTenant, insertTenant } from '../platform/tenants.ts';
import { transact } from '../platform/transact.ts';
import { importRegistry, insertPerson, type RegistryImport } from '../registry/index.ts';
import { installPractices, type Practices } from './install-practices.ts';

/** A whole city as data: what the examples hand over, and what a first set-up may. Codes refer within it. */
export interface CityImport extends RegistryImport, PlanImport, ActualsImport {
  tenant: {
    id: string;
    name: { zh: string; en: string };
    kind: 'published' | 'simulated';
    today?: string | undefined;
    notice: { zh: string; en: string };
  };
  /** Demo accounts: posts, never persons. */
  posts: readonly {
    username: string;
    name: { zh: string; en: string };
    role: Role;
    unit?: string | undefined;
  }[];
  /** The words that units gave or are asked for. */
  words?: readonly WordsImport[] | undefined;
  /** The office's words on tasks. */
  judgements?: readonly JudgementsImport[] | undefined;
  /** Mechanisms to install, each as its parsed file under `practices/`. */
  practices?: Practices | undefined;
}

export interface SignIn {
  tenant: string;
  username: string;
  password: string;
  post: { zh: string; en: string };
  role: Role;
}

/** Who writes the audit line of an import: the program itself, no person. */
const importer = 'import';

/**
 * Loads a city in one transaction: all of it or nothing. Answers the sign-ins of its posts, whose passwords are random
 * and exist nowhere else: `keep` is given them before the commit, so that no crash can lose them. A tenant that is
 * already there is left alone and answered with null.
 * @throws Refusal where a text of the files carries a mark of classification
 */
export async function importCity(
  db: Db,
  city: CityImport,
  at: Date,
  keep: (signIns: readonly SignIn[]) => Promise<void> = async () => {},
): Promise<SignIn[] | null> {
  refuseMarks(city, 'city');
  return transact(db, async (tx) => {
    const tenantId = city.tenant.id;
    if ((await findTenant(tx, tenantId)) !== undefined) return null;
    refuseUnitAccounts(city);
    await insertTenant(tx, { ...city.tenant, pinnedDay: city.tenant.today ?? null }, at);
    const registry = await importRegistry(tx, tenantId, city);
    const plan = await importPlan(tx, tenantId, city, registry);
    await importActuals(tx, tenantId, city, { unit: registry.unit, ...plan }, at);
    const { signIns, persons } = await insertPosts(tx, tenantId, city, registry.unit, at);
    if ((city.words ?? []).length > 0) {
      const names = new Map(city.units.map(({ code, name }) => [code, name]));
      const ids = { unit: registry.unit, ...plan };
      const people = standIns(city, persons);
      await importWords(tx, tenantId, city.words ?? [], ids, names, people);
      const tenant = await findTenant(tx, tenantId);
      if (tenant !== undefined)
        await importJudgements(tx, tenant, city.judgements ?? [], plan.task, people.office);
    }
    await installPractices(tx, tenantId, city.practices ?? {}, at);
    await firstStandings(tx, tenantId, at);
    await record(tx, tenantId, importer, at, {
      act: 'app.import',
      subject: { kind: 'tenant', id: tenantId },
      new: {
        units: city.units.length,
        matters: city.matters.length,
        targets: city.targets.length,
        observations: city.observations.length,
      },
    });
    await keep(signIns);
    return signIns;
  });
}

/** Makes the demo accounts with fresh passwords; answers the person of each post. */
async function insertPosts(
  tx: Tx,
  tenantId: string,
  city: CityImport,
  unitIds: ReadonlyMap<string, string>,
  at: Date,
): Promise<{ signIns: SignIn[]; persons: ReadonlyMap<string, string> }> {
  const signIns: SignIn[] = [];
  const persons = new Map<string, string>();
  for (const post of city.posts) {
    const password = randomPassword();
    const accountId = await createAccount(tx, {
      username: post.username,
      name: post.name.zh,
      password,
      at,
      tenant: tenantId,
    });
    const person = await insertPerson(tx, tenantId, {
      accountId,
      nameZh: post.name.zh,
      nameEn: post.name.en,
      role: post.role,
      // The office's posts sit in a unit but act for the whole city; only clerks and signers act for one.
      unitId: isOfUnit(post) ? (unitIds.get(post.unit ?? '') ?? null) : null,
      from: '2000-01-01',
    });
    persons.set(post.username, person);
    signIns.push({ tenant: tenantId, username: post.username, password, post: post.name, role: post.role });
  }
  return { signIns, persons };
}

/** Words that a city brings along are those of the unit's own posts; a unit without any has the office for them. */
function standIns(city: CityImport, persons: ReadonlyMap<string, string>): WordsPeople {
  const of = (role: Role, unit?: string): string | undefined => {
    const post = city.posts.find((one) => one.role === role && (unit === undefined || one.unit === unit));
    return post && persons.get(post.username);
  };
  const office = of('office');
  if (office === undefined)
    throw new Error(`${city.tenant.name.zh} brings words along: it needs a post of the office.`);
  return {
    clerk: (unit) => of('clerk', unit) ?? office,
    signer: (unit) => of('signer', unit) ?? office,
    reviewer: of('reviewer') ?? office,
    office,
  };
}

function isOfUnit(post: CityImport['posts'][number]): boolean {
  return post.role === 'clerk' || post.role === 'signer';
}

/** Real names carry published figures only: nobody may act for a real unit. */
function refuseUnitAccounts(city: CityImport): void {
  const acting = city.posts.find(isOfUnit);
  if (city.tenant.kind === 'published' && acting !== undefined) {
    throw new Error(
      `"${acting.username}" would act for a unit of ${city.tenant.name.zh}, a city of real published figures. Only readers and the demo office are allowed there: remove the post.`,
    );
  }
}
