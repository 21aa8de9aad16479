/**
 * The same keys as `Stated`, with any text as values. The Chinese words of a folder are the statement
 * (`words.zh.ts`); its English words are `Words<typeof zh>`, so a missing or surplus key is a type error.
 */
export type Words<Stated> = {
  readonly [Key in keyof Stated]: Stated[Key] extends string ? string : Words<Stated[Key]>;
};
