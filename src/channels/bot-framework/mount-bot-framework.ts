import type { Request, Response, Server } from 'restify';
import type { Clock } from '../../clock';
import { RequestError } from '../../errors';
import type { Log } from '../../log';
import { type Courier, oneByOne } from '../../turn/create-deliverer';
import type { TurnTaker } from '../../turn/turn-taker';
import { createBotFrameworkAdapter, type BotFrameworkAdapter, type MicrosoftApp } from './bot-framework-adapter';
import { createBotFrameworkDeliver } from './create-bot-framework-deliver';
import { CHANNEL, parseBotActivity, toInboundMessage, toSdkActivity } from './to-inbound-message';

export interface BotFrameworkOptions extends MicrosoftApp {
  readonly turnTaker: TurnTaker;
  readonly clock: Clock;
  readonly log: Log;
  /** Registers who pushes this channel's answers. */
  readonly deliverTo: (target: string, courier: Courier) => void;
  /** One made from the app's id and password unless given. */
  readonly adapter?: BotFrameworkAdapter | undefined;
}

/** Serves Azure Bot Service at `/api/messages`; mount it only for a configured app. */
export function mountBotFramework(server: Server, options: BotFrameworkOptions): void {
  const { appId, turnTaker, clock, log, deliverTo } = options;
  const adapter = options.adapter ?? createBotFrameworkAdapter(options);
  deliverTo(CHANNEL, oneByOne(createBotFrameworkDeliver(adapter, appId)));

  server.post('/api/messages', async (req: Request, res: Response) => {
    const activity = parseBotActivity(req.body);
    let isAuthentic = false;
    try {
      await adapter.receive(req.headers.authorization ?? '', toSdkActivity(activity), async () => {
        isAuthentic = true;
        const message = toInboundMessage(activity, appId, clock.now());
        if (message) await turnTaker.takeTurn(message);
      });
    } catch (error) {
      if (isAuthentic) throw error;
      log.warn({ err: error }, 'a caller of /api/messages was refused');
      throw new RequestError(401, 'unauthorized', 'The token is not one of Azure Bot Service for this app');
    }
    res.json(200, {});
  });
}
