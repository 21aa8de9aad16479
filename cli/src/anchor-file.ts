import { appendFile, readFile, stat } from 'node:fs/promises';
import { InputError, type Problem, refuse } from '@meritloop/engine';
import { type ChainAnchor, chainAnchor } from '@meritloop/server/platform/chain-anchor';

/** Largest file of anchors that is read: tens of thousands of heads. */
const limit = 10_000_000;

/** Reads heads of chains that were kept elsewhere: one JSON line each, as `--keep-anchor` writes them. */
export async function readAnchors(file: string): Promise<ChainAnchor[]> {
  const text = await contentOf(file);
  const problems: Problem[] = [];
  const anchors: ChainAnchor[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const anchor = chainAnchor.safeParse(parsed(line));
    if (anchor.success) anchors.push(anchor.data);
    else problems.push(noAnchor(file, index + 1));
  }
  if (anchors.length === 0 && problems.length === 0) problems.push(noAnchor(file, 1));
  if (problems.length > 0) throw new InputError(problems.slice(0, 20));
  return anchors;
}

/** Adds heads to the file; what was kept before stays. */
export async function keepAnchors(file: string, anchors: readonly ChainAnchor[]): Promise<void> {
  try {
    await appendFile(file, anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
  } catch (error) {
    throw unusable('anchor_unwritable', file, error);
  }
}

async function contentOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > limit) throw new Error(`${size} bytes, at most ${limit}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unusable('anchor_unreadable', file, error);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const noAnchor = (file: string, row: number): Problem => ({
  code: 'bad_anchor',
  place: { file, row },
  message: {
    zh: '不是锚点。锚点文件由 meritloop check-chain --keep-anchor 写出，一行一个。',
    en: 'is no anchor. Such a file is written by meritloop check-chain --keep-anchor, one anchor a line.',
  },
});

function unusable(code: string, file: string, error: unknown): InputError {
  const why = error instanceof Error ? error.message : String(error);
  return refuse(
    code,
    {
      zh: `文件无法使用（${why}）。请检查路径和权限。`,
      en: `cannot be used (${why}). Check path and permissions.`,
    },
    { file },
  );
}
