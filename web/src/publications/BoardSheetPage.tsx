/** To be written. */
export function BoardSheetPage() {
  return null;
}
