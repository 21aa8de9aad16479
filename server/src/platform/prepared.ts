import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * An answer that is the same for everybody who may have it, made once: sent as it is, with an ETag, and not sent again to
 * who says that they have it (304). It holds nothing of a person, so it may be kept, to be asked about each time.
 */
export class Prepared {
  readonly json: string;
  readonly etag: string;

  /** @param etag stands for the text where it is known to; else it is taken from the text */
  constructor(json: string, etag: string = hashed(json)) {
    this.json = json;
    this.etag = `"${etag}"`;
  }
}

export const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Sends it, or says that what the client has is it. */
export function sendPrepared(
  request: FastifyRequest,
  reply: FastifyReply,
  { json, etag }: Prepared,
): FastifyReply {
  reply.header('etag', etag);
  reply.header('cache-control', 'private, no-cache');
  if (knows(request.headers['if-none-match'], etag)) return reply.status(304).send();
  return reply.type('application/json; charset=utf-8').send(json);
}

/** Whether one of the tags is this one; a proxy may have marked it as weak. */
function knows(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false;
  return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
