import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameText } from '../name/Name.tsx';
import { usePhone } from '../usePhone.ts';
import { useSetFilters } from './addressFilters.ts';
import styles from './FilterBar.module.css';

export interface Filter {
  /** Name in the address. */
  name: string;
  label: string;
  /** The choices; absent: free text. */
  choices?: { value: string; label: string }[];
}

/** Choices that a phone shows as they are; more of them stand behind one control. */
const inOneRow = 2;

/**
 * Filters of a page, kept in the address, so that every filtered view can be linked to and gone back to. On a phone the
 * choices fold behind one control that says how many are set; what is typed stays in view.
 */
export function FilterBar(props: { filters: Filter[]; values: Record<string, string | undefined> }) {
  const { t } = useTranslation('ui');
  const set = useSetFilters();
  const phone = usePhone();
  const [unfolded, setUnfolded] = useState(false);
  const part = useId();
  const { filters, values } = props;
  const isSet = (filter: Filter) => values[filter.name] !== undefined;
  const active = filters.filter(isSet);
  const choices = filters.filter((filter) => filter.choices !== undefined);
  const folds = phone && choices.length > inOneRow;
  const shown = folds ? choices : filters;
  const chosen = choices.filter(isSet).length;
  const texts = filters.filter((filter) => filter.choices === undefined);
  return (
    <search className={`${styles.bar} screen-only`} aria-label={t('filter.label')}>
      {folds && (
        <>
          <OneByOne filters={texts} values={values} />
          <Button
            block={texts.length === 0}
            aria-expanded={unfolded}
            aria-controls={part}
            icon={unfolded ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
            iconPlacement="end"
            onClick={() => setUnfolded(!unfolded)}
          >
            {chosen === 0 ? t('filter.label') : t('filter.labelSet', { count: chosen })}
          </Button>
        </>
      )}
      <div id={part} className={styles.choices} hidden={folds && !unfolded}>
        <OneByOne filters={shown} values={values} />
      </div>
      {active.length > 0 && (
        <Button
          type="link"
          onClick={() => set(Object.fromEntries(active.map((filter) => [filter.name, undefined])))}
        >
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

function OneByOne(props: { filters: readonly Filter[]; values: Record<string, string | undefined> }) {
  const set = useSetFilters();
  const name = useNameText();
  return props.filters.map((filter) =>
    filter.choices === undefined ? (
      <TextFilter
        key={filter.name}
        label={filter.label}
        value={props.values[filter.name] ?? ''}
        onChange={(value) => set({ [filter.name]: value })}
      />
    ) : (
      <Select<string>
        key={filter.name}
        className={styles.choice}
        aria-label={filter.label}
        placeholder={filter.label}
        value={props.values[filter.name] ?? null}
        options={filter.choices.map(({ value, label }) => ({ value, label: name(label) }))}
        onChange={(value: string | undefined) => set({ [filter.name]: value })}
        allowClear
        showSearch={filter.choices.length > 8 ? { optionFilterProp: 'label' } : false}
        popupMatchSelectWidth={false}
      />
    ),
  );
}

/** Typing waits a moment before the address changes. */
function TextFilter(props: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const { value, onChange } = props;
  // The address follows a moment later; what it then says of its own must not undo what was typed meanwhile.
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait, not a new handler
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onChange(typed);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      className={styles.text}
      aria-label={props.label}
      placeholder={props.label}
      prefix={<SearchOutlined aria-hidden />}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      allowClear
    />
  );
}
