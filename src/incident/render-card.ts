import { cardLines, cardTitle } from './card-lines';
import { escapeMarkdown } from './plain-text';
import type { CardLabels } from './card-lines';
import type { IncidentCard } from './incident-card';

/** The card as plain lines, for the desk and for channels that show text only. */
export function renderCardText(card: IncidentCard, labels: CardLabels): string {
  const lines = cardLines(card, labels).flatMap(({ label, value, items }) => [
    value ? `${label}: ${value}` : `${label}:`,
    ...(items ?? []).map(item => `  - ${item}`),
  ]);
  return [cardTitle(card, labels), ...lines].join('\n');
}

/** The same as Markdown; everything that is not ours is escaped, so that no merchant can put a link or markup into it. */
export function renderCardMarkdown(card: IncidentCard, labels: CardLabels): string {
  const lines = cardLines(card, labels).flatMap(({ label, value, items }) => [
    `- **${escapeMarkdown(label)}**${value ? ` ${escapeMarkdown(value)}` : ''}`,
    ...(items ?? []).map(item => `  - ${escapeMarkdown(item)}`),
  ]);
  return [`### ${escapeMarkdown(cardTitle(card, labels))}`, '', ...lines].join('\n');
}
