/** One line on standard error: standard output belongs to the verb (`meritloop gaps --json | …`). */
export function say(text) {
  process.stderr.write(`meritloop: ${text}\n`);
}

/**
 * Says what is being done while it is done, and how long it took.
 *
 * @template T
 * @param {string} what such as "installing dependencies"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showing(what, work) {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say(`${what} …`);
  // A line every ten seconds: a log file shows that it is alive as well as a terminal does.
  const beat = setInterval(() => say(`${what} … ${seconds()} s`), 10_000);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(beat);
  }
}
