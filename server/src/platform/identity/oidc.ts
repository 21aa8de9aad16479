import { genericOAuth } from 'better-auth/plugins';
import type { Bilingual } from '../endpoint.ts';
import { oidcProvider } from './accounts.ts';

/** The installation's sign-in provider (OpenID Connect), where it has one. */
export interface OidcSettings {
  /** As the provider itself states it in its discovery document and in every id token. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says after 使用 / With. */
  label: Bilingual;
}

const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/**
 * Reads the provider from the environment: all three or none, `OIDC_LABEL` for the button.
 * @throws Error naming what is missing: half a provider would be one that nobody notices
 */
export function oidcSettings(environment: Record<string, string | undefined>): OidcSettings | undefined {
  const given = names.filter((name) => (environment[name] ?? '') !== '');
  if (given.length === 0) return undefined;
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length > 0) {
    throw new Error(`Sign-in by a provider needs ${missing.join(' and ')} beside ${given.join(', ')}.`);
  }
  const issuer = environment.OIDC_ISSUER ?? '';
  const url = URL.parse(issuer);
  const local = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !local)) {
    throw new Error(`OIDC_ISSUER must be an https address, not "${issuer}".`);
  }
  const label = environment.OIDC_LABEL ?? '';
  return {
    issuer,
    clientId: environment.OIDC_CLIENT_ID ?? '',
    clientSecret: environment.OIDC_CLIENT_SECRET ?? '',
    label: label === '' ? { zh: '统一身份认证', en: 'single sign-on' } : { zh: label, en: label },
  };
}

/** Where the provider sends the browser back. */
export const oidcCallback = '/api/auth/oidc/callback';

/**
 * The library's own plugin, closed where it is open by default: discovery, code flow with PKCE, state and nonce; the id
 * token is always there and verified against the provider's keys, issuer and our client; no account is ever made, none
 * is found by mail address, and no token of the provider is kept.
 */
export function oidcPlugin(settings: OidcSettings, baseUrl: string) {
  const { issuer, clientId, clientSecret } = settings;
  return genericOAuth({
    config: [
      {
        providerId: oidcProvider,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        redirectURI: `${baseUrl.replace(/\/$/, '')}${oidcCallback}`,
        scopes: ['openid'],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        disableProviderLogout: true,
        // The id token was verified before this is asked; what it says of mail addresses is not looked at.
        getUserInfo: async ({ idToken }) => {
          const claims = idToken === undefined ? undefined : claimsOf(idToken);
          if (claims === undefined || claims.iss !== issuer || typeof claims.sub !== 'string') return null;
          if (!isForUs(claims, clientId)) return null;
          return {
            id: claims.sub,
            sub: claims.sub,
            email: `${Buffer.from(claims.sub).toString('hex')}@subjects.invalid`,
            emailVerified: false,
            name: '',
          };
        },
      },
    ],
  });
}

interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  azp?: unknown;
}

/** A token for several is ours only where it was issued to us (OpenID Connect Core 1.0, 3.1.3.7). */
function isForUs({ aud, azp }: Claims, clientId: string): boolean {
  return azp === undefined ? [aud].flat().length === 1 : azp === clientId;
}

function claimsOf(idToken: string): Claims | undefined {
  try {
    const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString();
    return JSON.parse(payload) as Claims;
  } catch {
    return undefined;
  }
}
