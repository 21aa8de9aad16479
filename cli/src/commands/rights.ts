import { everyEndpoint } from '@meritloop/server/endpoints';
import { rightsMarkdown, rightsTable } from '@meritloop/server/rights/table';
import type { Command } from 'commander';
import type { Io } from '../command.ts';
import { type Language, languageOption } from '../language.ts';

interface Options {
  csv?: boolean;
  markdown?: boolean;
  json?: boolean;
  language: Language;
}

/** 权限: every route of the server with the sentence that decides it, from the registrations themselves. */
export function define(command: Command, io: Io): void {
  command
    .option('--csv', 'comma-separated, for a spreadsheet')
    .option('--markdown', 'as docs/rights.md holds it')
    .option('--json', 'one JSON line a route')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Try it: meritloop rights --csv > rights.csv

Reads no database: the table is what this program answers, whichever city it runs for. What a person may is on the page
"My rights" of the product.`,
    )
    .action((options: Options) => {
      const { language } = options;
      const rows = rightsTable(everyEndpoint());
      if (options.markdown === true) return io.out(rightsMarkdown(rows));
      const cells = rows.map(({ room, route, who, over, says, hidden }) => [
        room,
        route,
        who[language],
        over[language],
        says[language],
        over.en === '—' ? '401' : hidden ? '404' : '403',
      ]);
      const head =
        language === 'zh'
          ? ['环节', '路径', '谁', '范围', '依据', '不可时']
          : ['room', 'route', 'who', 'over', 'sentence', 'otherwise'];
      if (options.json === true) for (const row of rows) io.out(`${JSON.stringify(row)}\n`);
      else if (options.csv === true) {
        io.out(`\uFEFF${[head, ...cells].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
      } else {
        for (const [room, route, who, over, says] of cells)
          io.out(`${room}  ${route}\n    ${who} · ${over} · ${says}\n`);
      }
    });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
