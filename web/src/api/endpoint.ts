import type { z } from 'zod';

/** What the web needs of a server contract; every `endpoint({…})` of the server is one. */
export interface ApiEndpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType;
  reply: z.ZodType;
}
