/**
 * Days off and make-up working days, as the General Office of the State Council published them 国务院办公厅关于
 * 部分节假日安排的通知. Spans are `MM-DD..MM-DD`, both ends included. Weekends outside the spans are days off by
 * themselves. A year that is not here has no table: asking for it is an error, never a guess.
 */
export interface HolidayTable {
  /** The notice that the table was copied from. */
  source: string;
  off: readonly string[];
  makeUp: readonly string[];
}

export const holidayTables: Readonly<Record<number, HolidayTable>> = {
  2023: {
    source: '国办发明电〔2022〕16号, 2022-12-08',
    off: ['01-01..01-02', '01-21..01-27', '04-05', '04-29..05-03', '06-22..06-24', '09-29..10-06'],
    makeUp: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    source: '国办发明电〔2023〕7号, 2023-10-25',
    off: ['01-01', '02-10..02-17', '04-04..04-06', '05-01..05-05', '06-10', '09-15..09-17', '10-01..10-07'],
    makeUp: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    source: '国办发明电〔2024〕12号, 2024-11-12',
    off: ['01-01', '01-28..02-04', '04-04..04-06', '05-01..05-05', '05-31..06-02', '10-01..10-08'],
    makeUp: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
    off: [
      '01-01..01-03',
      '02-15..02-23',
      '04-04..04-06',
      '05-01..05-05',
      '06-19..06-21',
      '09-25..09-27',
      '10-01..10-07',
    ],
    makeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};
