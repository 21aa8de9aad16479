import type { Mount } from '../platform/room.ts';
import * as contract from './contract-accounts.ts';
import * as settings from './contract-settings.ts';
import { askAccess, decideAccess } from './decide-access.ts';
import { downloadAccounts } from './download-accounts.ts';
import { endGrant, giveGrant } from './give-grants.ts';
import {
  createAccount,
  disableAccount,
  enableAccount,
  endSessionOf,
  endSessionsOf,
  releaseAccount,
} from './keep-accounts.ts';
import { editSettings, readSettings } from './keep-settings.ts';
import { grantChoices, listAccounts, readAccountOf, readSessionsOf } from './list-accounts.ts';
import { accessPolicy, accountPolicy, officePolicy, settingsPolicy } from './policy-officers.ts';

/** What the three officers do: accounts by one, grants and sign-in by another, reading by all three. */
export function officerRoutes(mount: Mount): void {
  mount.query(contract.listAccounts, officePolicy.readAccounts, listAccounts);
  mount.download(contract.downloadAccounts, officePolicy.readAccounts, downloadAccounts);
  mount.query(contract.readAccountOf, officePolicy.readAccounts, readAccountOf);
  mount.query(contract.grantChoices, accountPolicy.giveGrant, grantChoices);
  mount.act(contract.createAccount, officePolicy.createAccount, createAccount);
  mount.act(contract.disableAccount, accountPolicy.disableAccount, disableAccount);
  mount.act(contract.enableAccount, accountPolicy.enableAccount, enableAccount);
  mount.query(contract.readSessionsOf, accountPolicy.readSessionsOf, readSessionsOf);
  mount.act(contract.endSessionOf, accountPolicy.endSessionsOf, endSessionOf);
  mount.act(contract.endSessionsOf, accountPolicy.endSessionsOf, endSessionsOf);
  mount.act(contract.releaseAccount, accountPolicy.releaseAccount, releaseAccount);
  mount.act(contract.askAccess, accountPolicy.askAccess, askAccess);
  mount.act(contract.decideAccess, accessPolicy.decideAccess, decideAccess);
  mount.act(contract.giveGrant, accountPolicy.giveGrant, giveGrant);
  mount.act(contract.endGrant, accountPolicy.endGrant, endGrant);
  mount.query(settings.readSettings, settingsPolicy.readSettings, readSettings);
  mount.act(settings.editSettings, settingsPolicy.editSettings, editSettings);
}
