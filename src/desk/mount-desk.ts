import type { Server } from 'restify';
import type { Clock } from '../clock';
import { createDeskSessions } from './desk-sessions';
import { mountEvents, type EventRouteOptions } from './mount-events';
import { mountIncidents, type IncidentRouteOptions } from './mount-incidents';
import { mountMedia } from './mount-media';
import { mountSession, type SessionRouteOptions } from './mount-session';
import { mountTyping, type TypingRouteOptions } from './mount-typing';

export type DeskOptions = Omit<
  SessionRouteOptions & IncidentRouteOptions & EventRouteOptions & TypingRouteOptions,
  'sessions'
> & {
  readonly clock: Clock;
};

/** Serves the agents' API under `/desk/api`; call `close` when the server closes, to end the event streams. */
export function mountDesk(server: Server, options: DeskOptions): { close(): void } {
  const routes = { ...options, sessions: createDeskSessions(options) };
  mountSession(server, routes);
  mountIncidents(server, routes);
  mountMedia(server, routes);
  mountTyping(server, routes);
  return mountEvents(server, routes);
}
