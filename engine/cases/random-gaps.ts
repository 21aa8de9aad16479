import fc from 'fast-check';

/** Targets and actuals of 2024 drawn by chance, as lines of CSV under these headers. */
export const TARGETS = 'id,subject,indicator,period,measure,op,value,value2,unit,aggregation';
export const ACTUALS = 'subject,indicator,period,value,unit';

const cents = fc.integer({ min: -500_000, max: 500_000 }).map((n) => (n / 100).toFixed(2));
export const positive = fc.integer({ min: 1, max: 500_000 }).map((n) => (n / 100).toFixed(2));
export const month = fc.integer({ min: 1, max: 12 }).map((n) => `2024-${String(n).padStart(2, '0')}`);
export const operator = fc.constantFrom('>=', '<=', '=', '~', '');
export const aggregation = fc.constantFrom('cumulative', 'latest', 'average');

const target = fc
  .tuple(fc.constantFrom('甲县', '乙县', '丙县'), fc.constantFrom('A', 'B'), operator, cents, aggregation)
  .map(
    ([subject, indicator, op, value, how]) =>
      `${subject},${indicator},2024,level,${op},${value},,亿元,${how}`,
  );

export const targets = fc
  .array(target, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row, i) => `T${i},${row}`));

export const actuals = fc
  .uniqueArray(fc.tuple(fc.constantFrom('甲县', '乙县', '丙县'), fc.constantFrom('A', 'B'), month, cents), {
    selector: ([subject, indicator, period]) => `${subject}${indicator}${period}`,
    maxLength: 40,
  })
  .map((rows) => rows.map((row) => `${row.join(',')},亿元`));
