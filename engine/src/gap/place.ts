import { significant } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { normalUnit } from '../quantity/unit.ts';
import { asItStands, type Figure, figureOf } from './figure.ts';
import type { Observation } from './series.ts';
import type { TargetRow } from './target.ts';
import { subjectName, type World } from './world.ts';

/** A place 位次 within a peer set: competition ranks (1, 2, 2, 4) over the figures of one period. */
export interface Place {
  figure: Figure;
  /** The place if every late peer turns out better; equal to the place when none is late. */
  worst: number;
  late: readonly string[];
  /** Peers with their figures, best first; empty for a published place. */
  standing: readonly { subject: string; text: string; place: number }[];
}

/** All peers' places at one period. */
export interface Standing {
  standing: Place['standing'];
  figures: readonly Figure[];
  late: readonly string[];
}

export type PlaceFound = { place: Place } | { none: true } | { reason: Reason };

/** Units that say that the figure is itself a place, published as such. */
const PLACE_UNITS = ['位', '名次', 'place'];

/** At most so many late peers are named one by one. */
const NAMED = 30;

/**
 * The subject's place for its last figure in the target's period. A figure whose unit is a place is the published
 * place; otherwise the peers' figures of the same period are ranked. Peers without one are late and named.
 */
export function placeOf(target: TargetRow, world: World): PlaceFound {
  const own = figureOf(target, observations(target, target.subject, '', world));
  if (own === null) return { none: true };
  const unit = own.rows.at(-1)?.unit ?? '';
  const peers = peersOf(target, world);
  if (PLACE_UNITS.includes(normalUnit(unit)) || (peers === null && looksLikePlace(own, unit))) {
    return { place: { figure: own, worst: own.value, late: [], standing: [] } };
  }
  if (peers === null) {
    return {
      reason: because(
        'peer_set_unknown',
        `不知道“${target.peerSet || '（未填）'}”有哪些对象，无法排位。请用 peer_set 列出，或在 subjects 文件中给出分组`,
        `the members of peer set "${target.peerSet}" are not known. List them in peer_set or give a subjects file`,
      ),
    };
  }
  return { place: rank(target, own, peers, unit, world) };
}

function observations(target: TargetRow, subject: string, unit: string, world: World): Observation[] {
  return world.actuals.series(subject, target.indicator, unit, { asOf: world.asOf, pointIsPercent: false });
}

function looksLikePlace(figure: Figure, unit: string): boolean {
  return ['', '名'].includes(normalUnit(unit)) && /^[1-9]\d{0,2}$/.test(figure.text);
}

/** A list as it stands, or the ranked members of a group or parent; the subject itself always belongs. */
function peersOf(target: TargetRow, world: World): readonly string[] | null {
  const listed = target.peerSet.split(/[;；|、,，]/).map((name) => name.trim());
  const members = listed.length > 1 ? listed.filter(Boolean) : world.members.get(target.peerSet);
  if (!members) return null;
  return members.includes(target.subject) ? members : [...members, target.subject];
}

function rank(target: TargetRow, own: Figure, peers: readonly string[], unit: string, world: World): Place {
  const { standing, figures, late } = standingFor(target, own, peers, unit, world);
  const place = standing.find((one) => one.subject === target.subject)?.place ?? 1;
  const figure: Figure = {
    ...own,
    value: place,
    text: String(place),
    made: null,
    rows: figures.flatMap((one) => one.rows),
    disputedBy: figures.flatMap((one) => one.disputedBy),
    notes: late.length > 0 ? [...own.notes, latePeers(late, figures.length, place, world)] : own.notes,
  };
  return { figure, worst: place + late.length, late, standing };
}

/** Who stands where among the peers at the figure's period: worked out once for all targets that ask the same. */
function standingFor(
  target: TargetRow,
  own: Figure,
  peers: readonly string[],
  unit: string,
  world: World,
): Standing {
  const { indicator, aggregation, direction, period } = target;
  const key = JSON.stringify([indicator, aggregation, direction, period.text, own.period.text, unit, peers]);
  const known = world.standings.get(key);
  if (known) return known;
  const found: { subject: string; figure: Figure }[] = [];
  const late: string[] = [];
  for (const subject of new Set(peers)) {
    const figure = peerFigure(target, own, observations(target, subject, unit, world));
    if (figure) found.push({ subject, figure });
    else late.push(subject);
  }
  const standing = placesOf(found, direction === 'lower');
  const worked = { standing, figures: found.map(({ figure }) => figure), late };
  world.standings.set(key, worked);
  return worked;
}

/** The peer's figure for the very period of one's own: as reported, or made in the same way. */
function peerFigure(target: TargetRow, own: Figure, series: readonly Observation[]): Figure | null {
  const { start, end } = own.period;
  if (own.made) {
    const figure = figureOf(
      target,
      series.filter((one) => one.period.end <= end),
    );
    return figure?.period.end === end ? figure : null;
  }
  // A cumulative value counts from 1 January, so the half-year's figure is as good as June's.
  const fits = (one: Observation) =>
    one.period.end === end && (one.period.start === start || target.aggregation === 'cumulative');
  const found = series.findLast(fits);
  return found ? asItStands(found, own.whole) : null;
}

/** Competition ranks: equal figures share the better place, and the next place is left out. */
function placesOf(
  found: readonly { subject: string; figure: Figure }[],
  lowerFirst: boolean,
): Place['standing'] {
  const ordered = found
    .map(({ subject, figure }) => ({ subject, text: figure.text, x: significant(figure.value) }))
    .sort((a, b) => (lowerFirst ? a.x - b.x : b.x - a.x) || (a.subject < b.subject ? -1 : 1));
  let place = 0;
  return ordered.map(({ subject, text, x }, i) => {
    if (i === 0 || ordered[i - 1]?.x !== x) place = i + 1;
    return { subject, text, place };
  });
}

function latePeers(late: readonly string[], reported: number, place: number, world: World): Reason {
  const shown = late.slice(0, NAMED).map((id) => subjectName(world, id));
  const zhRest = late.length > NAMED ? `等 ${late.length} 个` : '';
  const enRest = late.length > NAMED ? ` and ${late.length - NAMED} more` : '';
  return because(
    'late_peers',
    `同期尚缺：${shown.join('、')}${zhRest}；在已有的 ${reported} 个中列第 ${place}`,
    `not yet reported: ${shown.join(', ')}${enRest}; place ${place} among the ${reported} that have`,
  );
}
