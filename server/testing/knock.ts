import { request } from 'node:http';

/** What came back from one knock at the door. */
export interface Knocked {
  status: number;
  body: { error?: { code: string; what: string; why: string; todo: string } } & Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
  /** The cookies that were set, as a browser sends them back. */
  cookie: string;
  /** The same with their attributes. */
  setCookies: string[];
}

/** Posts to an address of sign-in, from a loopback address of one's choice: each 127.x.y.z is a place of its own. */
export function knock(
  address: string,
  path: string,
  body: unknown,
  {
    from = '127.0.0.1',
    cookie = '',
    language = 'en',
    forwardedFor,
  }: { from?: string; cookie?: string; language?: string; forwardedFor?: string } = {},
): Promise<Knocked> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, address),
      {
        method: 'POST',
        localAddress: from,
        agent: false,
        headers: {
          'content-type': 'application/json',
          'x-meritloop': '1',
          'accept-language': language,
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
          cookie,
          ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const setCookies = answer.headers['set-cookie'] ?? [];
          resolve({
            status: answer.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(parts).toString()),
            headers: answer.headers,
            setCookies,
            cookie: setCookies
              .filter((one) => !/max-age=0/i.test(one))
              .map((one) => one.split(';')[0])
              .join('; '),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
