import { TextRun } from 'docx';
import type { DocumentRun } from './contract-document-content.ts';

/** What XML cannot hold, and what would make a file that no program opens. */
const unwritable = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Runs as Word writes them: Chinese in the face, figures in Times; a line that was typed stays a line. */
export function wordRuns(runs: readonly DocumentRun[], face: string, size: number): TextRun[] {
  return runs.flatMap(({ text }) =>
    text.split(/\r\n|\r|\n/).map(
      (line, index) =>
        new TextRun({
          text: line.replaceAll('\t', ' ').replace(unwritable, ''),
          font: { name: 'Times New Roman', eastAsia: face },
          size,
          ...(index === 0 ? {} : { break: 1 }),
        }),
    ),
  );
}
