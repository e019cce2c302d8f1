/** The open incident is in the address, so that "back" leads to the list and a link leads to the incident. */
const PREFIX = '#/incidents/';

export function incidentInAddress(): string | undefined {
  if (!location.hash.startsWith(PREFIX)) return undefined;
  try {
    return decodeURIComponent(location.hash.slice(PREFIX.length)) || undefined;
  } catch {
    // A mangled link opens the list.
    return undefined;
  }
}

export const addressOfIncident = (incidentId: string): string => PREFIX + encodeURIComponent(incidentId);

export function leaveIncident(): void {
  location.hash = '#/';
}
