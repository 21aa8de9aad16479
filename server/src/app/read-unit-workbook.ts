import { statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { columnsOf, type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type * as contract from './contract-unit.ts';
import { readUnit } from './read-unit.ts';
import { unitSheetWords } from './unit-sheet-words.ts';

type File = Awaited<ReturnType<typeof readUnit>>;

/** What falls to a unit as Excel, a sheet for each table of its page: the same rows in the same order. */
export async function downloadUnit(query: Query<typeof contract.downloadUnit>) {
  const { language } = query.query;
  const words = unitSheetWords[language];
  const file = await readUnit(query);
  const notes = [
    `${file.unit.name} · ${words.asOf} ${file.asOf}`,
    words.visible,
    query.tenant.notice[language],
  ];
  const sheet = (
    { name, columns }: { name: string; columns: readonly string[] },
    widths: readonly number[],
    quantities: readonly number[],
    rows: (string | null)[][],
  ): WorkbookSheet => ({
    name,
    notes,
    columns: columnsOf(columns, widths, { usual: 14, quantity: (place) => quantities.includes(place) }),
    rows,
  });
  const say = (text: Bilingual) => text[language];
  return workbook(`${query.tenant.name[language]}-${file.unit.name}-${file.asOf}.xlsx`, [
    sheet(words.matters, [10, 30, 10, 30, 10, 10, 40], [4, 5], mattersOf(file, words)),
    sheet(
      words.targets,
      [30, 16, 10, 30, 14, 10, 12, 40],
      [4],
      file.targets.map(({ line, role, subject }) => [
        line.indicator,
        subject.name,
        words.roles[role],
        line.promise.map(({ text }) => say(text)).join(' / '),
        line.latest === null
          ? statusWord(line.standing.status, language)
          : (line.latest.value ?? line.latest.valueText),
        line.latest?.unit ?? null,
        statusWord(line.standing.status, language),
        say(line.standing.sentence),
      ]),
    ),
    sheet(
      words.tasks,
      [40, 30, 12, 12, 40],
      [],
      file.tasks.map(({ title, matter, dueOn, judged }) => [
        title,
        `${matter.number} ${matter.title}`,
        dueOn,
        statusWord(judged.status, language),
        say(judged.sentence),
      ]),
    ),
    sheet(
      words.words,
      [30, 12, 50, 40, 40, 14],
      [],
      file.words.map((one) => [
        `${one.matter.number} ${one.matter.title}`,
        one.period,
        one.progress,
        one.problems,
        one.nextSteps,
        one.expectedOn,
      ]),
    ),
    sheet(
      words.requests,
      [40, 16, 12, 14],
      [],
      (file.requests?.items ?? []).map((one) => [one.title, one.subject.name, one.period, one.dueOn]),
    ),
  ]);
}

function mattersOf(file: File, words: (typeof unitSheetWords)['zh' | 'en']): (string | null)[][] {
  return file.matters.map((one) => [
    one.number,
    one.title,
    words.roles[one.role],
    one.through ?? words.named,
    String(one.targets),
    String(one.behind),
    one.basis,
  ]);
}
