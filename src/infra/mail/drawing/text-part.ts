import type { Space } from "#spaces/space.ts";
import type { MailContent } from "./content.ts";
import { oneLine } from "./one-line.ts";

/** Above the first paragraph: "Bonjour Jeanne," or, to an address not yet proven, "Bonjour,". */
export const greeting = (firstName = "") => oneLine(`Bonjour ${firstName}`).replace(/$/, ",");

/** Below the last paragraph, the same under every mail of a space. */
export const signature = ({ wording }: Space): readonly string[] => [
  wording.contact.service,
  `Téléphone : ${wording.contact.phone}, ${wording.contact.hours}`,
  `Courriel : ${wording.contact.email}`,
  "Nous ne vous demanderons jamais votre mot de passe, ni par mail ni par téléphone.",
];

/** The plain text of a mail. A link or a code stands alone on its line, so that eye and program find it whole. */
export function textPart(space: Space, content: MailContent): string {
  const paragraphs = content.parts.map((part) => {
    if (typeof part === "string") return oneLine(part);
    const [label, alone] = "code" in part ? [part.label, part.code] : [part.action, part.href];
    return `${oneLine(`${label} :`)}\n\n${alone}`;
  });
  const closing = signature(space).map(oneLine).join("\n");
  return [greeting(content.firstName), ...paragraphs, closing].join("\n\n").concat("\n");
}
