import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { copyAdvice, type MailContent } from "./content.ts";
import { oneLine } from "./one-line.ts";

/** "Bonjour Jeanne,", or "Bonjour," for an address not yet proven. */
export const greeting = (firstName = "") => oneLine(`Bonjour ${firstName}`).replace(/$/, ",");

export const signature = ({ wording }: Space): readonly string[] => [
  wording.contact.service,
  `Téléphone : ${wording.contact.phone}, ${wording.contact.hours}`,
  `${capitalised(wording.emailAddress)} : ${wording.contact.email}`,
  "Nous ne vous demanderons jamais votre mot de passe, ni par mail ni par téléphone.",
];

/** A link or a code is alone on its line, so that people and programs read it completely. */
export function textPart(space: Space, content: MailContent): string {
  const paragraphs = content.parts.map((part) => {
    if (typeof part === "string") return oneLine(part);
    if ("code" in part) return alone(part.label, part.code);
    return `${alone(part.action, part.href)}\n\n${oneLine(copyAdvice)}`;
  });
  const closing = signature(space).map(oneLine).join("\n");
  return [greeting(content.firstName), ...paragraphs, closing].join("\n\n").concat("\n");
}

const alone = (label: string, value: string) => `${oneLine(`${label} :`)}\n\n${value}`;
