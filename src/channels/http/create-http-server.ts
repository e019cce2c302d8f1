import type { IncomingMessage, Server as NodeServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer, type Request, type Response, type Server } from 'restify';
import { RequestError } from '../../errors';
import type { Log } from '../../log';
import { createClientAddress, type ClientAddress } from './client-address';
import { handleCors } from './cors';
import { answerFailure, errorResponse, toErrorResponse } from './error-response';
import { createPublicOrigin, type PublicOrigin } from './public-origin';
import { checkDeclaredLength, isUpload, MAX_BODY_BYTES, MAX_UPLOAD_BYTES, readBody, toBody } from './read-body';
import { setSecurityHeaders } from './security-headers';

declare module 'restify' {
  interface Server {
    /** Runs before anything else of restify (there since restify 7, missing in its types); false ends the request. */
    first(handler: (req: Request, res: Response) => boolean): void;
  }
}

export interface HttpServerOptions {
  readonly log: Log;
  /** Where browsers reach us (`https://pos.example`); the Host header of each request where absent. */
  readonly publicUrl?: string | undefined;
  /** Other pages' origins that may call Direct Line (`https://shop.example`). */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Proxies whose `X-Forwarded-…` headers are believed: addresses or ranges. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly headersTimeoutMs?: number | undefined;
  readonly requestTimeoutMs?: number | undefined;
}

/** Takes an upgrade request, or answers false where its path is not theirs. */
export type UpgradeHandler = (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface HttpServer {
  /** Mount routes here; handlers are async and throw, `req.body` is the parsed JSON (or the bytes of another type). */
  readonly server: Server;
  readonly address: ClientAddress;
  readonly origins: PublicOrigin;
  onUpgrade(handler: UpgradeHandler): void;
  /** Called when closing starts: end what would stay open (sockets, event streams). */
  onClose(end: () => void): void;
  /** True once `close` was called; a readiness check answers 503 then. */
  isClosing(): boolean;
  /** Port 0 takes any free one; resolves with the port taken. */
  listen(port: number, host?: string): Promise<number>;
  /** Takes no new connections, lets running requests end, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

const DEFAULTS = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000, // an 8 MB photo over a slow mobile line
  keepAliveTimeoutMs: 65_000, // longer than the 60 s of common proxies, which would reuse a closed connection otherwise
} as const;

const HOST = /^[a-z0-9.:[\]_-]+$/i;
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The HTTP server with everything that all routes share: limits, errors, headers, CORS, upgrades, closing. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { log } = options;
  const address = createClientAddress(options);
  const origins = createPublicOrigin({ ...options, address });
  const server = createServer({ name: '', log: quietLog as never });
  const node = server.server as NodeServer;
  const upgradeHandlers: UpgradeHandler[] = [];
  const enders: (() => void)[] = [];
  const sockets = new Set<Socket>();
  let closing = false;

  setTimeouts(node, options);
  server.first((req, res) => {
    setSecurityHeaders(res, { isSecure: address.isSecure(req) });
    if (closing) res.setHeader('Connection', 'close');
    try {
      checkTarget(req);
      if (handleCors(origins, req, res)) return false;
      checkDeclaredLength(req, isUpload(req.getUrl().pathname ?? '') ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES);
    } catch (error) {
      answerFailure(log, req, res, error);
      return false;
    }
    return true;
  });
  server.use(async (req: Request, _res: Response) => {
    if (!METHODS_WITH_BODY.has(req.method ?? '') || isUpload(req.path())) return;
    req.rawBody = await readBody(req, MAX_BODY_BYTES);
    req.body = toBody(req, req.rawBody as Buffer);
  });
  server.on('restifyError', (req: Request, res: Response, error: unknown) => answerFailure(log, req, res, error));
  server.on('after', (req: Request, res: Response) =>
    log.debug({ method: req.method, path: req.getUrl().pathname, status: res.statusCode }, 'request answered'),
  );
  node.on('clientError', answerClientError);
  node.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  node.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', error => log.debug({ err: error }, 'socket failed during its upgrade'));
    if (closing || !upgradeHandlers.some(handle => handle(req, socket, head)))
      refuseUpgrade(socket, new RequestError(404, 'not-found', 'There is nothing at this address'));
  });

  return {
    server,
    address,
    origins,
    onUpgrade: handler => void upgradeHandlers.push(handler),
    onClose: end => void enders.push(end),
    isClosing: () => closing,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        node.once('error', reject);
        node.listen(port, host, () => {
          node.off('error', reject);
          resolve((node.address() as AddressInfo).port);
        });
      }),
    async close(graceMs) {
      closing = true;
      const ended = new Promise<void>(resolve => void node.close(() => resolve()));
      for (const end of enders) end();
      node.closeIdleConnections();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, graceMs);
      await ended;
      await Promise.all([...sockets].map(socket => new Promise(resolve => socket.once('close', resolve))));
      clearTimeout(timer);
    },
  };
}

/** Ends an upgrade request with an ordinary HTTP answer. */
export function refuseUpgrade(socket: Duplex, error: unknown): void {
  socket.end(toRawResponse(toErrorResponse(error)), () => socket.destroy());
}

function setTimeouts(node: NodeServer, options: HttpServerOptions): void {
  node.headersTimeout = options.headersTimeoutMs ?? DEFAULTS.headersTimeoutMs;
  node.requestTimeout = options.requestTimeoutMs ?? DEFAULTS.requestTimeoutMs;
  node.keepAliveTimeout = DEFAULTS.keepAliveTimeoutMs;
  // How often Node looks for requests over their time; read when listening starts, and 30 s is too seldom.
  Object.assign(node, { connectionsCheckingInterval: Math.min(node.headersTimeout / 2, 5000) });
}

/** Refuses what the router cannot take: a target or Host header that makes no URL, or a path with broken escapes. */
function checkTarget(req: Request): void {
  const { host } = req.headers;
  try {
    if (host !== undefined && !HOST.test(host)) throw new URIError(host);
    decodeURIComponent(req.getUrl().pathname ?? '');
  } catch {
    throw new RequestError(400, 'bad-target', 'The address is malformed');
  }
}

const CLIENT_ERRORS: Readonly<Record<string, [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'The headers are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'timeout', 'The request took too long'],
};

/** What Node's parser refuses never reaches a route. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, code, message] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'bad-request', 'This is not HTTP'];
  socket.end(toRawResponse(errorResponse(status, code, message)), () => socket.destroy());
}

function toRawResponse({ status, body }: { status: number; body: object }): string {
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json; charset=utf-8\r\nX-Content-Type-Options: nosniff`;
  return `${head}\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`;
}

const quiet = (): void => {};
/** restify writes its own records; ours are written by the handlers above. */
const quietLog = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
  child: (): object => quietLog,
};
