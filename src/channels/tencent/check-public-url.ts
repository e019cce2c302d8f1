import { failed, ok, type Finding } from './channel-check';

/** WeChat pushes to http on 80 and https on 443 and nothing else (message push guide); of WeCom no such rule is documented. */
export type CallbackPorts = 'standard-only' | 'any';

const EXAMPLE = 'PUBLIC_URL=https://pos.example.com';
/** Addresses that only this machine or its own network knows. */
const PRIVATE =
  /^(?:localhost|.*\.local|0\.0\.0\.0|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[(?:::1?|f[cd].*|fe80.*)\])/;

/** Whether the vendor's servers could reach the address at all, going by how it is written. */
export function checkPublicUrl(publicUrl: string | undefined, ports: CallbackPorts): Finding {
  if (publicUrl === undefined)
    return failed('PUBLIC_URL is not set', `Set it to the origin merchants reach this server under: ${EXAMPLE}`);
  const { protocol, hostname, port } = new URL(publicUrl);
  if (PRIVATE.test(hostname))
    return failed(`${hostname} is known to your own network only`, `Use a public name, as in ${EXAMPLE}`);
  if (ports === 'standard-only' && port !== '')
    return failed(
      `port ${port} is not one that WeChat pushes to`,
      `Serve https on 443 (or http on 80), behind a proxy, and leave the port out: ${EXAMPLE}`,
    );
  return ok(protocol === 'https:' ? publicUrl : `${publicUrl} (plain http: https keeps merchants' messages private)`);
}
