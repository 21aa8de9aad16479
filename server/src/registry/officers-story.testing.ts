import { knock } from '../../testing/knock.ts';
import { openStory } from '../../testing/story.ts';
import * as registry from './contract.ts';

export const officers = ['system-officer', 'security-officer', 'audit-officer'];
export const nowhere = '01900000-0000-7000-8000-000000000000';
export const reason = '按市里通知办理';

/** The small cities with their officers, and what officers do with accounts in them. */
export async function openOfficers() {
  const story = await openStory();

  async function account(username: string) {
    const { body } = await (await story.as('audit-officer')).call(registry.listAccounts, {
      query: { text: username },
    });
    const found = body.accounts.find((one) => one.username === username);
    if (found === undefined) throw new Error(`No account ${username}`);
    return found;
  }

  const enter = (username: string, password: string) =>
    knock(story.address, '/api/auth/sign-in/username', { username, password }, { from: '127.0.0.1' });
  const passwordOf = (username: string) =>
    story.signIns.find((one) => one.username === username)?.password ?? '';

  /** One act on the account of a post, based on its present version. */
  async function act(
    post: string,
    username: string,
    stated:
      | typeof registry.disableAccount
      | typeof registry.enableAccount
      | typeof registry.endSessionsOf
      | typeof registry.releaseAccount,
  ) {
    const { personId, version } = await account(username);
    const actor = await story.as(post);
    return actor.call(stated, { params: { person: personId }, body: { reason }, ifMatch: version });
  }

  async function grant(post: string, username: string, role: string, unitId: string | null = null) {
    const { personId, version } = await account(username);
    return (await story.as(post)).call(registry.giveGrant, {
      params: { person: personId },
      body: { role: role as 'office', unitId, from: '2026-07-07', to: null, reason },
      ifMatch: version,
    });
  }

  async function make(username: string) {
    const made = await (await story.as('system-officer')).call(registry.createAccount, {
      body: { username, name: { zh: '新岗位', en: 'New post' }, reason },
    });
    if (made.status !== 200) throw new Error(`No account ${username}: ${JSON.stringify(made.body)}`);
    return made.body;
  }

  return { story, account, enter, passwordOf, act, grant, make };
}

export type Officers = Awaited<ReturnType<typeof openOfficers>>;
