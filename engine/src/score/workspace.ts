/**
 * Scratch columns of one run: made once, used for every tile, so that nothing is allocated per cell or per item.
 */
export class Workspace {
  /** Measure of the item at hand. */
  readonly x: Float64Array;
  /** Actual ÷ target of the item at hand, where its measure needs it. */
  readonly ratio: Float64Array;
  /** Points of the item at hand. */
  readonly points: Float64Array;
  /** Sums and missing weights of the sections being added up, by depth. */
  readonly sums: Float64Array[];
  readonly lost: Float64Array[];
  /** Finished sections on their way into their parent, by depth. */
  readonly closed: Float64Array[];
  /** A second measure, for tallies and vetoes. */
  readonly other: Float64Array;
  /** Everybody's measure and points, for items that compare with all. */
  readonly all: Float64Array;
  readonly allPoints: Float64Array;

  constructor(tile: number, depth: number, everybody: number) {
    const column = () => new Float64Array(tile);
    const levels = () => Array.from({ length: depth + 1 }, column);
    this.x = column();
    this.ratio = column();
    this.points = column();
    this.other = column();
    this.sums = levels();
    this.lost = levels();
    this.closed = levels();
    this.all = new Float64Array(everybody);
    this.allPoints = new Float64Array(everybody);
  }
}
