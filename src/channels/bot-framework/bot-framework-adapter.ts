import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type TurnContext,
} from 'botbuilder';

/** The app registered with Azure Bot Service. */
export interface MicrosoftApp {
  readonly appId: string;
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
}

/** CloudAdapter with its turn open to us: its own `process` writes stack traces to the console and error texts to the client. */
export class BotFrameworkAdapter extends CloudAdapter {
  /** Checks the caller's token, then runs `logic`; rejects with AuthenticationError or with what `logic` threw. */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(authorization, activity, logic);
  }
}

/** Throws where the app id is empty: the SDK would then let everybody in. */
export function createBotFrameworkAdapter({ appId, password, tenantId, type }: MicrosoftApp): BotFrameworkAdapter {
  if (appId === '') throw new RangeError('MICROSOFT_APP_ID is empty: Bot Framework would let everybody in');
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
  });
  return new BotFrameworkAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
}
