import type { Request, Response, Server } from 'restify';
import { NotFoundError, OwnershipError, RequestError } from '../errors';
import type { Incident } from '../incident/incident';
import type { Log } from '../log';
import type { Agent } from '../store/store';
import type { TurnTaker } from '../turn/turn-taker';
import type { DeskSessions } from './desk-sessions';
import { listSchema, messageSchema, outcomeSchema, parseDeskRequest } from './parse-desk-request';
import { requireWork } from './permissions';
import { readIncidentDetail, type FindLabels, type IncidentDetailOptions } from './read-incident-detail';

export interface IncidentRouteOptions extends IncidentDetailOptions {
  readonly turnTaker: TurnTaker;
  readonly sessions: DeskSessions;
  readonly log: Log;
}

type Act = (incidentId: string, agent: Agent, body: unknown) => Promise<Incident>;

/** `/desk/api/incidents`: the queue, one case, and what an agent does with it. */
export function mountIncidents(server: Server, options: IncidentRouteOptions): void {
  const { store, turnTaker, sessions, log } = options;
  const audit = (agent: Agent, action: string, incidentId: string, outcome = 'done'): void =>
    log.info({ audit: action, agent: agent.name, incidentId: incidentId.slice(0, 100), outcome }, 'desk action');

  server.get('/desk/api/incidents', async (req: Request, res: Response) => {
    await sessions.authenticate(req);
    const { status, limit, cursor } = parseDeskRequest(
      listSchema,
      Object.fromEntries(new URLSearchParams(req.getQuery())),
    );
    sendJson(res, await store.incidents.list({ status, limit, ...(cursor !== undefined && { cursor }) }));
  });
  server.get('/desk/api/incidents/:id', async (req: Request, res: Response) => {
    const { agent } = await sessions.authenticate(req);
    const incidentId = String((req.params as { id: string }).id);
    try {
      sendJson(res, await readIncidentDetail(options, incidentId, agent));
    } catch (error) {
      if (error instanceof NotFoundError) audit(agent, 'read', incidentId, error.code);
      throw error;
    }
  });

  const action = (name: string, act: Act): void => {
    server.post(`/desk/api/incidents/:id/${name}`, async (req: Request, res: Response) => {
      const { agent } = await sessions.authenticateChange(req);
      requireWork(agent);
      const incidentId = String((req.params as { id: string }).id);
      try {
        const incident = await act(incidentId, agent, req.body);
        audit(agent, name, incidentId);
        sendJson(res, { incident });
      } catch (error) {
        if (error instanceof NotFoundError || error instanceof OwnershipError)
          audit(agent, name, incidentId, error.code);
        throw error;
      }
    });
  };
  action('accept', (id, agent) => turnTaker.accept(id, agent));
  action('messages', (id, agent, body) =>
    turnTaker.sendAgentMessage(id, agent, parseDeskRequest(messageSchema, body).text),
  );
  action('return', (id, agent) => turnTaker.returnToBot(id, agent));
  action('close', (id, agent, body) => {
    const { cause, fix, resolution } = parseDeskRequest(outcomeSchema, body);
    return turnTaker.close(id, agent, {
      resolution,
      ...(cause !== undefined && { cause: idNamed('cause', cause, options.causes) }),
      ...(fix !== undefined && { fix: idNamed('fix', fix, options.fixes) }),
    });
  });
}

/**
 * The id of what is named by its id or its label, as it is counted later; throws RequestError 400 for what the knowledge does not
 * name, and takes everything where no knowledge is there to ask.
 */
function idNamed(field: string, said: string, labels: FindLabels | undefined): string {
  if (!labels) return said;
  const known = labels();
  const found = known.find(({ id }) => id === said) ?? known.find(({ label }) => label === said);
  if (found) return found.id;
  throw new RequestError(400, `unknown-${field}`, `${field}: one of ${known.map(({ id }) => id).join(', ')}`);
}

function sendJson(res: Response, body: object): void {
  res.setHeader('Cache-Control', 'no-store');
  res.json(200, body);
}
