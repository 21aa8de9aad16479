import { firstStandings } from '../gaps/index.ts';
import { record } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/database.ts';
import { type OfficerRole, officerRoles } from '../platform/principal.ts';
import { refuseMarks } from '../platform/stop-classified.ts';
import { findTenant, insertTenant, listTenants, requireSecondFactor } from '../platform/tenants.ts';
import { transact } from '../platform/transact.ts';
import { appointWithin, importRegistry, operator } from '../registry/index.ts';
import { refuse } from './errors-founding.ts';
import { installPractices, type Practices } from './install-practices.ts';

/** What an operator says of a new city. */
export interface Founding {
  /** Stands in every address, for good: see {@link isCityCode}. */
  code: string;
  name: { zh: string; en: string };
  notice: { zh: string; en: string };
  /** The unit at the top of the tree. */
  root: { code: string; kind: string };
  officers: Readonly<Record<OfficerRole, { username: string; name: { zh: string; en: string } }>>;
  reason: string;
  /** Example cities may stay in the same database. */
  besideExamples: boolean;
  /** Mechanisms that a city begins with, each as its parsed file under `practices/`. */
  practices: Practices;
}

/** A small letter, then small letters and digits with single hyphens between them; 2 to 24 characters. */
const cityCode = /^(?=.{2,24}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Addresses of the house itself, under which no city could be reached. */
const taken = [
  'api',
  'assets',
  'auth',
  'fonts',
  'gallery',
  'healthz',
  'livez',
  'metrics',
  'readyz',
  'rights',
  'tenants',
];

export const isCityCode = (code: string): boolean => cityCode.test(code) && !taken.includes(code);

export interface FirstSignIn {
  role: OfficerRole;
  username: string;
  password: string;
}

/**
 * Founds a city at work (设立城市) in one transaction: name and notice, one unit at the top of the tree, the mechanisms
 * given, and the three officers, each an account of its own with a random first password that is answered here and kept
 * nowhere. Officers need a second factor from the beginning. Nothing of it stands where anything is refused.
 * @throws Refusal where a text carries a mark of classification, the code or a user name is taken, two offices name one account, or examples are there
 */
export async function foundCity(db: Db, given: Founding, at: Date): Promise<FirstSignIn[]> {
  refuseMarks(given, 'city');
  const usernames = officerRoles.map((role) => given.officers[role].username);
  const twice = usernames.find((name, index) => usernames.indexOf(name) !== index);
  if (twice !== undefined) throw refuse.same_officer({ username: twice });
  return transact(db, async (tx) => {
    const { code } = given;
    if ((await findTenant(tx, code)) !== undefined) throw refuse.city_exists({ code });
    await refuseExamples(tx, given);
    const { name, notice } = given;
    await insertTenant(tx, { id: code, name, kind: 'production', notice, pinnedDay: null }, at);
    const root = { ...given.root, name: name.zh, nameEn: name.en, sort: 1 };
    await importRegistry(tx, code, {
      units: [root],
      memberships: [],
      groups: [],
      groupMembers: [],
      peerSets: [],
    });
    await installPractices(tx, code, given.practices, at);
    await firstStandings(tx, code, at);
    await requireSecondFactor(tx, code, officerRoles);
    await record(tx, code, operator, at, {
      act: 'app.found',
      subject: { kind: 'tenant', id: code },
      new: { name, notice, root, secondFactorFor: officerRoles },
      reason: given.reason,
    });
    const signIns: FirstSignIn[] = [];
    for (const role of officerRoles) {
      const appointment = {
        ...given.officers[role],
        tenantId: code,
        role,
        reason: given.reason,
        beside: false,
      };
      const { username } = appointment;
      signIns.push({ role, username, password: await appointWithin(tx, appointment, at) });
    }
    return signIns;
  });
}

async function refuseExamples(tx: Tx, given: Founding): Promise<void> {
  if (given.besideExamples) return;
  const examples = (await listTenants(tx)).filter(({ kind }) => kind !== 'production').map(({ id }) => id);
  if (examples.length === 0) return;
  throw refuse.examples_here({
    codes: examples.join(', '),
    commands: examples.map((id) => `npx meritloop remove ${id}`).join(' && '),
  });
}
