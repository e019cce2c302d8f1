import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type Overrides } from '../app';
import type { Config } from '../config';
import type { Knowledge } from '../knowledge/knowledge';
import type { Contacts } from '../knowledge/schema';
import type { Log } from '../log';
import { playStory } from './play-story';
import type { Played } from './played';
import type { Story } from './story';

/** The one that merchants of stories write in. */
const CHANNEL = 'terminal';

/** The product as stories are played on it: one database for all, a clock that is moved, no network. */
export interface Stage {
  readonly knowledge: Knowledge;
  /** Plays one story with a merchant of its own; one after the other. */
  play(story: Story): Promise<Played>;
  close(): Promise<void>;
}

/** What a story needs of the product beside its turns. */
export interface Scene {
  readonly app: App;
  now(): Date;
  setTime(at: Date): void;
  /** The operator's contacts from now on; those of the knowledge where there are none. */
  setContacts(contacts: Contacts | undefined): void;
  /** The bot breaks down over the next message it reads. */
  breakNext(): void;
  /** What the bot said and read, and what went wrong, since the last call. */
  takeNotes(): Notes;
}

export interface Notes {
  readonly made: readonly { readonly key: string; readonly text: string }[];
  readonly intents: readonly string[];
  readonly errors: readonly string[];
}

/** Opens the product on a temporary SQLite file; nothing outside is called, whatever the settings name. */
export async function openStage(config: Config, overrides: Pick<Overrides, 'cacheDir'> = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'poscare-stories-'));
  const { databaseUrl: _db, redisUrl: _redis, handoffWebhook: _webhook, ...rest } = config;
  const notes = createNotes();
  let now = new Date(0);
  let contacts: Contacts | undefined;
  let count = 0;
  try {
    const app = await createApp(
      { ...rest, dataDir, nudges: true },
      {
        clock: { now: () => now },
        log: notes.log,
        witness: notes.witness,
        adapt: knowledge => (contacts ? { ...knowledge, contacts } : knowledge),
        cacheDir: overrides.cacheDir ?? join(config.dataDir, 'models'),
      },
    );
    app.remindIn(CHANNEL, async () => true);
    const scene: Scene = {
      app,
      now: () => now,
      setTime: at => {
        now = at;
      },
      setContacts: own => {
        contacts = own;
      },
      breakNext: notes.breakNext,
      takeNotes: notes.take,
    };
    return {
      knowledge: app.knowledge.current(),
      play(story) {
        count += 1;
        return playStory(scene, story, `story-${count}`);
      },
      async close() {
        await app.close();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

function createNotes() {
  let made: Notes['made'][number][] = [];
  let intents: string[] = [];
  let errors: string[] = [];
  let breaks = false;
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (fields, message) => {
      errors.push(`${message} ${JSON.stringify(fields)}`);
    },
  };
  return {
    log,
    witness: {
      made: (key: string, text: string): void => {
        made.push({ key, text });
      },
      read: (intent: string, aside: string | undefined): void => {
        intents.push(intent, ...(aside === undefined ? [] : [aside]));
        if (!breaks) return;
        breaks = false;
        throw new Error('The story has the bot break down here');
      },
    },
    breakNext: (): void => {
      breaks = true;
    },
    take: (): Notes => {
      const taken = { made, intents, errors };
      [made, intents, errors] = [[], [], []];
      return taken;
    },
  };
}
