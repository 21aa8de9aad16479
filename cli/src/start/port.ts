import { type InputError, refuse } from '@meritloop/engine';
import { isPortFree } from '@meritloop/server/platform/postgres/ports';

const usual = 3000;
/** How many ports after the usual one are tried before giving up. */
const reach = 100;

/** A port that was asked for is in use by another program. */
export function portTaken(port: number, host: string): InputError {
  return refuse('port_taken', {
    zh: `端口 ${port}（${host}）已被其他程序占用。请停止该程序，或用 PORT 指定其他端口；不指定时自动选用空闲端口。`,
    en: `Port ${port} on ${host} is in use by another program. Stop that program, or set PORT to another port; without PORT a free one is chosen.`,
  });
}

/**
 * The port to listen on: the one that was asked for, or the first free one from 3000 (or `from`) on.
 * @throws InputError when the one asked for is taken (exit code 2)
 */
export async function choosePort(wanted: number | null, host: string, from = usual): Promise<number> {
  if (wanted !== null) {
    if (await isPortFree(wanted, host)) return wanted;
    throw portTaken(wanted, host);
  }
  for (let port = from; port < from + reach; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw refuse('no_port_free', {
    zh: `${host} 上从 ${from} 起的 ${reach} 个端口都被占用。请用 PORT 指定一个空闲端口。`,
    en: `${reach} ports from ${from} on are all in use on ${host}. Set PORT to one that is free.`,
  });
}
