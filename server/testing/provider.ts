/// <reference path="./oidc-provider.d.ts" />
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { OidcSettings } from '../src/platform/identity/oidc.ts';

type Claims = Record<string, unknown>;

export interface RunningProvider {
  settings: OidcSettings;
  /** Changes the claims of the id tokens given from now on, and signs them with the provider's own key. */
  tamper(change: ((claims: Claims) => Claims) | undefined): void;
  /** The claims as they are under another way of signing: none, our own secret as the key, or a key of nobody's. */
  resign(way: 'none' | 'HS256' | 'foreign key' | undefined): void;
  /** Changes them and leaves the signature as it was. */
  forge(change: ((claims: Claims) => Claims) | undefined): void;
  /**
   * Goes the way of a browser from the address that our server gave, signing in as `subject` with the provider's own
   * forms; answers the address that it is sent back to.
   */
  signIn(url: string, subject: string): Promise<string>;
  /** The last authorization request that came. */
  asked(): URLSearchParams;
  close(): Promise<void>;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

/** A real OpenID provider on loopback, for one client that is sent back to `redirectUri`. */
export async function openProvider(redirectUri: string): Promise<RunningProvider> {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const settings = {
    issuer,
    clientId: 'meritloop',
    clientSecret: 'a-secret-of-a-test-that-is-long-enough',
    label: { zh: '市统一身份认证', en: 'city sign-on' },
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'story', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a-key-of-a-test'] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  });
  let change: ((claims: Claims) => Claims) | undefined;
  let resigned = true;
  let way: 'none' | 'HS256' | 'foreign key' | undefined;
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const signAs = (alg: string, claims: Claims): string => {
    const parts = [{ alg, kid: 'story' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const text = parts.join('.');
    if (alg === 'none') return `${text}.`;
    if (alg === 'HS256')
      return `${text}.${createHmac('sha256', settings.clientSecret).update(text).digest('base64url')}`;
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), foreign).toString('base64url')}`;
  };
  provider.use(async (context, next) => {
    await next();
    const idToken = context.path === '/token' ? context.body.id_token : undefined;
    if (typeof idToken !== 'string') return;
    const [head = '', payload = '', signature = ''] = idToken.split('.');
    if (way !== undefined) {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
      context.body.id_token = signAs(way === 'foreign key' ? 'RS256' : way, claims);
    }
    if (change === undefined) return;
    const claims = change(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims);
    const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    const own = sign('RSA-SHA256', Buffer.from(text), createPrivateKey({ key: jwk, format: 'jwk' }));
    context.body.id_token = `${text}.${resigned ? own.toString('base64url') : signature}`;
  });
  let asked = new URLSearchParams();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/auth' && url.searchParams.has('client_id')) asked = url.searchParams;
    provider.callback()(request, response);
  });

  return {
    settings,
    tamper(next) {
      resigned = true;
      change = next;
    },
    resign(next) {
      way = next;
    },
    forge(next) {
      resigned = false;
      change = next;
    },
    asked: () => asked,
    async signIn(begun, subject) {
      const cookies = new Map<string, string>();
      let url = begun;
      let form: URLSearchParams | undefined;
      for (let steps = 0; steps < 12; steps += 1) {
        if (!url.startsWith(issuer)) return url;
        const answer = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(form === undefined ? {} : { method: 'POST', body: form }),
        });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        form = undefined;
        const next = answer.headers.get('location');
        if (next !== null) {
          url = new URL(next, url).href;
          continue;
        }
        const page = await answer.text();
        const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
        if (action === undefined || prompt === undefined) throw new Error(page.slice(0, 2000));
        url = new URL(action, url).href;
        form = new URLSearchParams({
          prompt,
          ...(prompt === 'login' ? { login: subject, password: 'any' } : {}),
        });
      }
      throw new Error('The provider asks on and on.');
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
