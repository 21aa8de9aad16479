/**
 * The one shape in which every calculated value explains itself 计算溯源: rule → formula → formula with figures →
 * value → source row. Gaps and scores build the same nodes, so that one component shows both.
 */

/** Words for people, in the product's two languages. */
export interface Text {
  zh: string;
  en: string;
}

/** Where a figure comes from. */
export interface SourceRef {
  /** Key of the observation: subject, indicator, period, source and status, joined by " | ". */
  observation: string;
  /** File and row ("actuals.csv:12"), or the address of the publication. */
  origin?: string;
  /** Who recorded it, as text. */
  recordedBy?: string;
  /** When it was recorded, `YYYY-MM-DD` or an ISO time. */
  recordedAt?: string;
}

/** One step of an explanation. `value` is a plain decimal or a word; null always comes with a `reason`. */
export interface TraceNode {
  /** What this value is: 完成率 / completion. */
  label: Text;
  /** The rule that asked for it, in its own words where it has some. */
  rule?: Text;
  /** Word of the scoring method, by which a page finds the component that shows it. */
  method?: string;
  /** Formula with names: `actual ÷ target`. */
  formula?: string;
  /** The same formula with figures: `81 ÷ 180`. */
  substituted?: string;
  value: string | null;
  /** Unit of measure of the value. */
  unit?: string;
  /** Why the value is what it is, or why there is none. */
  reason?: Text;
  source?: SourceRef;
  /** The steps that this one is made of, in the order of the formula. */
  children: TraceNode[];
}
