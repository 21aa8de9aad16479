/** To be written. */
export function BoardsPage() {
  return null;
}
