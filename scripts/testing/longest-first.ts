import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, in the order in which they begin within their project; the rest follows by size. */
const longest = [
  'e2e/half-year.test.ts',
  'e2e/kills/kills.test.ts',
  'e2e/walk.test.ts',
  'e2e/huzhou/screen.test.ts',
  'e2e/board.test.ts',
  'e2e/actuals.test.ts',
  'server/src/app/story-apart.test.ts',
  'server/src/platform/postgres/start-embedded.test.ts',
  'server/src/actuals/story-crowd.test.ts',
];

/** Projects one after another, so that files of one can share a worker; the shortest files fill what is left. */
const projects = ['e2e', 'server', 'cli', 'web', 'engine'];

/** What takes longest begins first: no worker is left with a long file while the others have nothing more to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const place = (list: readonly string[], name: string) => {
      const at = list.indexOf(name);
      return at < 0 ? list.length : at;
    };
    const usual = await super.sort(files);
    return usual.sort(
      (a, b) =>
        place(projects, a.project.name) - place(projects, b.project.name) ||
        place(longest, relative(root, a.moduleId)) - place(longest, relative(root, b.moduleId)),
    );
  }
}
