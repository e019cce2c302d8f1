/** One WebSocket's life; `onEnd` is called exactly once, whatever ended it. */
export interface StreamSocketOptions {
  readonly url: string;
  readonly onOpen: () => void;
  /** A frame with something in it; keep-alives are not told. */
  readonly onFrame: (frame: unknown) => void;
  /** `wasStable`: it lived long enough to count as a working one. */
  readonly onEnd: (wasStable: boolean) => void;
}

const LIMITS = {
  /** A socket that does not open within this has met a proxy that swallows upgrades. */
  openMs: 8000,
  /** Servers send an empty frame at least every 30 s; a silent socket may be dead without knowing. */
  silenceMs: 75_000,
  stableMs: 10_000,
};

/** Opens the socket and answers how to end it. Throws where no socket can be made of the address. */
export function openStreamSocket({ url, onOpen, onFrame, onEnd }: StreamSocketOptions): () => void {
  const socket = new WebSocket(sameOrigin(url));
  let openedAtMs: number | undefined;
  let ended = false;
  let watchdog = setTimeout(end, LIMITS.openMs);

  function end(): void {
    if (ended) return;
    ended = true;
    clearTimeout(watchdog);
    socket.close();
    onEnd(openedAtMs !== undefined && Date.now() - openedAtMs > LIMITS.stableMs);
  }
  const heard = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(end, LIMITS.silenceMs);
  };
  socket.onopen = () => {
    if (ended) return;
    openedAtMs = Date.now();
    heard();
    onOpen();
  };
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (ended) return;
    heard();
    if (typeof data === 'string' && data !== '') onFrame(parseFrame(data));
  };
  socket.onclose = end;
  socket.onerror = end;
  return end;
}

/** The page's own origin: the server may know itself by another name than the browser (a proxy, localhost by number). */
function sameOrigin(streamUrl: string): string {
  const url = new URL(streamUrl, location.href);
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}${url.pathname}${url.search}`;
}

function parseFrame(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    // Not a frame of ours; the next catch-up brings whatever it meant.
    return undefined;
  }
}
