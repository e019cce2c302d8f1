import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import type { PublicOrigin } from './public-origin';
import { setPagePolicy } from './security-headers';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** Vite names built files after their content (`widget-B2x9aQ1c.js`): such a name never changes its content. */
const HASHED_NAME = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;
const PAGES: Readonly<Record<string, readonly string[]>> = { 'index.html': ['/'], 'desk.html': ['/desk', '/desk/'] };

interface Page {
  readonly body: Buffer;
  readonly gzipped?: Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  /** Who may frame it, for an HTML page. */
  readonly framedBy?: "'none'" | "'self'" | undefined;
}

/**
 * Serves the built front ends from memory: `index.html` at `/`, `desk.html` at `/desk`, every other file at its own path.
 * Reads the folder once, so that no request names a file of the disk. Throws where `webDir` cannot be read.
 */
export function mountPages(server: Server, { webDir, origins }: { webDir: string; origins: PublicOrigin }): void {
  for (const file of readdirSync(webDir, { recursive: true, withFileTypes: true })) {
    const path = relative(webDir, join(file.parentPath, file.name)).split(sep).join('/');
    const type = TYPES[extname(file.name)];
    if (!file.isFile() || type === undefined) continue;
    const page = readPage(join(webDir, path), { path, type });
    for (const address of PAGES[path] ?? [`/${path}`]) {
      const send = async (req: Request, res: Response): Promise<void> => sendPage(origins, page, req, res);
      server.get(address, send);
      server.head(address, send);
    }
  }
}

function readPage(file: string, { path, type }: { path: string; type: string }): Page {
  const body = readFileSync(file);
  const cache = HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return {
    body,
    gzipped: /^(?:text|application)|svg/.test(type) && body.length > 1024 ? gzipSync(body) : undefined,
    headers: { 'Content-Type': type, 'Cache-Control': cache, Vary: 'Accept-Encoding' },
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    framedBy: extname(path) !== '.html' ? undefined : path === 'desk.html' ? "'none'" : "'self'",
  };
}

function sendPage(origins: PublicOrigin, page: Page, req: Request, res: Response): void {
  if (page.framedBy !== undefined) setPagePolicy(res, { origin: origins.of(req), framedBy: page.framedBy });
  const encoded =
    page.gzipped && /\bgzip\b/.test([req.headers['accept-encoding'] ?? ''].flat().join(',')) ? page.gzipped : undefined;
  const etag = `"${page.etag}${encoded ? '-gz' : ''}"`;
  const headers = { ...page.headers, ETag: etag, ...(encoded && { 'Content-Encoding': 'gzip' }) };
  if ((req.headers['if-none-match'] ?? '').split(',').some(known => known.trim() === etag)) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  const bytes = encoded ?? page.body;
  res.writeHead(200, { ...headers, 'Content-Length': bytes.length });
  res.end(req.method === 'HEAD' ? undefined : bytes);
}
