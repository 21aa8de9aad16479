import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 767px)');

function subscribe(changed: () => void): () => void {
  phone.addEventListener('change', changed);
  return () => phone.removeEventListener('change', changed);
}

/** Whether the window is as narrow as a phone; tables become lists and panels cover the page. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
