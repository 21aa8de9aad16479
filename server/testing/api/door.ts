import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Mounted } from '../../src/endpoints.ts';
import { requestSchema } from '../../src/openapi/json-schema.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Endpoint } from '../../src/platform/endpoint.ts';
import { type Caller, makeCallers } from '../rights/callers.ts';
import { unitsOf } from '../rights/things.ts';
import type { Story } from '../story.ts';
import { samplesOf } from './samples.ts';

/** What is sent besides the method, byte for byte: no client mends it on the way. */
export interface SentRaw {
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface AnsweredRaw {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The answer as JSON; undefined where it is none. */
  json: unknown;
}

/** Where a story's server is asked what no honest client asks. */
export interface Door {
  callers: Caller[];
  /** Asks as one who may, at `path` or at the endpoint's own address with ids of nothing. */
  ask(mounted: Mounted, sent?: SentRaw, as?: Caller): Promise<AnsweredRaw>;
  close(): void;
}

/** The endpoint's address with ids that are well formed and of nothing. */
function pathOf({ path, params }: Endpoint, tenant: string): string {
  const [given] = samplesOf(requestSchema(params, 'params', {})) as Record<string, string>[];
  return path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'tenant' ? tenant : encodeURIComponent(name === 'period' ? '2026-06' : (given?.[name] ?? 'x')),
  );
}

/** A clock that can be put on by a minute: who asks for many files within one is told to wait. */
export interface PutOn extends Clock {
  nextMinute(): void;
}

export function putOnClock(): PutOn {
  let minutes = 0;
  return {
    now: () => new Date(Date.now() + minutes * 60_000),
    nextMinute: () => {
      minutes += 1;
    },
  };
}

/** `clock` is the story's own. */
export async function openDoor(story: Story, clock?: PutOn): Promise<Door> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const callers = await makeCallers(story, story.tenant, await unitsOf(story, story.tenant), 'one of each');
  const callerOf = ({ decides }: Mounted): Caller => {
    const found = callers.find(({ role }) => decides === undefined || decides.roles.includes(role));
    if (found === undefined) throw new Error('nobody may');
    return found;
  };
  return {
    callers,
    async ask(
      { endpoint, kind, decides, room },
      sent = {},
      as = callerOf({ endpoint, kind, decides, room }),
    ) {
      const path = sent.path ?? pathOf(endpoint, story.tenant);
      const headers = {
        ...(kind === 'open' ? {} : { cookie: as.actor.cookie }),
        'accept-language': 'zh',
        ...(endpoint.method === 'GET' ? {} : { 'x-meritloop': '1', 'content-type': 'application/json' }),
        ...sent.headers,
      };
      const again = () => sendRaw(story.address, agent, endpoint.method, path, headers, sent.body);
      const answer = await again();
      if (answer.status !== 429 || clock === undefined || !answer.text.includes('platform.too_often'))
        return answer;
      clock.nextMinute();
      return again();
    },
    close: () => agent.destroy(),
  };
}

function sendRaw(
  address: string,
  agent: Agent,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Buffer | undefined,
): Promise<AnsweredRaw> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(address, { agent, method, path, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: parsed(text) });
      });
    });
    // A server that has refused a body it did not read closes the socket: the answer counts, not the rest of the body.
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? undefined : reject(error)));
    sent.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
