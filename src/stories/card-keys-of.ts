import { renderIncidentText } from '../app';
import type { Incident } from '../incident/incident';
import type { Knowledge } from '../knowledge/knowledge';

/** The labels that stand on an incident's card: it is drawn once more with each label's key in the label's place. */
export function cardKeysOf(incident: Incident, knowledge: Knowledge): readonly string[] {
  const wording = Object.fromEntries(
    Object.entries(knowledge.wording).map(([key, value]) => [key, key.startsWith('card.') ? `<<${key}>>` : value]),
  );
  const card = renderIncidentText(incident, { ...knowledge, wording });
  return [...card.matchAll(/<<(card\.[^<>]+)>>/g)].map(([, key = '']) => key);
}
