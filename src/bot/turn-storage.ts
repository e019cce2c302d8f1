import type { Storage, StoreItems } from 'botbuilder';
import type { JsonObject } from '../json';

/**
 * Bot Framework storage over the one conversation row that the turn has locked. BotState writes with eTag `*`, which
 * would lose updates on a shared store; here a write only replaces the copy that the turn saves with its version check.
 */
export class TurnStorage implements Storage {
  private items: StoreItems;

  constructor(state: JsonObject) {
    this.items = structuredClone<StoreItems>(state);
  }

  async read(keys: string[]): Promise<StoreItems> {
    const found = keys.filter(key => key in this.items);
    return Object.fromEntries(found.map(key => [key, structuredClone(this.items[key]) as unknown]));
  }

  async write(changes: StoreItems): Promise<void> {
    this.items = { ...this.items, ...changes };
  }

  async delete(keys: string[]): Promise<void> {
    this.items = Object.fromEntries(Object.entries(this.items).filter(([key]) => !keys.includes(key)));
  }

  /** What the conversation row is to hold after the turn. */
  toState(): JsonObject {
    return JSON.parse(JSON.stringify(this.items)) as JsonObject;
  }
}
