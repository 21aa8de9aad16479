import type { Status } from '@meritloop/engine';

/** Status words that say that enough is done, and those that say that it is not; the others say neither. */
export const onTrackStatuses: readonly Status[] = ['done', 'ahead', 'on_pace'];
export const behindStatuses: readonly Status[] = ['behind', 'far_behind'];

export const isOnTrack = (status: Status): boolean => onTrackStatuses.includes(status);
export const isBehind = (status: Status): boolean => behindStatuses.includes(status);
