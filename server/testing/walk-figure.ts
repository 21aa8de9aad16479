import * as contract from '../src/actuals/contract.ts';
import type { Story } from './story.ts';

/** Posts that take a figure through the house, by their user names. */
export interface Walkers {
  clerk: string;
  signer: string;
  reviewer: string;
  office: string;
}

export const countyA: Walkers = {
  clerk: 'clerk-a',
  signer: 'signer-a',
  reviewer: 'reviewer',
  office: 'office',
};

const way = ['entered', 'signed', 'submitted', 'reviewed', 'locked'] as const;

/** A request that asks for a figure. */
type FigureHead = contract.RequestHead & {
  indicator: NonNullable<contract.RequestHead['indicator']>;
  subject: NonNullable<contract.RequestHead['subject']>;
};

/** The request for a figure of a unit for a period, as its clerk sees it. */
export async function requestOf(story: Story, username: string, period: string, indicator?: string) {
  const actor = await story.as(username);
  const { body } = await actor.call(contract.listRequests, { query: { period, size: 200 } });
  const found = body.requests.find(
    (one): one is FigureHead =>
      one.kind === 'figure' && (indicator === undefined || one.indicator?.code === indicator),
  );
  if (found === undefined)
    throw new Error(`${username} has no request for ${indicator ?? 'anything'} in ${period}.`);
  return found;
}

/** Enters a figure and takes it on to the state named, each step by the post that may. Answers the version then. */
export async function walkFigure(
  story: Story,
  request: { id: string; version: number },
  entered: contract.EntryBody,
  until: (typeof way)[number],
  walkers: Walkers = countyA,
): Promise<{ version: number; observationId?: string }> {
  const params = { request: request.id };
  const [clerk, signer, reviewer, office] = await Promise.all([
    story.as(walkers.clerk),
    story.as(walkers.signer),
    story.as(walkers.reviewer),
    story.as(walkers.office),
  ]);
  const steps = [
    () => clerk.call(contract.enter, { params, body: entered, ifMatch: version }),
    () => clerk.call(contract.handOver, { params, ifMatch: version }),
    () => signer.call(contract.signOff, { params, ifMatch: version }),
    () => signer.call(contract.submit, { params, ifMatch: version }),
    () => reviewer.call(contract.pass, { params, ifMatch: version }),
    () => office.call(contract.lock, { params, ifMatch: version }),
  ];
  let { version } = request;
  let observationId: string | undefined;
  for (const step of steps.slice(0, way.indexOf(until) + 2)) {
    const { status, body } = await step();
    if (status !== 200) throw new Error(`The figure stopped with ${status}: ${JSON.stringify(body.error)}`);
    version = body.version;
    if ('observationId' in body) observationId = body.observationId as string;
  }
  return observationId === undefined ? { version } : { version, observationId };
}
