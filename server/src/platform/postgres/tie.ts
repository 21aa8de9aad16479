import { spawn } from 'node:child_process';

/**
 * Stands in for `setpriv --pdeathsig` where that is missing: a shell waits on a pipe from this process, and when
 * the pipe closes, because this process has died in whatever way, it sends `pid` SIGINT.
 *
 * @returns ends the tie, to be called after an orderly stop (the number may then belong to another process)
 */
export function tieToThisProcess(pid: number): () => void {
  const watcher = spawn('sh', ['-c', 'read -r line; kill -INT "$1"', 'sh', `${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true, // a kill of our process group must not take it along
  });
  watcher.once('error', () => {}); // no shell: the next start finds and stops the orphan
  watcher.unref();
  (watcher.stdin as { unref?: () => void } | null)?.unref?.();
  return () => watcher.kill('SIGKILL');
}
