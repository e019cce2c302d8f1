import type { Request, Response, Server } from 'restify';
import { NotFoundError, OwnershipError } from '../errors';
import type { Store } from '../store/store';
import { isWith } from '../turn/agent-action';
import type { Wake } from '../turn/turn-taker';
import type { DeskChannels } from './desk-channels';
import type { DeskSessions } from './desk-sessions';
import { requireWork } from './permissions';

export interface TypingRouteOptions {
  readonly store: Store;
  readonly sessions: DeskSessions;
  readonly wake: Wake;
  readonly channels?: DeskChannels | undefined;
}

/**
 * `POST /desk/api/incidents/:id/typing`: the agent who has the case is writing. Open sockets are woken on every replica; a channel that has to be
 * called is called by this one alone. 204, 404, 409 where it is with somebody else.
 */
export function mountTyping(server: Server, { store, sessions, wake, channels }: TypingRouteOptions): void {
  server.post('/desk/api/incidents/:id/typing', async (req: Request, res: Response) => {
    const { agent } = await sessions.authenticateChange(req);
    requireWork(agent);
    const incidentId = String((req.params as { id: string }).id);
    const incident = await store.incidents.find(incidentId);
    const conversation = incident && (await store.conversations.find(incident.conversationId));
    if (!incident || !conversation) throw new NotFoundError('incident', incidentId);
    if (!isWith(conversation, incident, agent))
      throw new OwnershipError(incidentId, incident.handoff?.agent?.name ?? conversation.owner);
    wake.notify({ kind: 'typing', conversationId: conversation.id, from: 'agent' });
    void channels?.showTyping(conversation);
    res.send(204);
  });
}
