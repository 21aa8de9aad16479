import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Identity } from '../identity.ts';
import { validate } from '../validate.ts';
import * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { NoteAccount } from './sign-in.ts';
import { passCookies, sessionIn, webHeaders } from './web.ts';

type OidcRefusal = z.output<typeof contract.oidcRefusals>;

/** Sign-in by the installation's provider: begins it, and takes the browser back. */
export function mountOidc(app: FastifyInstance, identity: Identity, note: NoteAccount): void {
  app.get(contract.signInWays.path, async () => ({
    provider: identity.oidc === undefined ? null : { label: identity.oidc.label },
  }));

  app.post(contract.beginOidc.path, async (request, reply) => {
    validate(contract.beginOidc, request);
    if (identity.oidc === undefined) throw refuse.no_provider();
    const answer = await identity.oidc.begin(webHeaders(request));
    if (!answer.ok) throw refuse.provider_away();
    passCookies(answer, reply);
    const { url } = (await answer.json()) as { url: string };
    return { url };
  });

  app.get(contract.finishOidc.path, async (request, reply) => {
    const refused = (why: OidcRefusal, because: readonly string[] = []) => {
      request.log.warn({ why, because }, 'sign-in by the provider was refused');
      return reply.redirect(`/auth/refused?why=${why}`);
    };
    if (identity.oidc === undefined) return refused('no_provider');
    const query = contract.finishOidc.query.safeParse(request.query);
    if (!query.success) return refused('not_verified');
    const { result: answer, because } = await identity.oidc.finish(query.data, webHeaders(request));
    const token = sessionIn(answer, identity.cookies.session);
    if (token === undefined) {
      const error = errorIn(answer.headers.get('location'));
      // What the library or the provider calls it, where it is a word and not a text.
      return refused(reasonOf(error), [...because, ...(/^[a-z_]{1,40}$/.test(error) ? [error] : [])]);
    }
    const accountId = await identity.oidc.markSession(token);
    if (accountId === undefined) {
      await identity.endSession(token);
      return refused('disabled');
    }
    await identity.endFormer(webHeaders(request));
    passCookies(answer, reply);
    await note(accountId, 'identity.sign_in_by_provider');
    return reply.redirect('/');
  });
}

const errorIn = (location: string | null): string =>
  URL.parse(location ?? '', 'http://localhost')?.searchParams.get('error') ?? '';

/** Why the library would not: in our words, and no more than the person can use. */
function reasonOf(error: string): OidcRefusal {
  if (/signup|not_linked|unable_to_link/.test(error)) return 'unknown_person';
  if (/^state|please_restart/.test(error)) return 'stale';
  if (/^(access_denied|login_required|consent_required|interaction_required)$/.test(error)) return 'declined';
  return 'not_verified';
}
