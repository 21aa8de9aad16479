/**
 * Waits for the work, but no longer than so many milliseconds; then `late` is called, and whatever the work still does,
 * nobody waits for it. A fault of the work that comes in time is the caller's.
 */
export async function atMost(
  milliseconds: number,
  work: Promise<unknown>,
  late: () => void = () => {},
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  try {
    if ((await Promise.race([work, enough])) !== 'late') return;
    work.catch(() => {});
    late();
  } finally {
    clearTimeout(timer);
  }
}
