import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { renderCardMarkdown, renderCardText } from '../src/incident/render-card';
import { toCard } from '../src/incident/to-card';
import type { IncidentCard } from '../src/incident/incident-card';
import { createVocabulary } from '../src/incident/vocabulary';
import type { Incident } from '../src/incident/incident';
import { nextStep } from '../src/diagnosis/next-step';
import { replayBelief } from '../src/diagnosis/replay-belief';
import type { Knowledge } from '../src/knowledge/knowledge';
import { historyFor, modelOfIncident } from './diagnosis-model';

/** The incident as an agent reads it, with the planner's next best step, in each form that is asked for. */
export interface RenderedIncident {
  readonly card: IncidentCard;
  readonly text: string;
  readonly markdown: string;
}

export function renderIncident(incident: Incident, knowledge: Knowledge): RenderedIncident {
  const card = toCard(incident, createVocabulary(knowledge), plannedStep(incident, knowledge));
  const labels = Object.fromEntries(
    Object.entries(knowledge.wording).flatMap(([key, value]) =>
      key.startsWith('card.') && typeof value === 'string' ? [[key, value]] : [],
    ),
  );
  return { card, text: renderCardText(card, labels), markdown: renderCardMarkdown(card, labels) };
}

function plannedStep(
  incident: Incident,
  knowledge: Knowledge,
): { kind: 'ask' | 'try' | 'handoff'; id?: string } | undefined {
  const file = knowledge.codes.find(entry => incident.codes.includes(entry.code)) ?? knowledge.codes[0];
  if (!file || incident.status === 'closed') return undefined;
  const model = modelOfIncident(file, knowledge, incident);
  const step = nextStep(model, replayBelief(model, incident), historyFor(file, knowledge.checks, incident), {
    moneyUncertain: !isMoneySettled(incident),
  });
  return step.kind === 'handoff' ? { kind: step.kind } : { kind: step.kind, id: step.id };
}
