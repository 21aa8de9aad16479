import { Agent, request } from 'node:http';

/** What came back of one request. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** From the first byte sent to the last one received. */
  readonly milliseconds: number;
}

export interface Sending {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A client that keeps its connections: at most `width` of them, as many loops as use it at once. */
export function openClient(address: string, width: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const { hostname, port } = new URL(address);
  return {
    send({ method = 'GET', path, headers = {}, body }: Sending): Promise<Reply> {
      return new Promise((resolve, reject) => {
        const begun = performance.now();
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const sent = request(
          { agent, hostname, port, method, path, headers: { ...headers, ...length } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.once('error', reject);
            answer.once('end', () =>
              resolve({
                status: answer.statusCode ?? 0,
                text: Buffer.concat(chunks).toString(),
                milliseconds: performance.now() - begun,
              }),
            );
          },
        );
        sent.once('error', reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

export type Client = ReturnType<typeof openClient>;

/** Does `work` for every item, `width` at once: each loop takes the next item when it is done with one. */
export async function inLoops<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let at = next++; at < items.length; at = next++) await work(items[at] as Item, at);
    }),
  );
}

/** The value below which this share of the values lies; the values need no order. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Prints one JSON line. */
export const say = (line: object): void => console.log(JSON.stringify(line));
