import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { Download } from '../platform/room.ts';
import type { DocumentBlock, DocumentContent, DocumentRun } from './contract-document-content.ts';
import { fixBytes } from './fix-bytes.ts';
import { faces, millimetres, page, sizes } from './page-layout.ts';
import { wordRuns } from './write-word-run.ts';
import { wordTable } from './write-word-table.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A document as a Word file. The body is laid out as GB/T 9704 lays out a body (margins, faces, line pitch); what makes
 * an issued document (letterhead, number, seal, classification) is never written. Every page says 送审稿, and 模拟数据
 * where it is.
 */
export async function writeWord(content: DocumentContent, contentHash: string): Promise<Download> {
  const document = new Document({
    title: content.title,
    creator: 'Meritloop',
    lastModifiedBy: 'Meritloop',
    description: content.marks.join(' '),
    revision: 1,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: faces.body, size: sizes.body } } },
    },
    sections: sectionsOf(content, contentHash),
  });
  const bytes = fixBytes(await Packer.toBuffer(document));
  return { name: `${content.title}（${content.marks.join('，')}）.docx`, type, bytes };
}

/** Blocks up to the first annex stand upright; every annex begins a page laid across. */
function sectionsOf(content: DocumentContent, contentHash: string): ISectionOptions[] {
  const parts: { across: boolean; blocks: DocumentBlock[] }[] = [{ across: false, blocks: [] }];
  for (const block of content.blocks) {
    if (block.kind === 'annex') parts.push({ across: true, blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  const filled = parts.filter(({ blocks }) => blocks.length > 0);
  return filled.map(({ across, blocks }, index) => {
    const isFirst = index === 0;
    const isLast = index === filled.length - 1;
    return {
      properties: { page: pageOf(across) },
      headers: { default: header(content), even: header(content) },
      footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
      children: [
        ...(isFirst ? titleOf(content) : []),
        ...blocks.flatMap((block) => blockOf(block, across)),
        ...(isLast ? [smallLine(aboutOf(content, contentHash))] : []),
      ],
    };
  });
}

function pageOf(across: boolean) {
  const { width, height, margin } = page;
  const margins = across ? page.marginAcross : margin;
  return {
    // The library turns the sheet itself.
    size: {
      width: millimetres(width),
      height: millimetres(height),
      orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: millimetres(margins.top),
      right: millimetres(margins.right),
      bottom: millimetres(margins.bottom),
      left: millimetres(margins.left),
      header: millimetres(15),
      footer: millimetres(margins.bottom - 7 - 5),
    },
  };
}

function header(content: DocumentContent): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: content.marks.join('　'), font: faces.heading, size: sizes.mark }),
          ...(content.simulated
            ? [new TextRun({ text: `　${content.notice.zh}`, font: faces.body, size: sizes.small })]
            : []),
        ],
      }),
    ],
  });
}

/** — 1 — in four-size figures, on the outer side of the page. */
function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: faces.pageNumber,
            size: sizes.page,
          }),
        ],
      }),
    ],
  });
}

const exact = { line: sizes.linePitch, lineRule: LineRuleType.EXACT };

function titleOf(content: DocumentContent): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: sizes.titlePitch, lineRule: LineRuleType.EXACT, after: sizes.linePitch },
      children: content.titleLines.map(
        (text, index) =>
          new TextRun({ text, font: faces.title, size: sizes.title, ...(index === 0 ? {} : { break: 1 }) }),
      ),
    }),
  ];
}

function blockOf(block: DocumentBlock, across: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          spacing: exact,
          indent: { firstLine: sizes.indent },
          keepNext: true,
          children: wordRuns(block.runs, block.level === 1 ? faces.heading : faces.subheading, sizes.body),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: exact,
          indent: { firstLine: sizes.indent },
          alignment: AlignmentType.BOTH,
          children: wordRuns(block.runs, faces.body, sizes.body),
        }),
      ];
    case 'note':
      return [smallLine(block.runs)];
    case 'annex':
      if (block.runs.length === 0) return [];
      return [
        new Paragraph({
          spacing: { ...exact, after: 120 },
          keepNext: true,
          children: wordRuns(block.runs, faces.heading, sizes.body),
        }),
      ];
    case 'table':
      return block.rows.length === 0
        ? [smallLine([{ text: block.empty }])]
        : [gapLine(), wordTable(block, across), gapLine()];
  }
}

/** A little room around a table. */
const gapLine = () => new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] });

function smallLine(runs: readonly DocumentRun[]): Paragraph {
  return new Paragraph({ spacing: { before: 80 }, children: wordRuns(runs, faces.body, sizes.small) });
}

function aboutOf(content: DocumentContent, contentHash: string): DocumentRun[] {
  return [
    {
      text: `本文稿由系统按 ${content.asOf} 的数据生成，供审阅，不带发文机关标志、发文字号、密级和印章；印发请在公文系统办理。模板：${content.template.name}。内容哈希 ${contentHash}`,
    },
  ];
}
