import * as actuals from './actuals/contract.ts';
import * as app from './app/contract.ts';
import * as assessments from './assessments/contract.ts';
import * as cases from './cases/contract.ts';
import { everyEndpoint } from './endpoints.ts';
import * as gaps from './gaps/contract.ts';
import * as plans from './plans/contract.ts';
import type { Endpoint } from './platform/endpoint.ts';
import { businessRoles } from './platform/principal.ts';
import type { Scope, Scopes } from './platform/tokens/scopes.ts';
import * as publications from './publications/contract.ts';
import * as registry from './registry/contract.ts';
import { rooms } from './rooms.ts';

const contracts = { registry, plans, actuals, gaps, cases, assessments, publications, app };

/**
 * What API tokens can be made for, from the endpoints themselves: `read:<room>` for what a room answers, and
 * `<room>.<name in its contract>` for each of its acts. What only officers do, and the account itself, has no scope.
 */
export function tokenScopes(): Scopes {
  const names = new Map<unknown, string>();
  for (const [room, contract] of Object.entries(contracts)) {
    for (const [name, value] of Object.entries(contract)) names.set(value, `${room}.${name}`);
  }
  const stages = new Map(rooms.map(({ name, stage }) => [name, stage]));
  const found = new Map<string, { -readonly [Key in keyof Scope]: Scope[Key] }>();
  const scopes = new Map<Endpoint, Scope>();
  for (const { room, endpoint, decides } of everyEndpoint()) {
    const forBusiness = decides?.roles.some((role) => (businessRoles as readonly string[]).includes(role));
    const acts = endpoint.method !== 'GET';
    const name = acts ? names.get(endpoint) : `read:${room}`;
    if (decides === undefined || forBusiness !== true || name === undefined || room === 'platform') continue;
    const stage = stages.get(room) ?? { zh: '综合页面', en: 'Pages across rooms' };
    const says = acts ? decides.says : { zh: `查看“${stage.zh}”`, en: `Read "${stage.en}"` };
    const scope = found.get(name) ?? { name, reads: !acts, says, decides: [] };
    scope.decides = [...scope.decides, decides];
    found.set(name, scope);
    scopes.set(endpoint, scope);
  }
  return scopes;
}
