import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

/** Every endpoint of the server. */
export const readApiDocument = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'The API as an OpenAPI 3.1 document',
  reply: z.record(z.string(), z.unknown()),
});

/** The endpoints of one city, its code filled in. */
export const readCityApiDocument = endpoint({
  method: 'GET',
  path: '/api/:tenant/openapi.json',
  summary: 'The API of one city as an OpenAPI 3.1 document',
  reply: z.record(z.string(), z.unknown()),
});
