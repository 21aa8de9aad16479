import type { Bilingual } from '../platform/endpoint.ts';

/** A word of a choice: its code, its words in both languages, and what else people write for it. */
export interface Choice {
  code: string;
  zh: string;
  en: string;
  also?: readonly string[];
}

export interface Field {
  key: string;
  label: Bilingual;
  /** Other headers under which offices keep the same column. */
  also?: readonly string[];
  /**
   * `aid` helps the reader's eye and is not read back; `ref` names another thing by name or code; `list` holds short
   * words, one a line or parted by ； or 、; `date` is a day, or no more than its month or year where only that is known.
   */
  kind:
    | 'text'
    | 'line'
    | 'list'
    | 'choice'
    | 'decimal'
    | 'day'
    | 'date'
    | 'period'
    | 'integer'
    | 'ref'
    | 'aid';
  max?: number;
  choices?: readonly Choice[];
  /** A new row cannot do without it. */
  required?: boolean;
  width: number;
  note?: Bilingual;
}
