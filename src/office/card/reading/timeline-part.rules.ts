/** What the timeline is made of, as the address names it. */
export const timelineParts = {
  registre: "Registre",
  courriers: "Courriers",
  messages: "Mails et SMS",
  securite: "Sécurité",
  versements: "Versements",
  appels: "Appels",
  corrections: "Corrections",
  consultations: "Consultations",
} as const;

export type TimelinePart = keyof typeof timelineParts;

export const everyPart = Object.keys(timelineParts) as TimelinePart[];

/** The place of a line: its time in microseconds, then what makes the order total. */
export type Place = { micros: string; part: TimelinePart; id: string };

export type Cursor = { towards: "older" | "newer"; place: Place };

const shape = /^(\d{1,18})_([a-z]+)_([\w-]{1,60})$/;

export const placeInAddress = ({ micros, part, id }: Place) => `${micros}_${part}_${id}`;

/** `?avant=` leads to older lines, `?apres=` to newer ones. A forged cursor counts as absent. */
export function readCursor(query: unknown): Cursor | null {
  const { avant, apres } = (query ?? {}) as Record<string, unknown>;
  const older = readPlace(avant);
  if (older) return { towards: "older", place: older };
  const newer = readPlace(apres);
  return newer && { towards: "newer", place: newer };
}

function readPlace(value: unknown): Place | null {
  const [, micros, part, id] = (typeof value === "string" && shape.exec(value)) || [];
  return micros && id && isPart(part) ? { micros, part, id } : null;
}

const isPart = (value: unknown): value is TimelinePart =>
  typeof value === "string" && Object.hasOwn(timelineParts, value);

/** `?quoi=`; `null`: everything. */
export function readPart(query: unknown): TimelinePart | null {
  const { quoi } = (query ?? {}) as Record<string, unknown>;
  return isPart(quoi) ? quoi : null;
}
