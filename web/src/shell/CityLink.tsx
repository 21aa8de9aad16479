import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseAddress } from '../ui/filter/addressFilters.ts';
import { useVisitor } from './visitor.ts';

/**
 * A link to a page of the city on screen.
 *
 * @param path path inside the city as the server states it, with its filters: `/gaps?change=…`
 */
export function CityLink(props: { path: string; className?: string | undefined; children: ReactNode }) {
  const { tenant } = useVisitor();
  const [page = '', search = ''] = props.path.split('?');
  return (
    <Link
      to={`/${tenant.id}${page}` as '/'}
      search={parseAddress(search) as never}
      {...(props.className === undefined ? {} : { className: props.className })}
    >
      {props.children}
    </Link>
  );
}
