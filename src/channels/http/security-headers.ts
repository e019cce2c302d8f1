import type { ServerResponse } from 'node:http';
import { toWebSocketOrigin } from './public-origin';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer; a page replaces the policy with its own. */
export function setSecurityHeaders(res: ServerResponse, { isSecure }: { isSecure: boolean }): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Content-Security-Policy', API_POLICY);
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  if (isSecure) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/** A page's policy: our own files and sockets only, no inline script; `framedBy` is who may frame it. */
export function setPagePolicy(res: ServerResponse, page: { origin: string; framedBy: "'none'" | "'self'" }): void {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    // Older WebKit does not count sockets of the same origin as 'self'.
    `connect-src 'self' ${toWebSocketOrigin(page.origin)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${page.framedBy}`,
  ];
  res.setHeader('Content-Security-Policy', policy.join('; '));
  if (page.framedBy === "'self'") res.setHeader('X-Frame-Options', 'SAMEORIGIN');
}
