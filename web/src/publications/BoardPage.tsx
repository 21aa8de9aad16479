/** To be written. */
export function BoardPage() {
  return null;
}
