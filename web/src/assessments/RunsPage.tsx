/** To be written. */
export function RunsPage() {
  return null;
}
