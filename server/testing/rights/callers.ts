import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import { createAccount } from '../../src/platform/identity/accounts.ts';
import { isOfficerRole, type Principal, type Role, roles } from '../../src/platform/principal.ts';
import { transact } from '../../src/platform/transact.ts';
import { insertPerson } from '../../src/registry/index.ts';
import { type Actor, actorAt, signIn } from '../client.ts';
import type { Story } from '../story.ts';
import { subtree } from './city.ts';

/** One who calls: a role, over the whole city or over the own unit and what is below it. */
export interface Caller {
  name: string;
  role: Role;
  over: 'city' | 'unit';
  actor: Actor;
  /** Who that is by the city that was loaded, for the sentences to be asked about. */
  principal: Principal;
}

const password = 'a password of the matrix';

/** The database itself refuses a clerk or signer of the whole city; officers are never of a unit. */
function kindsOf(role: Role): Caller['over'][] {
  if (role === 'clerk' || role === 'signer') return ['unit'];
  return isOfficerRole(role) ? ['city'] : ['city', 'unit'];
}

/** A caller of every role, over the city and over the own unit where it can be. */
export async function makeCallers(
  story: Story,
  tenant: string,
  units: Readonly<Record<string, string>>,
  wanted: 'every kind' | 'one of each',
): Promise<Caller[]> {
  // Hashed at little cost: what is tested are rights.
  const cheap = await hash(password, { memoryCost: 1024, timeCost: 1 });
  const callers: Caller[] = [];
  for (const role of roles) {
    for (const over of wanted === 'every kind' ? kindsOf(role) : kindsOf(role).slice(0, 1)) {
      const name = `${role.replace('_', '-')}-${over}-${tenant}`; // at most 31 letters
      const { accountId, personId } = await transact(story.db, async (tx) => {
        const account = { username: name, name, password: cheap, at: new Date(), tenant };
        const accountId = await createAccount(tx, account);
        await sql`update auth.account set password = ${cheap} where "userId" = ${accountId}`.execute(tx);
        const personId = await insertPerson(tx, tenant, {
          accountId,
          nameZh: name,
          nameEn: name,
          role,
          unitId: over === 'unit' ? (units.own ?? null) : null,
          from: '2000-01-01',
        });
        return { accountId, personId };
      });
      const cookie = await signIn(story.address, name, password);
      callers.push({
        name: `${role} over the ${over}`,
        role,
        over,
        actor: actorAt(story.address, cookie, tenant),
        principal: {
          personId,
          accountId,
          name: { zh: name, en: name },
          grants: [
            {
              role,
              unitId: over === 'unit' ? (units.own ?? null) : null,
              reach: over === 'unit' ? new Set(subtree.map((relation) => units[relation] ?? '')) : null,
            },
          ],
        },
      });
    }
  }
  return callers;
}
