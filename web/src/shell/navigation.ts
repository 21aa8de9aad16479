import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { namespaces } from '../messages/namespaces.ts';
import type { Visitor } from './visitor.ts';

/** One line of the side navigation, stated by a room's door. */
export interface NavigationEntry {
  /** Address below the tenant, such as `plans/matters`; empty for the tenant's first page. */
  path: string;
  /** Addresses of the pages that are reached from it and stand elsewhere: the line is shown as the one where one is. */
  also?: readonly string[];
  /** Words of the line: `(t) => t('plans:matters.title')`. */
  label: (t: TFunction<typeof namespaces>) => string;
  icon: ComponentType;
  /** Shown to the three officers, who see no other line. */
  officers?: true;
  /** Who sees the line; absent: everyone. What one may do there is answered by the server in any case. */
  shownTo?: (visitor: Visitor) => boolean;
}
