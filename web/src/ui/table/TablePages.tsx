import { Pagination } from 'antd';
import { useSetFilters } from '../filter/addressFilters.ts';
import { usePhone } from '../usePhone.ts';
import styles from './TablePages.module.css';

/**
 * The pages of a list that comes page by page, with the page in the address; nothing where one page holds them all.
 *
 * @param says how many there are, in the words of the room
 */
export function TablePages(props: {
  list: { page: number; total: number } | undefined;
  size: number;
  says: (of: { page: number; total: number }) => string;
}) {
  const set = useSetFilters();
  const phone = usePhone();
  const { list, size, says } = props;
  if (list === undefined || list.total <= size) return null;
  return (
    <Pagination
      className={styles.pages ?? ''}
      current={list.page}
      total={list.total}
      pageSize={size}
      // On a phone: the pages before and after, and which of how many this is.
      simple={phone ? { readOnly: true } : false}
      showSizeChanger={false}
      showTotal={(total) => says({ page: list.page, total })}
      onChange={(next) => set({ page: String(next) })}
    />
  );
}
