/** Whether a unit of measure takes more room than a number beside it does, as "hundred million yuan". */
export const isLongUnit = (unit: string): boolean => unit.length > 10;
