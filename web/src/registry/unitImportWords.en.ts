import type { Words } from '../messages/words.ts';
import type { unitImport as zh } from './unitImportWords.zh.ts';

/** English words of the import of units. */
export const unitImport: Words<typeof zh> = {
  open: 'Import from Excel',
  title: 'Import units from Excel',
  back: 'Units',
  forbidden:
    'The performance office imports units; those of a city of published figures are not changed here.',
  first: 'Begin with the workbook: add new units below those that are there, one a row.',
  template: 'Download the workbook (Excel, with instructions)',
  day: 'First day on which these units exist',
  dayHelp:
    'Leave 1949-10-01 (as far as the record goes) for units that have always been there; put new ones into a file of their own, with the day they were set up.',
  drop: 'Drop the filled file here, or click to choose it',
  dropHelp:
    '.xlsx or .csv, up to 5 MB and 2000 units. It is previewed first and nothing is written. Nothing classified or internal.',
  reading: 'Reading …',
  tooLarge: '"{{name}}" is larger than 5 MB; split it.',
  file: 'File: {{name}}',
  faults: '{{count}} fault(s)',
  faultsHelp: 'While there is one, no row is imported. Correct these cells in the file and upload it again.',
  cell: 'Cell',
  column: 'Column',
  text: 'As it stands',
  says: 'What is wrong and what to do',
  near: 'Perhaps:',
  rows: '{{added}} to add, {{there}} there already',
  caption: 'Units of the file',
  state: 'Result',
  new: 'Added',
  there: 'There, unchanged',
  code: 'Code',
  codeGiven: 'Given by the system',
  nameEn: 'English name',
  parent: 'Belongs to',
  top: 'Stands at the top',
  row: 'Row',
  none: 'The file holds no unit that could be imported.',
  noneTodo: 'Fill in the workbook and upload it again.',
  nothing: 'Every unit of the file is there already; nothing to import.',
  missing: 'Enter {{field}} (at least 2 characters).',
  apply: 'Import {{count}} units',
  done: '{{count}} units were imported.',
  see: 'See the units',
};
