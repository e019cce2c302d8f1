import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import { BotAdapter, type TurnContext } from 'botbuilder';

/** A Bot Framework adapter that collects what the dialogs send and sends nothing: the turn stores it first. */
export class TurnAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map(activity => ({ id: activity.id ?? '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('A turn only says new things: updateActivity is not available inside a turn');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('A turn only says new things: deleteActivity is not available inside a turn');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('Turns are taken by TurnTaker, not by continueConversation');
  }

  /** Runs one turn's logic with the adapter's error handling bypassed: the turn catches. */
  async run(context: TurnContext, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await logic(context);
  }
}
