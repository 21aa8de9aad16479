import { connect } from 'node:net';

/** What came back over a connection of its own, and how the connection ended. */
export interface OverSocket {
  text: string;
  /** Whether the server closed it; else we did, after `patience`. */
  closed: boolean;
}

/**
 * Writes pieces to the server, byte for byte, as fast as it takes them, and reads until it closes or `patience`
 * milliseconds pass without a byte from it.
 */
export function overSocket(
  address: string,
  pieces: Iterable<string | Buffer>,
  patience: number,
): Promise<OverSocket> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    let text = '';
    let done = false;
    const end = (closed: boolean) => {
      if (done) return;
      done = true;
      clearTimeout(waiting);
      socket.destroy();
      resolve({ text, closed });
    };
    let waiting = setTimeout(() => end(false), patience);
    socket.on('data', (part) => {
      text += part.toString('latin1');
      clearTimeout(waiting);
      waiting = setTimeout(() => end(false), patience);
    });
    socket.on('close', () => end(true));
    socket.on('error', () => end(true));
    socket.on('connect', async () => {
      for (const piece of pieces) {
        if (done || socket.destroyed) return;
        if (!socket.write(piece)) {
          await new Promise<void>((drained) => {
            socket.once('drain', drained);
            socket.once('close', drained);
          });
        }
      }
    });
  });
}

function* chunks(count: number, bytes: number): Generator<string> {
  for (let i = 0; i < count; i += 1) yield `${bytes.toString(16)}\r\n${'1'.repeat(bytes)}\r\n`;
}

/** A request that no client sends. */
export interface Hostile {
  name: string;
  pieces(): Iterable<string | Buffer>;
}

/** Requests that are broken below HTTP's own rules, or lead to two readings of one text; `path` takes a body. */
export function hostileRequests(path: string, cookie: string): Hostile[] {
  const line = `POST ${path} HTTP/1.1\r\n`;
  const usual = `host: a\r\ncookie: ${cookie}\r\nx-meritloop: 1\r\ncontent-type: application/json\r\n`;
  const one = (name: string, ...pieces: (string | Buffer)[]): Hostile => ({ name, pieces: () => pieces });
  const withHeader = (name: string, header: string) => one(name, `${line}${usual}${header}\r\n\r\n{}`);
  return [
    one(
      'a chunked body that never ends',
      `${line}${usual}transfer-encoding: chunked\r\n\r\n`,
      '5\r\n{"a":\r\n',
    ),
    {
      name: 'a chunked body without an end',
      *pieces() {
        yield `${line}${usual}transfer-encoding: chunked\r\n\r\n`;
        yield* chunks(400, 65_536);
      },
    },
    {
      name: 'ten thousand chunks of one byte',
      *pieces() {
        yield `${line}${usual}transfer-encoding: chunked\r\n\r\n`;
        yield* chunks(10_000, 1);
        yield '0\r\n\r\n';
      },
    },
    one(
      'a chunk of another size',
      `${line}${usual}transfer-encoding: chunked\r\n\r\n`,
      'zz\r\n{}\r\n0\r\n\r\n',
    ),
    one(
      'a chunk of less than nothing',
      `${line}${usual}transfer-encoding: chunked\r\n\r\n`,
      '-1\r\n{}\r\n0\r\n\r\n',
    ),
    one(
      'a chunk of more than there is',
      `${line}${usual}transfer-encoding: chunked\r\n\r\n`,
      'ffffffffffffffff\r\n{}\r\n',
    ),
    one(
      'words after the size of a chunk',
      `${line}${usual}transfer-encoding: chunked\r\n\r\n2;${'x'.repeat(40_000)}\r\n{}\r\n0\r\n\r\n`,
    ),
    withHeader('two lengths', 'content-length: 2\r\ncontent-length: 3'),
    withHeader('a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked'),
    withHeader('an unknown way of sending', 'transfer-encoding: xchunked'),
    withHeader('chunks twice', 'transfer-encoding: chunked\r\ntransfer-encoding: identity'),
    withHeader('a length below zero', 'content-length: -1'),
    withHeader('a length in another notation', 'content-length: 0x2'),
    withHeader('a length beyond numbers', 'content-length: 99999999999999999999'),
    withHeader('a body shorter than said', 'content-length: 100'),
    withHeader('a header that goes on', 'content-length: 2\r\nx-a: a\r\n b'),
    withHeader('a bare CR in a header', 'content-length: 2\r\nx-a: a\rset-cookie: evil=1'),
    withHeader('a bare LF in a header', 'content-length: 2\nset-cookie: evil=1'),
    withHeader('a NUL in a header', 'content-length: 2\r\nx-a: a\0b'),
    withHeader('a header without a name', 'content-length: 2\r\n: a'),
    withHeader('a blank before the colon', 'content-length : 2'),
    withHeader('a name in Chinese', 'content-length: 2\r\n长: 1'),
    withHeader('five thousand headers', `content-length: 2\r\n${'a: 1\r\n'.repeat(1_900)}b: 1`),
    withHeader('headers of a megabyte', `content-length: 2\r\nx-a: ${'x'.repeat(1_000_000)}`),
    withHeader('an expectation', 'content-length: 2\r\nexpect: nothing'),
    withHeader('another protocol', 'content-length: 2\r\nconnection: upgrade\r\nupgrade: websocket'),
    withHeader('HTTP/2 within', 'content-length: 2\r\nconnection: upgrade, http2-settings\r\nupgrade: h2c'),
    one('HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    one('HTTP/0.9', `GET ${path}\r\n\r\n`),
    one('HTTP/9', `GET ${path} HTTP/9.9\r\n\r\n`),
    one('TLS', Buffer.from('16030100f1010000ed0303', 'hex')),
    one('bytes of nothing', Buffer.alloc(100_000, 0xff)),
    one('another method', `BREW ${path} HTTP/1.1\r\nhost: a\r\n\r\n`),
    one('TRACE', `TRACE ${path} HTTP/1.1\r\nhost: a\r\n\r\n`),
    one('CONNECT', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nhost: a\r\n\r\n'),
    one('the address of another', `GET http://elsewhere.example${path} HTTP/1.1\r\nhost: a\r\n\r\n`),
    one('no address', 'GET * HTTP/1.1\r\nhost: a\r\n\r\n'),
    one('an address with a blank', `GET ${path} x HTTP/1.1\r\nhost: a\r\n\r\n`),
    one('an address of a megabyte', `GET /${'x'.repeat(1_000_000)} HTTP/1.1\r\nhost: a\r\n\r\n`),
    one('no host', `GET ${path} HTTP/1.1\r\n\r\n`),
    one('two hosts', `GET ${path} HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n`),
    one('a hundred requests at once', `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`.repeat(100)),
    one(
      'a second request within the first',
      `${line}${usual}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/tenants HTTP/1.1\r\nhost: a\r\n\r\n`,
    ),
  ];
}

/** What is wrong with what came back; undefined where nothing is. */
export function socketFault(name: string, { text }: OverSocket): string | undefined {
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  // 503, as the server's limit on headers or a protocol that is not spoken, is no failure of an act.
  if (statuses.some((status) => status === 500 || status > 503))
    return `a failure: ${name}: ${text.slice(0, 300)}`;
  if (/set-cookie: evil/i.test(text)) return `a header of the caller's own: ${name}`;
  return undefined;
}
