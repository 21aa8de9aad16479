import { wholeApiDocument } from '@meritloop/server/endpoints';
import type { Command } from 'commander';
import type { Io } from '../command.ts';

/** 接口文档: the API as an OpenAPI 3.1 document, from the same contracts that the server validates with. */
export function define(command: Command, io: Io): void {
  command
    .addHelpText(
      'after',
      `
Try it: meritloop openapi > openapi.json

Needs neither a database nor a running server. A running one hands out the same to whoever is signed in, or comes with
an API token: GET /api/openapi.json, and GET /api/<city>/openapi.json with the city filled in. Guide: docs/guide/api.md`,
    )
    .action(() => {
      io.out(`${JSON.stringify(wholeApiDocument(), null, 2)}\n`);
    });
}
